"""What is frozen is verified: whoever edits or deletes it by hand is found out before anything is changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from emn_site.editions import history
from emn_site.editions.repository import Repository
from emn_site.model.refusals import Refused
from tests.editions.workshop import commit, git, published, tree
from tests.refusals import refusal_sentence, refused

STUDY = "docs/lt/studies/2022/first-study.md"


def _change(root: Path) -> None:
    file = root / STUDY
    file.write_text(file.read_text() + "\nDar viena pastraipa.\n")
    commit(root)


def _by_hand(root: Path, change: Callable[[Path], None]) -> None:
    """Let somebody change the published branch in a clone of their own."""
    clone = root.parent / "by-hand"
    git(root.parent, "clone", "--quiet", "--branch", "gh-pages", "published.git", str(clone))
    change(clone)
    commit(clone)
    git(clone, "push", "--quiet", "origin", "gh-pages")


def _publish_by_hand(root: Path, page: str) -> None:
    """Let somebody begin the published branch with one page."""
    clone = root.parent / "new"
    git(root.parent, "init", "--quiet", "--initial-branch=gh-pages", str(clone))
    (clone / page).parent.mkdir(exist_ok=True)
    (clone / page).write_text("Senas puslapis")
    commit(clone)
    git(clone, "push", "--quiet", str(root.parent / "published.git"), "gh-pages")


def _list(clone: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((clone / "versions.json").read_text())
    return found


def _edit_page(clone: Path) -> None:
    (clone / "2026" / "index.html").write_text("Kas kita")


def _delete_folder(clone: Path) -> None:
    git(clone, "rm", "-r", "--quiet", "2026")


def _delete_list(clone: Path) -> None:
    (clone / "versions.json").unlink()


def _break_list(clone: Path) -> None:
    (clone / "versions.json").write_text("[{")


def _link_elsewhere(clone: Path) -> None:
    text = (clone / "versions.json").read_text()
    (clone / "versions.json").write_text(text.replace('"version": "2026"', '"version": "//evil.example"'))


def _list_twice(clone: Path) -> None:
    (clone / "versions.json").write_text(json.dumps(_list(clone) * 2))


def _strike_from_list(clone: Path) -> None:
    remaining = [one for one in _list(clone) if one["version"] != "2026"]
    (clone / "versions.json").write_text(json.dumps(remaining))


def _strike_folder_and_line(clone: Path) -> None:
    _delete_folder(clone)
    _strike_from_list(clone)


def _edit_page_and_checksum(clone: Path) -> None:
    _edit_page(clone)
    git(clone, "add", "--all")
    checksum = git(clone, "write-tree", "--prefix=2026/")
    recorded = next(one for one in _list(clone) if one["version"] == "2026")["properties"]
    text = (clone / "versions.json").read_text()
    (clone / "versions.json").write_text(text.replace(recorded["checksum"], checksum))  # type: ignore[index]


def _add_folder(clone: Path) -> None:
    (clone / "2019").mkdir()
    (clone / "2019" / "index.html").write_text("Niekada nepaskelbta")


TAMPERED = {
    _edit_page: "edition-changed",
    _edit_page_and_checksum: "edition-changed",
    _delete_folder: "edition-gone",
    _strike_folder_and_line: "edition-gone",
    _strike_from_list: "edition-unlisted",
    _add_folder: "edition-unlisted",
    _delete_list: "editions-list-missing",
    _break_list: "editions-list-broken",
    _list_twice: "editions-list-broken",
    _link_elsewhere: "editions-list-broken",
}


@pytest.fixture(params=TAMPERED, ids=lambda change: change.__name__.strip("_"))
def tampered(request: pytest.FixtureRequest, root: Path) -> tuple[Path, str, str]:
    """A project whose published branch somebody has changed by hand, the code of it, and the good content."""
    published(root, "latest")
    published(root, "2026")
    good = tree(root)
    _by_hand(root, request.param)
    _change(root)
    return root, TAMPERED[request.param], good


def test_what_was_done_by_hand_stops_publishing_and_the_sentence_says_the_way_back(
    tampered: tuple[Path, str, str],
) -> None:
    root, code, _ = tampered
    before = tree(root)
    good = git(root.parent / "published.git", "rev-parse", "gh-pages^")[:12]

    with pytest.raises(Refused) as found:
        published(root, "latest")

    assert found.value.code == code
    assert f"build.py publish rollback {good}" in refusal_sentence(found.value)
    assert tree(root) == before


def test_the_way_back_that_it_names_mends_it(tampered: tuple[Path, str, str]) -> None:
    root, _, good = tampered

    history.roll_back(Repository(root), None, "origin", is_pushed=True)

    assert tree(root) == good
    published(root, "latest")


def test_the_list_of_editions_is_not_told_from_a_branch_that_was_tampered_with(
    tampered: tuple[Path, str, str],
) -> None:
    root, code, _ = tampered

    with refused(f"[{code}]"):
        history.published_editions(Repository(root), "origin")


def test_a_rollback_that_would_drop_a_frozen_edition_is_refused(root: Path) -> None:
    published(root, "latest")
    published(root, "2026")
    before = tree(root)

    with refused("[edition-gone]"):
        history.roll_back(Repository(root), None, "origin", is_pushed=True)

    assert tree(root) == before


def test_a_rollback_that_would_undo_a_correction_is_refused(root: Path) -> None:
    published(root, "2026")
    _change(root)
    published(root, "2026", why="Neteisinga lentelė")
    before = tree(root)

    with refused("[edition-changed]"):
        history.roll_back(Repository(root), None, "origin", is_pushed=True)

    assert tree(root) == before


def test_a_correction_keeps_the_former_bytes_at_an_address_of_their_own(root: Path) -> None:
    published(root, "2026")
    formers = [tree(root, "2026")]
    for why in ("Neteisinga lentelė", "Neteisinga išnaša"):
        _change(root)
        published(root, "2026", why=why)
        formers.append(tree(root, "2026"))

    assert tree(root, "2026-former-1") == formers[0]
    assert tree(root, "2026-former-2") == formers[1]
    versions = json.loads(git(root.parent / "published.git", "show", "gh-pages:versions.json"))
    corrections = versions[0]["properties"]["corrections"]
    assert [(one["former"], one["checksum"]) for one in corrections] == [
        ("2026-former-1", formers[0]),
        ("2026-former-2", formers[1]),
    ]
    published(root, "latest")


def test_former_bytes_are_frozen_like_the_edition(root: Path) -> None:
    published(root, "2026")
    _change(root)
    published(root, "2026", why="Neteisinga lentelė")
    _by_hand(root, lambda clone: (clone / "2026-former-1" / "index.html").unlink())

    with refused("[edition-changed]"):
        published(root, "latest")


def test_a_branch_without_a_good_state_says_so(root: Path) -> None:
    _publish_by_hand(root, "2026/index.html")

    with refused("No state of the branch in which all was well is known here"):
        published(root, "latest")


def test_a_branch_that_is_no_site_of_editions_has_none(root: Path) -> None:
    _publish_by_hand(root, "index.html")

    assert published(root, "latest").edition.name == "latest"
