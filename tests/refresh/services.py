"""A local server that answers as the three services are documented to, well or badly.

Shapes: Eurostat, "API Statistics – data query", "API – Detailed guidelines" and "API – FAQ" (JSON-stat 2.0,
error objects, 413 EXTRACTION_TOO_BIG, error 150 for a code that a table lacks); UNHCR, api.unhcr.org/docs
(items, page, maxPages; `-` for what does not apply, `*` for what is withheld); World Bank, "About the
Indicators API Documentation" (a list of the page and its rows).
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
    """What the server says once; `silence` is how long it waits, `pace` between each two bytes."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silence: float = 0
    pace: float = 0

    def encoded(self) -> bytes:
        """Return the body as it goes over the wire; anything but text and bytes is JSON."""
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


NOT_FOUND = Answer({"error": [{"status": 404, "id": 100, "label": "Not found"}]}, 404)


@dataclass
class Server:
    """The answers by path; a list is given out one after the other, its last again and again."""

    address: str
    answers: dict[str, list[Answer] | Callable[[Query], Answer]] = field(default_factory=dict)
    otherwise: Callable[[str, Query], Answer] = lambda path, query: NOT_FOUND
    asked: list[tuple[str, Query]] = field(default_factory=list)

    def answer(self, path: str, query: Query) -> Answer:
        """Return the next answer for a path."""
        self.asked.append((path, query))
        found = self.answers.get(path)
        if found is None:
            return self.otherwise(path, query)
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
            time.sleep(answer.silence)
            body = answer.encoded()
            try:
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self._send(body, answer.pace)
            except ConnectionError:
                pass  # The client was told to be impatient.

        def _send(self, body: bytes, pace: float) -> None:
            for start in range(0, len(body), 1 if pace else len(body)):
                self.wfile.write(body[start : start + 1] if pace else body)
                self.wfile.flush()
                time.sleep(pace)

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
    dimensions: dict[str, list[str]], values: Any, statuses: Any = None, dataset: str = "A_TABLE"
) -> Any:
    """Return a table as Eurostat does: every dimension, sizes, sparse values, statuses and their labels."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "A dataset",
        "source": "ESTAT",
        "updated": "2026-11-20T23:00:00+0100",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {name: _dimension(name, codes) for name, codes in dimensions.items()},
        "value": values,
        **({"status": statuses} if statuses is not None else {}),
        "extension": {"lang": "EN", "id": dataset.upper(), "agencyId": "ESTAT", "version": "1.0"},
    }


def _dimension(name: str, codes: list[str]) -> Any:
    index = {code: position for position, code in enumerate(codes)}
    return {"label": name, "category": {"index": index, "label": {code: code for code in codes}}}


def unhcr_page(items: list[dict[str, Any]], page: int = 1, pages: int = 1) -> dict[str, Any]:
    """Return a page of UNHCR's answer."""
    return {"page": page, "short-url": "abc123", "maxPages": pages, "total": [], "items": items}


def application(
    coa: str, year: int | str, applied: int | str, counted: str = "P", kind: str = "N", coo: str = "-"
) -> dict[str, Any]:
    """Return a row of UNHCR's table of asylum applications."""
    return {
        "year": year, "coo_id": "-", "coo_name": coo, "coo": coo, "coo_iso": coo,
        "coa_id": 1, "coa_name": coa, "coa": coa, "coa_iso": coa,
        "procedure_type": "G", "app_type": kind, "dec_level": "NA", "app_pc": counted, "applied": applied,
    }  # fmt: skip


def world_bank(
    rows: list[tuple[str, int, Any]], page: int = 1, pages: int = 1, code: str = "SP.POP.TOTL"
) -> Any:
    """Return a page of the World Bank's answer: country, year and value of each row."""
    head = {"page": page, "pages": pages, "per_page": 1000, "total": len(rows), "lastupdated": "2026-10-07"}
    return [
        head,
        [
            {
                "indicator": {"id": code, "value": "Population, total"},
                "country": {"id": country[:2], "value": country},
                "countryiso3code": country,
                "date": str(year),
                "value": value,
                "unit": "", "obs_status": "", "decimal": 0,
            }
            for country, year, value in rows
        ],
    ]  # fmt: skip
