"""What could be mended in a change, as suggestions on its lines."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from emn_site.cli import content
from emn_site.editor.change_summary import Suggestion, diff_lines, suggest_changes
from emn_site.model.refusals import Refused
from tools.suggest import comments

FILE = "docs/lt/studies/2022/first-study.md"
EVERY_LINE = set(range(1, 1000))
BEGINNING = "`build.py check --fix` parašytų taip / would write:"


def _git(root: Path, *arguments: str) -> str:
    named = ("-c", "user.name=Ona", "-c", "user.email=ona@example.org")
    ended = subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return ended.stdout.strip()


@pytest.fixture
def proposed(healthy: Path) -> Path:
    """A change of one text in a repository: two lines to mend, one of them far from what was changed."""
    file = healthy / FILE
    lines = "\n\n".join(f"Pastraipa {number}." for number in range(9))
    file.write_text(f'{file.read_text()}\nSena "kabutė".\n\n{lines}\n')
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "Before")):
        _git(healthy, *command)
    _git(healthy, "switch", "-qc", "change")
    file.write_text(file.read_text() + '\nNauja "kabutė".\n')
    _git(healthy, "commit", "-qam", "After")
    return healthy


def _written(root: Path, head: str = "HEAD") -> Any:
    file = root.parent / "suggestions.json"
    assert content.suggestions(root, "main", head, file) == 0
    return json.loads(file.read_text())


def test_a_line_of_the_change_gets_what_could_stand_there(proposed: Path) -> None:
    (comment,) = comments(_written(proposed))

    line = (proposed / FILE).read_text().split("\n").index('Nauja "kabutė".') + 1
    assert (comment["path"], comment["line"], comment["side"]) == (FILE, line, "RIGHT")
    assert comment["body"] == f"{BEGINNING}\n\n```suggestion\nNauja „kabutė“.\n```\n"
    assert "start_line" not in comment


def test_nothing_is_suggested_where_both_sides_of_a_merge_changed_a_text(proposed: Path) -> None:
    head = _git(proposed, "rev-parse", "HEAD")
    file = proposed / FILE
    file.write_text(file.read_text().replace("Pastraipa 0.", "Pirma pastraipa.\n\nAntra pastraipa."))
    _git(proposed, "commit", "-qam", "As merged")

    assert _written(proposed, head) == {"suggestions": []}


def test_a_change_without_texts_gets_an_empty_list(proposed: Path) -> None:
    _git(proposed, "switch", "-qc", "other", "main")
    (proposed / "NOTES.txt").write_text("x")
    _git(proposed, "add", "-A")
    _git(proposed, "commit", "-qm", "Notes")

    assert _written(proposed) == {"suggestions": []}


@pytest.mark.parametrize(("since", "head"), [("nowhere", "HEAD"), ("main", "nowhere"), ("main", "--help")])
def test_a_commit_that_is_not_there_is_named(proposed: Path, since: str, head: str) -> None:
    with pytest.raises(Refused) as refused:
        content.suggestions(proposed, since, head, proposed.parent / "suggestions.json")

    assert refused.value.code == "no-such-state"


def test_the_lines_of_each_part_of_a_difference_are_shown() -> None:
    difference = "+++ b/a.md\n@@ -1,2 +1,3 @@\n+x\n@@ -9 +10 @@\n-y\n+z\n+++ b/b.md\n@@ -0,0 +1,2 @@\n+1\n+2"

    assert diff_lines(difference) == {"a.md": {1, 2, 3, 10}, "b.md": {1, 2}}


LINES = st.lists(st.sampled_from(["a", "b", "", "```", "c d"]), max_size=8)


@given(before=LINES, after=LINES)
def test_all_suggestions_taken_together_make_the_new_text(before: list[str], after: list[str]) -> None:
    old, new = "\n".join(["---", *before]), "\n".join(["---", *after])
    lines = old.split("\n")

    for one in reversed(list(suggest_changes("a.md", old, new, EVERY_LINE))):
        lines[one.first - 1 : one.last] = one.lines

    assert "\n".join(lines) == new


def test_lines_that_the_change_does_not_show_get_none() -> None:
    found = list(suggest_changes("a.md", "a\nb\nc\nd", "A\nb\nC\nd", shown={2, 3, 4}))

    assert found == [Suggestion("a.md", 3, 3, ("C",))]


def test_what_a_clone_has_set_changes_no_suggestion(proposed: Path) -> None:
    _git(proposed, "config", "color.ui", "always")
    _git(proposed, "config", "diff.external", "false")
    _git(proposed, "config", "diff.noprefix", "true")

    assert len(_written(proposed)["suggestions"]) == 1
