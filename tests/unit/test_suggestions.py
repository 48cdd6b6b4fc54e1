"""What could be mended in a change, as suggestions on its lines; and how they come into a pull request."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, strategies as st

from emn_site.commands import content
from emn_site.language import in_language
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.review.suggestions import Suggestion, as_comments, lines_shown, suggestions
from tests.sites import ROOT

FILE = "docs/lt/studies/2022/first-study.md"
EVERY_LINE = set(range(1, 1000))


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


def _comments(root: Path, head: str = "HEAD") -> list[dict[str, Any]]:
    file = root.parent / "suggestions.json"
    assert content.suggestions(root, "main", head, file) == 0
    comments: list[dict[str, Any]] = json.loads(file.read_text())["comments"]
    return comments


def test_a_line_of_the_change_gets_what_could_stand_there(proposed: Path) -> None:
    (comment,) = _comments(proposed)

    line = (proposed / FILE).read_text().split("\n").index('Nauja "kabutė".') + 1
    assert (comment["path"], comment["line"], comment["side"]) == (FILE, line, "RIGHT")
    assert comment["body"] == ("`build.py check --fix` would write:\n\n```suggestion\nNauja „kabutė“.\n```\n")
    assert "start_line" not in comment


def test_nothing_is_suggested_where_both_sides_of_a_merge_changed_a_text(proposed: Path) -> None:
    head = _git(proposed, "rev-parse", "HEAD")
    file = proposed / FILE
    file.write_text(file.read_text().replace("Pastraipa 0.", "Pirma pastraipa.\n\nAntra pastraipa."))
    _git(proposed, "commit", "-qam", "As merged")

    assert _comments(proposed, head) == []


def test_a_change_without_texts_gets_an_empty_list(proposed: Path) -> None:
    _git(proposed, "switch", "-qc", "other", "main")
    (proposed / "NOTES.txt").write_text("x")
    _git(proposed, "add", "-A")
    _git(proposed, "commit", "-qm", "Notes")

    assert _comments(proposed) == []


@pytest.mark.parametrize(("since", "head"), [("nowhere", "HEAD"), ("main", "nowhere"), ("main", "--help")])
def test_a_commit_that_is_not_there_is_named(proposed: Path, since: str, head: str) -> None:
    with pytest.raises(Refused) as refused:
        content.suggestions(proposed, since, head, proposed.parent / "suggestions.json")

    assert refused.value.code == "no-such-state"


def test_the_lines_of_each_part_of_a_difference_are_shown() -> None:
    difference = "+++ b/a.md\n@@ -1,2 +1,3 @@\n+x\n@@ -9 +10 @@\n-y\n+z\n+++ b/b.md\n@@ -0,0 +1,2 @@\n+1\n+2"

    assert lines_shown(difference) == {"a.md": {1, 2, 3, 10}, "b.md": {1, 2}}


LINES = st.lists(st.sampled_from(["a", "b", "", "```", "c d"]), max_size=8)


@given(before=LINES, after=LINES)
def test_all_suggestions_taken_together_make_the_new_text(before: list[str], after: list[str]) -> None:
    old, new = "\n".join(["---", *before]), "\n".join(["---", *after])
    lines = old.split("\n")

    for one in reversed(list(suggestions("a.md", old, new, EVERY_LINE))):
        lines[one.first - 1 : one.last] = one.lines

    assert "\n".join(lines) == new


def test_lines_that_the_change_does_not_show_get_none() -> None:
    found = list(suggestions("a.md", "a\nb\nc\nd", "A\nb\nC\nd", shown={2, 3, 4}))

    assert found == [Suggestion("a.md", 3, 3, ("C",))]


def test_several_lines_that_become_one_are_one_suggestion_from_the_first_to_the_last(site: Site) -> None:
    (comment,) = as_comments(in_language(site, "en"), [Suggestion("a.md", 3, 5, ("one",))])

    assert (comment["start_line"], comment["line"]) == (3, 5)


def test_code_inside_a_suggestion_does_not_end_it(site: Site) -> None:
    (comment,) = as_comments(in_language(site, "en"), [Suggestion("a.md", 1, 1, ("````", "x"))])

    assert "`````suggestion\n````\nx\n`````" in comment["body"]


class GitHub:
    """A server that answers as GitHub's REST API does ("Pull requests", "Reviews", "Review comments")."""

    def __init__(self) -> None:
        self.pulls = [{"number": 7, "head": {"sha": "abc"}}]
        self.comments: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.reviews: list[dict[str, Any]] = []
        self.status = 200

    def answer(self, path: str) -> Any:
        self.asked.append(path)
        if "/comments?" in path:
            return self.comments if path.endswith("page=1") else []
        return self.pulls


@pytest.fixture
def github() -> Iterator[tuple[GitHub, str]]:
    state = GitHub()

    class Handler(BaseHTTPRequestHandler):
        def _send(self, content: Any) -> None:
            body = json.dumps(content).encode()
            self.send_response(state.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self._send(state.answer(self.path))

        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.reviews.append({"path": self.path, "token": self.headers["Authorization"], **sent})
            self._send({})

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the tests speak."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield state, f"http://127.0.0.1:{http.server_port}"
    http.shutdown()


def _suggested(address: str, file: Path, branch: str = "pataisos") -> subprocess.CompletedProcess[str]:
    told = {
        "GITHUB_API_URL": address, "GITHUB_REPOSITORY": "emn/site", "GH_TOKEN": "secret",
        "OWNER": "ona", "BRANCH": branch, "SHA": "abc",
    }  # fmt: skip
    command = [sys.executable, str(ROOT / "tools" / "suggest.py"), str(file)]
    return subprocess.run(command, env=os.environ | told, capture_output=True, text=True, check=False)


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a check has left behind; someone has added to it what no check writes."""
    comment = {"path": FILE, "line": 9, "start_line": 8, "side": "LEFT", "body": "a", "event": "APPROVE"}
    file = tmp_path / "suggestions.json"
    file.write_text(json.dumps({"comments": [comment], "event": "APPROVE", "commit_id": "other"}))
    return file


def test_suggestions_become_one_review_that_decides_nothing(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github

    assert "1 suggested on #7" in _suggested(address, left).stdout

    (review,) = state.reviews
    assert (review["path"], review["token"]) == ("/repos/emn/site/pulls/7/reviews", "Bearer secret")
    assert (review["event"], review["commit_id"]) == ("COMMENT", "abc")
    assert review["comments"] == [
        {"path": FILE, "body": "a", "line": 9, "side": "RIGHT", "start_line": 8, "start_side": "RIGHT"}
    ]


def test_what_was_suggested_before_is_not_suggested_again(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github
    state.comments = [{"path": FILE, "body": "a"}]

    assert "0 suggested on #7, 1 had been." in _suggested(address, left).stdout
    assert state.reviews == []


def test_a_commit_that_is_no_longer_the_newest_gets_none(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github
    state.pulls = [{"number": 7, "head": {"sha": "newer"}}]

    assert _suggested(address, left).returncode == 0
    assert state.reviews == []


def test_the_name_of_a_branch_asks_for_nothing_else(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github

    _suggested(address, left, branch="a&state=closed/../x y")

    assert state.asked[0] == "/repos/emn/site/pulls?state=open&head=ona%3Aa%26state%3Dclosed%2F..%2Fx%20y"


def test_a_refusal_is_told_in_one_sentence(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github
    state.status = 403

    ended = _suggested(address, left)

    assert ended.returncode == 1
    assert ended.stderr.startswith("GitHub answered 403: ")
    assert "Traceback" not in ended.stderr
