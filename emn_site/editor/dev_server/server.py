"""Serves the preview: pages as they are asked for, and what is wrong shown over them.

A page that is open asks at `/-/state` what is new, and is answered when something is: a number that changes
with every saved file, and what is wrong now.

Requests are answered to the browser in which its own pages are looked at: any website may ask 127.0.0.1, and
one whose own name leads there (DNS rebinding) could read what is answered. Browsers say by which name they
ask (RFC 9110, 7.2), and from where (Fetch Metadata Request Headers, W3C).
"""

import json
import mimetypes
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qs, unquote

from emn_site.cache.cache import FOLDER, Cache
from emn_site.editor.dev_server.preview import PROBLEMS, Preview, failure_sentence, files_signature
from emn_site.editor.dev_server.reloader import STOPS
from emn_site.locale.addresses import ADMIN
from emn_site.locale.templates import render_template

PAUSE = 0.15  # seconds between two looks at the files
WAITS = 20  # seconds that a question at `/-/state` is kept waiting for something new
STATE, SCRIPT = "-/state", "-/preview.js"

# What every answer says: it is for pages of its own origin, and of the kind that it says.
SAFE = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
# What is said of a file that has not been let in: it is not shown, and runs nothing where it is.
UNCHECKED = {"Content-Disposition": "attachment", "Content-Security-Policy": "sandbox"}
_KINDS = mimetypes.MimeTypes()  # Python's own: a registry of Windows may say otherwise


