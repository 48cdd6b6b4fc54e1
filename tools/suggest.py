"""Puts suggestions on a pull request as one review; run by suggest.yml: `python3 tools/suggest.py FILE`.

FILE comes from a run of other people's code: only path, lines and text are taken from it, and it has no say
in where they are put. That is told by the environment, as GitHub itself says of the run: GITHUB_API_URL,
GITHUB_REPOSITORY, GH_TOKEN; OWNER, BRANCH and SHA of the proposed commit. What was suggested before is not
suggested again. Needs nothing but Python.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

MOST = 50
"""Suggestions in one review: who is shown more looks at none."""

MOST_SIGNS = 5000
"""Signs of one suggestion."""

PER_PAGE = 100


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
            return json.load(answer)

    def pull_request(self, owner: str, branch: str, commit: str) -> int | None:
        """Return the number of the open pull request whose newest commit is the one that was checked."""
        asked = urlencode({"state": "open", "head": f"{owner}:{branch}"}, quote_via=quote)
        found = self._asked(f"/pulls?{asked}")
        return next((one["number"] for one in found if one["head"]["sha"] == commit), None)

    def said(self, number: int) -> set[tuple[str, str]]:
        """Return path and text of every comment on the lines of a pull request."""
        found: set[tuple[str, str]] = set()
        page = 1
        while comments := self._asked(f"/pulls/{number}/comments?per_page={PER_PAGE}&page={page}"):
            found.update((comment["path"], comment["body"]) for comment in comments)
            page += 1
        return found

    def review(self, number: int, commit: str, comments: list[dict[str, Any]]) -> None:
        """Say some comments in one review, which neither approves nor refuses."""
        content = {"event": "COMMENT", "commit_id": commit, "comments": comments}
        self._asked(f"/pulls/{number}/reviews", content)


def comments(content: Any) -> list[dict[str, Any]]:
    """Return the comments of a file of suggestions: nothing but path, lines and text."""
    found = []
    for one in content["comments"][:MOST]:
        comment: dict[str, Any] = {"path": str(one["path"]), "body": str(one["body"])}
        comment |= {"line": int(one["line"]), "side": "RIGHT"}
        if "start_line" in one:
            comment |= {"start_line": int(one["start_line"]), "start_side": "RIGHT"}
        if len(comment["body"]) <= MOST_SIGNS:
            found.append(comment)
    return found


def main(file: Path, environment: "os._Environ[str]") -> str:
    """Put the suggestions of a file on the pull request; return what was done, in one sentence."""
    wanted = comments(json.loads(file.read_text(encoding="utf-8")))
    github, commit = GitHub(environment), environment["SHA"]
    number = github.pull_request(environment["OWNER"], environment["BRANCH"], commit) if wanted else None
    if number is None:
        return "Nothing to suggest, or no open pull request ends at this commit."
    known = github.said(number)
    new = [comment for comment in wanted if (comment["path"], comment["body"]) not in known]
    if new:
        github.review(number, commit, new)
    return f"{len(new)} suggested on #{number}, {len(wanted) - len(new)} had been."


if __name__ == "__main__":
    try:
        print(main(Path(sys.argv[1]), os.environ))
    except HTTPError as error:
        sys.exit(f"GitHub answered {error.code}: {error.read()[:300].decode(errors='replace')}")
