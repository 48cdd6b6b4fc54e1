"""Serves the preview: pages as they are asked for, and what is wrong shown over them.

A page that is open asks at `/-/state` what is new, and is answered when something is: a number that changes
with every saved file, and what is wrong now.
"""

import json
import mimetypes
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, unquote, urlsplit

from emn_site.admin import interface
from emn_site.language.templates import render
from emn_site.review import whole
from emn_site.review.preview import Preview, signature

PAUSE = 0.15
"""Seconds between two looks at the files."""

WAITS = 20
"""Seconds that a question at `/-/state` is kept waiting for something new."""

SCRIPT = "-/preview.js"


class Watch:
    """Looks after the files: rereads them when one is saved, and has the whole site made beside."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.turn = 0
        self._is_over = False
        self._seen, self._told = signature(preview.root), 0.0
        self.problems = preview.state.told(preview.state.problems)
        self._changed = threading.Condition()
        self._beginning = threading.Lock()
        self._beside: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Look at the files again and again."""
        self._begin_whole()
        while True:
            started = time.monotonic()
            with suppress(OSError):  # a file may go between two looks: the next one sees it
                self._look()
            time.sleep(max(PAUSE, min(1, time.monotonic() - started)))

    def _look(self) -> None:
        """Reread what was saved since the last look; take what the whole site's check has said."""
        if (now := signature(self.preview.root)) != self._seen:
            self.preview.reread()
            self._seen = now
            self._say(self.preview.state.told(self.preview.state.problems), is_new=True)
            self._begin_whole()
        file = self.preview.whole / whole.PROBLEMS
        if file.exists() and (written := file.stat().st_mtime) != self._told:
            self._told = written
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

    def _begin_whole(self) -> None:
        command = [sys.executable, "-m", "emn_site.review.whole"]
        told = [str(self.preview.root), str(self.preview.whole), self.preview.address]
        with self._beginning:
            self.end()
            if self._is_over:
                return
            (self.preview.whole / whole.PROBLEMS).unlink(missing_ok=True)
            self._beside = subprocess.Popen([*command, *told], cwd=self.preview.root, start_new_session=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    watch: Watch

    def do_GET(self) -> None:
        """Answer with a page, a file, what is new, or that there is nothing."""
        asked = urlsplit(self.path)
        address = unquote(asked.path).lstrip("/")
        if address == "-/state":
            since = parse_qs(asked.query)
            turn, told = (int(since.get(key, ["-1"])[0]) for key in ("turn", "told"))
            self._send(json.dumps(self.watch.answer(turn, told)).encode(), "application/json")
        elif address == SCRIPT:
            script = files("emn_site").joinpath("templates/preview.js").read_bytes()
            self._send(script, "text/javascript")
        elif address.startswith(f"{interface.FOLDER}/") and (content := self.watch.preview.editing(address)):
            self._send(content, mimetypes.guess_type(address)[0] or "text/html; charset=utf-8")
        elif not address or address.endswith("/"):
            self._page(address)
        elif (content := self.watch.preview.file(address)) is not None:
            self._send(content, mimetypes.guess_type(address)[0] or "application/octet-stream")
        else:
            self._page(f"{address}/")

    do_HEAD = do_GET

    def _page(self, address: str) -> None:
        state = self.watch.preview.state
        html = self.watch.preview.page(address)
        status = 404 if html is None else 200
        said = state.words()
        if html is None:
            html = render("preview-nothing.html.jinja", said=said["nothing"], locale=state.locale)
        said["locale"] = state.locale
        shown = render("preview-script.html.jinja", script=SCRIPT, said=said, turn=self.watch.turn)
        self._send(html.replace("</body>", f"{shown}</body>").encode(), "text/html; charset=utf-8", status)

    def _send(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of single requests."""


def serve(preview: Preview, host: str, port: int) -> None:
    """Serve until the program is ended."""
    watch = Watch(preview)
    handler = type("Handler", (_Handler,), {"watch": watch})
    server = ThreadingHTTPServer((host, port), handler)
    server.daemon_threads = True
    threading.Thread(target=watch.run, daemon=True).start()
    try:
        server.serve_forever()
    finally:
        watch.close()
        shutil.rmtree(preview.whole, ignore_errors=True)
