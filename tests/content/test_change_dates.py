"""The day on which a text changed is the day on which its words did."""

from datetime import date
from pathlib import Path

import pytest

from emn_site.content.change_dates import change_dates, text_words
from emn_site.content.load import load_site
from tests.editions.workshop import git
from tests.refusals import refused

TEXT = "docs/lt/studies/2022/first-study.md"
FIRST, SECOND = date(2026, 1, 5), date(2026, 2, 6)


def _commit(root: Path, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00Z")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A change")


@pytest.fixture
def committed(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(healthy, "init", "--quiet")
    _commit(healthy, FIRST, monkeypatch)
    return healthy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n## ", "\n\n\n## "),
        ("topics:", "seen: [https://example.org/other]\ntopics:"),
        (". ", ".  "),
        ("](https://", "](https://other."),
        ('"', "„"),
        ("\n\n", "\n\n<!-- who edits this reads it -->\n\n"),
    ],
)
def test_a_change_of_marks_and_addresses_leaves_the_day(
    committed: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    file = committed / TEXT
    head, mark, body = file.read_text(encoding="utf-8").partition("\n---\n")
    body += '\nA [page](https://example.org/a) of "words" here. And one.\n'
    file.write_text(head + mark + body, encoding="utf-8")
    _commit(committed, FIRST, monkeypatch)
    if old == "topics:":
        head = head.replace(old, new)
    file.write_text(head + mark + body.replace(old, new), encoding="utf-8")
    _commit(committed, SECOND, monkeypatch)

    assert change_dates(committed)[TEXT] == FIRST


@pytest.mark.parametrize(
    ("old", "new"), [("\n---\n", "\n---\n\nOne word more.\n"), ("title: ", "title: New ")]
)
def test_a_change_of_words_moves_the_day(
    committed: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    file = committed / TEXT
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    _commit(committed, SECOND, monkeypatch)

    days = change_dates(committed)
    assert file.read_text(encoding="utf-8") != text
    assert (days[TEXT], days["docs/lt/index.md"]) == (SECOND, FIRST)


def test_a_text_that_is_moved_keeps_its_day(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (committed / TEXT).rename((committed / TEXT).with_name("other.md"))
    _commit(committed, SECOND, monkeypatch)

    assert change_dates(committed)["docs/lt/studies/2022/other.md"] == FIRST


def test_a_site_in_a_folder_of_a_repository_knows_its_days(
    healthy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(healthy.parent, "init", "--quiet")
    _commit(healthy.parent, FIRST, monkeypatch)

    assert change_dates(healthy)[TEXT] == FIRST


def test_a_clone_without_history_knows_no_day(committed: Path, tmp_path: Path) -> None:
    (committed / TEXT).unlink()
    git(committed, "commit", "--quiet", "--all", "--message", "B")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{committed}", "shallow")

    assert change_dates(tmp_path / "shallow") == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was **so** in 2019-2023.", "It was so in 2019–2023."),
        (
            "Read [this](a.md#b)[^1] and\n\n[^1]: that",
            "Read [this](https://c.eu/d_(e))[^f] and\n\n[^f]: that",
        ),
        ("A &amp; B", "A & B"),
        ("im\u00admi\u00adgra\u00adtion", "immigration"),
    ],
)
def test_what_is_read_alike_has_the_same_words(one: str, other: str) -> None:
    assert text_words(one) == text_words(other)


@pytest.mark.parametrize(("one", "other"), [("−5", "5"), ("5 %", "5 ‰"), ("not so", "so"), ("1.5", "15")])
def test_what_is_read_otherwise_has_other_words(one: str, other: str) -> None:
    assert text_words(one) != text_words(other)


def test_a_repository_of_another_user_is_refused_with_what_to_do(
    committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # Git's own, for its tests

    with refused(f'git config --global --add safe.directory "{committed}"'):
        load_site(committed)
