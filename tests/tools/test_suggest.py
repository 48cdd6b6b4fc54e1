"""What comes of suggestions on a pull request: what the bot says, and what it drops (tools/suggest.py)."""

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
from markdown_it import MarkdownIt

from tests.sites import ROOT
from tools.suggest import comments

FILE = "docs/lt/studies/2022/first-study.md"
BEGINNING = "`build.py check --fix` parašytų taip / would write:"
BODY = f"{BEGINNING}\n\n```suggestion\na\n```\n"


def _left(**changed: Any) -> dict[str, Any]:
    """A suggestion as it is written, but for what is given."""
    return {"file": FILE, "first": 3, "last": 3, "lines": ["one"]} | changed


def test_several_lines_that_become_one_are_one_suggestion_from_the_first_to_the_last() -> None:
    (comment,) = comments({"suggestions": [_left(last=5)]})

    assert (comment["start_line"], comment["line"]) == (3, 5)


LINE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("`~ @#<\t"), max_size=30)


@given(st.lists(LINE, max_size=8))
def test_whatever_the_lines_say_they_say_it_inside_the_fence(lines: list[str]) -> None:
    (comment,) = comments({"suggestions": [_left(lines=lines)]})

    _, text, fence = MarkdownIt().parse(comment["body"])[1:]
    assert (text.type, fence.type, fence.info) == ("paragraph_close", "fence", "suggestion")
    assert fence.content == "".join(f"{line}\n" for line in lines)
    assert comment["body"].startswith(f"{BEGINNING}\n\n")


HUGE = 10**400
DROPPED: list[object] = [
    *(_left(file=file) for file in (
        "../x.md", "docs/../build.md", "/docs/a.md", "docs//a.md", "docs\\a.md", "docs/a.md\n", "docs/.a.md",
        "docs", "docs/a b.md", "docs/ą.md", "build.py", ".github/workflows/publish.yml", "docs/a.py",
        "docs/" + "a/" * 99 + "a.md", "", None, 5, ["docs/a.md"],
    )),
    *(_left(**{key: value}) for key in ("first", "last") for value in (
        0, -5, 1.5, "3", None, True, HUGE, float("inf"), float("nan"), [3], 1_000_001,
    )),
    _left(first=4, last=3), _left(first=1, last=900),
    *(_left(lines=lines) for lines in (
        None, "one", [5], [["one"]], ["a\nb"], ["a\rb"], ["a\u2028b"], ["a\x00"], ["\x1b[2J"], ["\u202egnp"],
        ["\ud800"], ["\U000e0041"], ["a" * 5001], ["a"] * 101,
    )),
    {}, [], None, 5, "one", {"path": FILE, "line": 1, "body": "@org/editors **approved**"},
]  # fmt: skip
"""What no run of ours writes, each beside something that one would."""


@pytest.mark.parametrize("left", DROPPED, ids=lambda left: repr(left)[:60])
def test_what_is_no_plain_lines_for_a_text_is_dropped_and_nothing_else(left: Any) -> None:
    found = comments({"suggestions": [left, _left()], "comments": [{"body": "x"}], "event": "APPROVE"})

    assert [comment["body"] for comment in found] == [f"{BEGINNING}\n\n```suggestion\none\n```\n"]


@pytest.mark.parametrize("left", [[], None, 5, "x", {}, {"suggestions": 5}, {"suggestions": {"a": 1}}])
def test_a_file_of_another_form_suggests_nothing(left: Any) -> None:
    assert comments(left) == []


def test_nobody_is_shown_more_than_fifty() -> None:
    assert len(comments({"suggestions": [_left(first=n, last=n) for n in range(1, 500)]})) == 50


class GitHub:
    """A server that answers as GitHub's REST API does ("Pull requests", "Reviews", "Review comments")."""

    def __init__(self) -> None:
        self.pulls: Any = [{"number": 7, "head": {"sha": "abc"}}]
        self.comments: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.reviews: list[dict[str, Any]] = []
        self.status = 200
        self.endless = False

    def answer(self, path: str) -> Any:
        self.asked.append(path)
        if "/comments?" in path:
            others = [{"path": FILE, "body": "Another."}] if self.endless else []
            return self.comments if path.endswith("page=1") and not others else others
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
    variables = {
        "GITHUB_API_URL": address, "GITHUB_REPOSITORY": "emn/site", "GH_TOKEN": "secret",
        "OWNER": "ona", "BRANCH": branch, "SHA": "abc",
    }  # fmt: skip
    command = [sys.executable, str(ROOT / "tools" / "suggest.py"), str(file)]
    return subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=False)


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a check has left behind; someone has added to it what no check writes."""
    suggestion = _left(first=8, last=9, lines=["a"], side="LEFT", event="APPROVE", body="@all")
    file = tmp_path / "suggestions.json"
    file.write_text(json.dumps({"suggestions": [suggestion], "event": "APPROVE", "commit_id": "other"}))
    return file


def test_suggestions_become_one_review_that_decides_nothing(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github

    assert "1 suggested on #7" in _suggested(address, left).stdout

    (review,) = state.reviews
    assert (review["path"], review["token"]) == ("/repos/emn/site/pulls/7/reviews", "Bearer secret")
    assert (review["event"], review["commit_id"]) == ("COMMENT", "abc")
    assert review["comments"] == [
        {"path": FILE, "body": BODY, "line": 9, "side": "RIGHT", "start_line": 8, "start_side": "RIGHT"}
    ]


def test_what_was_suggested_before_is_not_suggested_again(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github
    state.comments = [{"path": FILE, "body": BODY}]

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


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"{", b"[" * 1_000_000, b'{"suggestions": ' + b"9" * 5000 + b"}", b" " * 20_000_000],
    ids=["empty", "no-utf-8", "cut", "deep", "long-number", "large"],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    github: tuple[GitHub, str], left: Path, content: bytes
) -> None:
    left.write_bytes(content)

    ended = _suggested(github[1], left)

    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert ended.stderr.startswith("Nothing is suggested: the file or an answer cannot be read")
    assert github[0].asked == []


@pytest.mark.parametrize(
    "answer", [5, None, {}, [5], [{"head": None}], [{"head": {"sha": "abc"}}], "x" * 11_000_000]
)
def test_an_answer_of_another_form_is_one_sentence(
    github: tuple[GitHub, str], left: Path, answer: Any
) -> None:
    state, address = github
    state.pulls = answer

    ended = _suggested(address, left)

    assert "Traceback" not in ended.stderr
    assert (ended.stdout + ended.stderr).count("\n") == 1
    assert state.reviews == []


def test_comments_without_an_end_are_read_so_far(github: tuple[GitHub, str], left: Path) -> None:
    state, address = github
    state.endless = True

    assert "1 suggested on #7" in _suggested(address, left).stdout
    assert len(state.asked) == 31


def test_nobody_who_answers_is_one_sentence(left: Path) -> None:
    ended = _suggested("http://127.0.0.1:9", left)

    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
