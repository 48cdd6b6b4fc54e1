"""Stands for GitHub's API where texts are edited with an access token (REST and GraphQL, "repository")."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import BrowserContext, Route

API = "https://api.github.com"
USER = {
    "id": 1, "login": "ona", "name": "Ona", "email": "ona@example.org", "html_url": "https://github.com/ona",
    "avatar_url": "https://avatars.githubusercontent.com/u/1",
}  # fmt: skip
COMMIT = {
    "oid": "1" * 40, "message": "As it was", "committedDate": "2026-01-01T00:00:00Z",
    "author": {"name": "Ona", "email": "ona@example.org", "user": None},
}  # fmt: skip


class GitHub:
    """Answers for one repository with some files; knows with which tokens it was asked."""

    def __init__(self, context: BrowserContext, files: Mapping[str, str]) -> None:
        self.files = {f"{number:040x}": (path, text) for number, (path, text) in enumerate(files.items())}
        self.tokens: set[str] = set()
        context.route(f"{API}/**", self._answer)
        context.route("https://avatars.githubusercontent.com/**", lambda route: route.fulfill(status=404))

    def _answer(self, route: Route) -> None:
        request = route.request
        self.tokens.add(request.headers.get("authorization", ""))
        path = request.url.removeprefix(API).partition("?")[0]
        if path == "/graphql":
            route.fulfill(json={"data": self._data(request.post_data_json)})
        elif path == "/user":
            route.fulfill(json=USER)
        elif "/collaborators/" in path:
            route.fulfill(status=204)
        elif "/git/trees/" in path:
            tree = [
                {"type": "blob", "path": name, "sha": sha, "size": len(text)}
                for sha, (name, text) in self.files.items()
            ]
            route.fulfill(json={"sha": "0" * 40, "tree": tree, "truncated": False})
        else:
            route.fulfill(status=404, json={"message": f"Not Found: {path}"})

    def _data(self, asked: Any) -> Any:
        query = asked["query"]
        if "pullRequests(" in query:
            return {"repository": {"pullRequests": {"nodes": []}}}
        if "ref(" in query:
            named = re.findall(r"(\w+): *ref\(", query) or ["ref"]
            return {
                "repository": {key: {"target": COMMIT | {"history": {"nodes": [COMMIT]}}} for key in named}
            }
        contents = re.findall(r"(\w+): object\(oid: \"(\w+)\"\)", query)

        return {
            "repository": {name: {"text": self.files[sha][1]} for name, sha in contents if sha in self.files}
        }