class FileWatcher:
    """Looks after the files: rereads them when one is saved, and has the whole site made beside."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.turn = 0
        self._is_over = False
        self._parent = os.getppid()
        self._seen, self._read_at = files_signature(preview.root), 0.0
        self.problems = preview.state.sentences(preview.state.problems)
        self._changed = threading.Condition()
        self._beginning = threading.Lock()
        self._beside: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Look at the files again and again; end when whoever started this was ended, however that was."""
        self._begin_background()
        while os.getppid() == self._parent:
            started = time.monotonic()
            with suppress(OSError):  # a file may go between two looks: the next one sees it
                self._look()
            time.sleep(max(PAUSE, min(1, time.monotonic() - started)))
        os.kill(os.getpid(), signal.SIGTERM)

    def _look(self) -> None:
        """Reread what was saved since the last look; take what the whole site's check has said."""
        if (now := files_signature(self.preview.root)) != self._seen:
            self._seen = now
            self._say(self.preview.reread(), is_new=True)
            self._begin_background()
        file = self.preview.background / PROBLEMS
        if file.exists() and (written := file.stat().st_mtime) != self._read_at:
            self._read_at = written
            self._say(json.loads(file.read_text(encoding="utf-8")), is_new=False)

    def answer(self, turn: int, problems: int) -> dict[str, object]:
        """Return what is new since a turn and some problems that were told; wait for it a while."""
        with self._changed:
            self._changed.wait_for(
                lambda: turn != self.turn or problems != hash(tuple(self.problems)), timeout=WAITS
            )
            return {"turn": self.turn, "problems": self.problems, "told": str(hash(tuple(self.problems)))}

    def end(self) -> None:
        """End what is made beside, with the copies it has made of itself."""
        if self._beside and self._beside.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(self._beside.pid, signal.SIGKILL)
            else:
                self._beside.kill()
            self._beside.wait()

    def _say(self, problems: list[str], is_new: bool) -> None:
        with self._changed:
            self.turn += is_new
            self.problems = problems
            self._changed.notify_all()

    def close(self) -> None:
        """End for good: nothing is begun any more."""
        with self._beginning:
            self._is_over = True
            self.end()

    def _begin_background(self) -> None:
        command = [sys.executable, "-m", "emn_site.editor.dev_server.background_build"]
        given = [str(self.preview.root), str(self.preview.background), self.preview.address]
        with self._beginning:
            self.end()
            if self._is_over:
                return
            (self.preview.background / PROBLEMS).unlink(missing_ok=True)
            self._beside = subprocess.Popen([*command, *given], cwd=self.preview.root, start_new_session=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds that a browser may say nothing
    watch: FileWatcher
    name: str

    def do_GET(self) -> None:
        """Answer a request that may be answered and can be read."""
        try:
            address, query = read_request(self.path)
            numbers = [query_number(query, key) for key in ("turn", "told") if address == STATE]
        except ValueError:
            return self.send_error(HTTPStatus.BAD_REQUEST)
        host, port = self.connection.getsockname()[:2]
        own = allowed_hosts(port, host, self.name)
        if refused := request_refusal(address, self.headers, own):
            return self.send_error(refused)
        return self._answer(address, *numbers)

    do_HEAD = do_GET

    def _answer(self, address: str, *state: int) -> None:
        """Answer with a page, a file, what is new, or that there is nothing."""
        preview = self.watch.preview
        if address == STATE:
            self._send(json.dumps(self.watch.answer(*state)).encode(), "application/json")
        elif address == SCRIPT:
            script = files("emn_site").joinpath("templates/preview.js").read_bytes()
            self._send(script, "text/javascript")
        elif address.startswith(f"{ADMIN}/") and (content := preview.editing(address)):
            self._send(content, _kind(address, "text/html; charset=utf-8"))
        elif not address or address.endswith("/"):
            self._page(address)
        elif (file := preview.file(address)) is not None:
            self._send(file.content, _kind(address), headers={} if file.is_checked else UNCHECKED)
        else:
            self._page(f"{address}/")

    def _page(self, address: str) -> None:
        state = self.watch.preview.state
        html = self.watch.preview.page(address)
        status = 404 if html is None else 200
        texts = state.words()
        if html is None:
            html = render_template(
                "preview-nothing.html.jinja", message=texts["nothing"], language=state.language
            )
        texts |= {"locale": state.language, "file": state.file(address)}
        shown = render_template("preview-script.html.jinja", script=SCRIPT, texts=texts, turn=self.watch.turn)
        self._send(html.replace("</body>", f"{shown}</body>").encode(), "text/html; charset=utf-8", status)

    def _send(
        self, content: bytes, kind: str, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.send_response(status)
        fields = {"Content-Type": kind, "Content-Length": str(len(content)), **SAFE, **headers}
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request in the words of HTTP; another method is 405 (RFC 9110, 15.5.6)."""
        status = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self.request_version = self.protocol_version  # what cannot be read has none
        headers = {"Allow": "GET, HEAD", "Connection": "close"}
        self._send(status.phrase.encode(), "text/plain", status, headers)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in the middle, and in one sentence what else has failed."""
        if not isinstance(error := sys.exception(), ConnectionError | TimeoutError):
            print(failure_sentence(Path.cwd(), error), file=sys.stderr)


def _kind(address: str, otherwise: str = "application/octet-stream") -> str:
    return _KINDS.guess_type(address, strict=False)[0] or otherwise


def serve_address(root: Path, address: str) -> int:
    """Serve the preview of a site at an address until the program is ended; returns an exit code."""
    for number in STOPS:
        signal.signal(number, lambda *_: sys.exit(0))  # so that what is made beside is ended, too
    host, _, port = address.rpartition(":")
    folder = Path(tempfile.mkdtemp(prefix="preview-"))
    preview = Preview(root, Cache(root / FOLDER).with_memory(), f"http://{address}/", folder)
    serve_preview(preview, host, int(port))
    return 0


def serve_preview(preview: Preview, host: str, port: int) -> None:
    """Serve until the program is ended."""
    watch = FileWatcher(preview)
    handler = type("Handler", (_Handler,), {"watch": watch, "name": host})
    server = _Server((host, port), handler)
    threading.Thread(target=watch.run, daemon=True).start()
    try:
        server.serve_forever()
    finally:
        watch.close()
        shutil.rmtree(preview.background, ignore_errors=True)


OWN = "-/"  # where the preview answers its own script: nothing for anybody else, not even by a link
LONGEST = 2000  # signs of what is asked for
_TARGET = re.compile(r"/(?:[!-$&-~]|%[0-9A-Fa-f]{2})*")
_NEVER = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")  # Windows asks another machine for what begins with \\

_NUMBER = re.compile(r"-?[0-9]{1,20}")


def allowed_hosts(port: int, *names: str) -> frozenset[str]:
    """Return what a browser may call the server in the header `Host`, beside names of its own."""
    known = {"127.0.0.1", "localhost", "[::1]", *(name.lower() for name in names)}
    return frozenset({f"{name}:{port}" for name in known} | (known if port == 80 else set()))


def read_request(target: str) -> tuple[str, dict[str, list[str]]]:
    """Return the address and the query of what is asked for; raises `ValueError` where it cannot be read."""
    if len(target) > LONGEST or not _TARGET.fullmatch(target):
        raise ValueError("no target of a request")
    path, _, query = target.partition("?")
    address = unquote(path, errors="strict").lstrip("/")
    if _NEVER.search(address):
        raise ValueError("no address of a file")
    return address, parse_qs(query, keep_blank_values=True, max_num_fields=10)


def query_number(query: dict[str, list[str]], key: str) -> int:
    """Return a number of a query, -1 where it is left out; raises `ValueError` where it is none."""
    (text,) = query.get(key, ["-1"])
    if not _NUMBER.fullmatch(text):
        raise ValueError("no number")
    return int(text)


def request_refusal(address: str, headers: Message, own: frozenset[str]) -> HTTPStatus | None:
    """Return why an address is not answered; None where it is."""
    named = [host.lower() for host in headers.get_all("Host", [])]
    if len(named) != 1:
        return HTTPStatus.BAD_REQUEST
    if named[0] not in own:
        return HTTPStatus.MISDIRECTED_REQUEST
    is_own = headers.get("Origin", f"http://{named[0]}") == f"http://{named[0]}"
    if is_own and headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none"):
        return None
    return None if is_own and _is_visit(address, headers) else HTTPStatus.FORBIDDEN


def _is_visit(address: str, headers: Message) -> bool:
    """Whether somebody follows a link to a page, in a window of its own."""
    how = (headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest"))
    return how == ("navigate", "document") and not address.startswith(OWN)
