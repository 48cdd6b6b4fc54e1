"""A local server that answers as Eurostat's and UNHCR's services are documented to, well or badly.

Shapes: Eurostat, "API Statistics – data query" and "API – Detailed guidelines" (JSON-stat 2.0, error
objects, 413 EXTRACTION_TOO_BIG as a SOAP fault); UNHCR, api.unhcr.org/docs (items, page, maxPages; `-`
for a value that does not apply).
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Query = dict[str, list[str]]


@dataclass
class Answer:
    """What the server says once: a status, a body, headers, and how long it takes."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0

    def encoded(self) -> bytes:
        """Return the body as it goes over the wire; anything but text is JSON."""
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


@dataclass
class Server:
    """The answers by path; a list is given out one after the other, its last again and again."""

    address: str
    answers: dict[str, list[Answer] | Callable[[Query], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, Query]] = field(default_factory=list)

    def answer(self, path: str, query: Query) -> Answer:
        """Return the next answer for a path."""
        self.asked.append((path, query))
        found = self.answers.get(
            path, [Answer({"error": [{"status": 404, "id": 100, "label": "Not found"}]}, 404)]
        )
        if callable(found):
            return found(query)
        return found.pop(0) if len(found) > 1 else found[0]


@contextmanager
def serving() -> Iterator[Server]:
    """Serve on a free port until the test ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            answer = server.answer(parts.path, parse_qs(parts.query))
            time.sleep(answer.seconds)
            body = answer.encoded()
            try:
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # The client was told to be impatient.

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the tests speak."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{http.server_port}")
    Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()


def json_stat(
    values: Any, statuses: Any = None, geo: list[str] | None = None, time: list[str] | None = None
) -> Any:
    """Return a dataset as Eurostat does: every dimension, sizes, sparse values, statuses and their labels."""
    geo, time = geo or ["LT", "NO"], time or ["2020", "2021", "2022"]
    fixed = {"freq": "A", "unit": "PER"}
    dimensions = {
        name: {"label": name, "category": {"index": {code: 0}, "label": {code: code}}}
        for name, code in fixed.items()
    }
    for name, codes in (("geo", geo), ("time", time)):
        index = {code: position for position, code in enumerate(codes)}
        dimensions[name] = {"label": name, "category": {"index": index, "label": {c: c for c in codes}}}
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "A dataset",
        "source": "ESTAT",
        "updated": "2026-11-20T23:00:00+0100",
        "id": ["freq", "unit", "geo", "time"],
        "size": [1, 1, len(geo), len(time)],
        "dimension": dimensions,
        "value": values,
        **({"status": statuses} if statuses is not None else {}),
        "extension": {"lang": "EN", "status": {"label": {"p": "provisional", "e": "estimated"}}},
    }


def unhcr_page(items: list[dict[str, Any]], page: int = 1, pages: int = 1) -> dict[str, Any]:
    """Return a page of UNHCR's answer."""
    return {"page": page, "short-url": "abc123", "maxPages": pages, "total": [], "items": items}


def application(
    coa: str, year: int, applied: int | str, counted: str = "P", kind: str = "N"
) -> dict[str, Any]:
    """Return a row of UNHCR's table of asylum applications."""
    return {
        "year": year, "coo_id": "-", "coo_name": "-", "coo": "-", "coo_iso": "-",
        "coa_id": 1, "coa_name": coa, "coa": coa, "coa_iso": coa,
        "procedure_type": "G", "app_type": kind, "dec_level": "NA", "app_pc": counted, "applied": applied,
    }  # fmt: skip
