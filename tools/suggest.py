"""Puts suggestions on a pull request as one review; run by suggest.yml: `python3 tools/suggest.py FILE`.

FILE is what `build.py suggestions` wrote: `{"suggestions": [{"file", "first", "last", "lines"}]}`. It was
made from texts of strangers and is taken for hostile: what is no plain lines for a text of ours is dropped,
and what is said around the lines stands in .github/SUGGESTION_TEMPLATE.md alone. Where it is said is told by
the environment, as GitHub itself says of the run: GITHUB_API_URL, GITHUB_REPOSITORY, GH_TOKEN; OWNER, BRANCH
and SHA of the proposed commit. What was suggested before is not suggested again. Needs nothing but Python.
"""

import json
import os
import re
import sys
import unicodedata
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from string import Template
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

TEMPLATE = Path(__file__).resolve().parent.parent / ".github" / "SUGGESTION_TEMPLATE.md"

MOST = 50
"""Suggestions in one review: who is shown more looks at none."""

MOST_CHARACTERS, MOST_LINES = 5000, 100
"""Signs and lines of one suggestion; so many lines may it replace."""

LONGEST_FILE = 1_000_000
"""Lines of a file."""

MOST_BYTES = 10_000_000
"""Bytes that are read of the file, and of one answer."""

PER_PAGE, PAGES = 100, 30

_FILE = re.compile(r"(?:docs|data)(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}){1,10}\.(?:md|yml)")
_FENCE = re.compile(r"`{3,}")
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
"""Unicode's categories of signs that end a line, or that nobody sees."""


class GitHub:
    """One repository, as GitHub's REST API has it."""

    def __init__(self, environment: "os._Environ[str]") -> None:
        self._at = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}"
        self._headers = {
            "Authorization": f"Bearer {environment['GH_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }

    def _asked(self, path: str, content: object = None) -> Any:
        body = None if content is None else json.dumps(content).encode()
        with urlopen(Request(self._at + path, body, self._headers), timeout=60) as answer:
            return json.loads(answer.read(MOST_BYTES))

    def pull_request(self, owner: str, branch: str, commit: str) -> int | None:
        """Return the number of the open pull request whose newest commit is the one that was checked."""
        asked = urlencode({"state": "open", "head": f"{owner}:{branch}"}, quote_via=quote)
        found = self._asked(f"/pulls?{asked}")
        return next((one["number"] for one in found if one["head"]["sha"] == commit), None)

    def suggested(self, number: int) -> set[tuple[str, str]]:
        """Return path and text of every comment on the lines of a pull request, of the first 3,000."""
        found: set[tuple[str, str]] = set()
        for page in range(1, PAGES + 1):
            comments = self._asked(f"/pulls/{number}/comments?per_page={PER_PAGE}&page={page}")
            found.update((comment["path"], comment["body"]) for comment in comments)
            if not comments:
                break
        return found

    def review(self, number: int, commit: str, comments: list[dict[str, Any]]) -> None:
        """Say some comments in one review, which neither approves nor refuses."""
        content = {"event": "COMMENT", "commit_id": commit, "comments": comments}
        self._asked(f"/pulls/{number}/reviews", content)


def comments(content: Any) -> list[dict[str, Any]]:
    """Return suggestions as the comments of a review (GitHub's REST API); whatever else is dropped."""
    found = content.get("suggestions") if isinstance(content, dict) else None
    rows = map(_comment, found if isinstance(found, list) else [])
    return list(islice((comment for comment in rows if comment), MOST))


def _comment(suggestion: Any) -> dict[str, Any] | None:
    match suggestion:
        case {"file": str(file), "first": int(first), "last": int(last), "lines": [*lines]}:
            if _FILE.fullmatch(file) and _is_range(first, last) and _are_plain(lines):
                of_several = {"start_line": first, "start_side": "RIGHT"} if first < last else {}
                return {"path": file, "body": _body(lines), "line": last, "side": "RIGHT", **of_several}
    return None


def _is_range(first: int, last: int) -> bool:
    are_numbers = type(first) is type(last) is int  # True is no number of a line
    return are_numbers and 0 < first <= last <= LONGEST_FILE and last - first < MOST_LINES


def _are_plain(lines: list[Any]) -> bool:
    """Whether these are a few lines of signs that can be seen; each is one line."""
    if len(lines) > MOST_LINES or not all(isinstance(line, str) for line in lines):
        return False
    text = "".join(lines)
    return len(text) <= MOST_CHARACTERS and all(
        sign == "\t" or unicodedata.category(sign) not in _UNSEEN for sign in text
    )


def _body(lines: list[str]) -> str:
    """Return what is said; the fence has more signs than stand together in the lines (CommonMark, 4.5)."""
    together = (len(found[0]) for line in lines for found in _FENCE.finditer(line))
    fence = "`" * (max(together, default=2) + 1)
    written = "".join(f"{line}\n" for line in lines)
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(fence=fence, lines=written)


def read(file: Path) -> Any:
    """Return what a file says; raises `OSError`, `ValueError` or `RecursionError` where it says nothing."""
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES:,} bytes")
    return json.loads(content)


def main(file: Path, environment: "os._Environ[str]") -> str:
    """Put the suggestions of a file on the pull request; return what was done, in one sentence."""
    wanted = comments(read(file))
    github, commit = GitHub(environment), environment["SHA"]
    number = github.pull_request(environment["OWNER"], environment["BRANCH"], commit) if wanted else None
    if number is None:
        return "Nothing to suggest, or no open pull request ends at this commit."
    known = github.suggested(number)
    new = [comment for comment in wanted if (comment["path"], comment["body"]) not in known]
    if new:
        github.review(number, commit, new)
    return f"{len(new)} suggested on #{number}, {len(wanted) - len(new)} had been."


if __name__ == "__main__":
    try:
        print(main(Path(sys.argv[1]), os.environ))
    except HTTPError as error:
        sys.exit(f"GitHub answered {error.code}: {error.read(300).decode(errors='replace')}")
    except (OSError, HTTPException, LookupError, RecursionError, TypeError, ValueError) as error:
        sys.exit(f"Nothing is suggested: the file or an answer cannot be read ({type(error).__name__}).")
