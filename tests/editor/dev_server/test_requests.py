"""Whom the preview answers, and what it says to all others; nothing of it is seen on the console."""

import json
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.browser.preview_server import free_place, previewing
from tests.sites import ROOT, project_of

PAGE = "/studies/2022/first-study/"
EVIL = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SOUND = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n'


@dataclass
class Served:
    """A preview, and what its console has shown."""

    place: str
    root: Path
    console: Path

    def ask(self, target: str, method: str = "GET", **headers: str) -> HTTPResponse:
        """Return the answer to a request; an underscore in a header's name is a hyphen."""
        connection = HTTPConnection(self.place, timeout=30)
        sent = {"Host": self.place} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, "/", skip_host=True)
        connection._buffer[0] = f"{method} {target} HTTP/1.1".encode()  # type: ignore[attr-defined]
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse()

    def say(self, request: bytes) -> bytes:
        """Return what is answered to some bytes."""
        host, _, port = self.place.partition(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return answer


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("preview")
    root = project_of("healthy", folder)
    assets = root / "docs" / "assets"
    assets.mkdir(exist_ok=True)
    (assets / "evil.svg").write_text(EVIL)
    (assets / "sound.svg").write_text(SOUND)
    (assets / "page.html").write_text("<script>alert(1)</script>")
    (assets / "leads.svg").symlink_to("/etc/passwd")
    (assets / "circle").symlink_to("circle")
    (folder / "secret.txt").write_text("secret")
    with (folder / "console").open("w") as console, previewing(root, console) as address:
        yield Served(address.removeprefix("http://").rstrip("/"), root, folder / "console")
    assert (folder / "console").read_text() == ""


def _status(served: Served, target: str = PAGE, **headers: str) -> int:
    return served.ask(target, **headers).status


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_it_answers_by_its_own_names(served: Served, name: str) -> None:
    port = served.place.rpartition(":")[2]

    assert _status(served, Host=f"{name}:{port}") == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{}",
        "localhost.evil.example:{}",
        "127.0.0.1",
        "localhost:1",
        "10.0.0.1:{}",
    ],
)
def test_it_does_not_answer_by_another_name(served: Served, host: str) -> None:
    assert _status(served, Host=host.format(served.place.rpartition(":")[2])) == 421


def test_it_does_not_answer_by_no_name_or_by_two(served: Served) -> None:
    assert served.say(b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert served.say(f"GET / HTTP/1.1\r\nHost: {served.place}\r\nHost: x\r\n\r\n".encode()).startswith(
        b"HTTP/1.1 400 "
    )


VISIT = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}


@pytest.mark.parametrize("target", [PAGE, "/-/state", "/-/preview.js", "/feed.xml", "/%2d/state"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "image"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example", **VISIT},
    ],
    ids=str,
)
def test_another_origin_is_refused(served: Served, target: str, headers: dict[str, str]) -> None:
    assert _status(served, target, **headers) == 403


def test_a_link_from_elsewhere_leads_to_a_page_and_to_nothing_of_its_own(served: Served) -> None:
    assert _status(served, PAGE, Sec_Fetch_Site="cross-site", **VISIT) == 200
    assert _status(served, "/-/state", Sec_Fetch_Site="cross-site", **VISIT) == 403


def test_its_own_pages_are_told_what_is_new(served: Served) -> None:
    answer = served.ask("/-/state?turn=-1", Origin=f"http://{served.place}", Sec_Fetch_Site="same-origin")

    assert answer.status == 200
    assert {"turn", "problems", "told"} == set(json.loads(answer.read()))


@pytest.mark.parametrize(
    "target",
    [
        "/%00", "/a%00.svg", "/%0a", "/%7f", "/%c2%85", "/%", "/%4", "/%zz", "/a%gg/", "/%ff", "/%c3",
        "/%ed%a0%80", "/\xff", "/a%5cb", "/" + "a" * 3000, "/" + "a/" * 1500, "a", "*",
        "http://evil.example/", "//\x01",
        "/-/state?turn=abc", "/-/state?turn=1.5", "/-/state?turn=1e400", "/-/state?told=1_000",
        "/-/state?turn=%D9%A1", "/-/state?turn=" + "9" * 500, "/-/state?turn=1&turn=2", "/-/state?" +
        "a=1&" * 50, "/?%", "/?a=%zz",
    ],
    ids=lambda target: repr(target)[:30],
)  # fmt: skip
def test_what_cannot_be_read_is_400(served: Served, target: str) -> None:
    line = f"GET {target} HTTP/1.1\r\nHost: {served.place}\r\n\r\n".encode("latin-1")

    assert served.say(line).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "line",
    [
        b"\x00\x01\x02",
        b"GET",
        b"GET / HTTP/9.9.9",
        b"GET / a HTTP/1.1",
        b"\x16\x03\x01\x02",
        b"POST /",
        b"x" * 70_000,
    ],
)
def test_a_line_that_is_no_request_is_refused_as_one(served: Served, line: bytes) -> None:
    assert served.say(line + b"\r\n\r\n").startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 414 "))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200).filter(lambda sent: b"\n" not in sent))
def test_any_bytes_are_answered_or_refused(served: Served, sent: bytes) -> None:
    answer = served.say(b"GET /" + sent + b" HTTP/1.1\r\nHost: " + served.place.encode() + b"\r\n\r\n")

    assert answer.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 4"))


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "NONSENSE"]
)
def test_another_method_is_405(served: Served, method: str) -> None:
    answer = served.ask(PAGE, method)

    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2f..%2fsecret.txt", "//../secret.txt",
        "/assets/../../../secret.txt", "//etc/passwd", "/%2fetc/passwd", "/assets/leads.svg",
        "/assets/circle", "/assets/../assets/evil.svg", "/C:/secret.txt", "/a" * 300,
        "/admin/../../secret.txt", "/assets/stylesheets/../../../../secret.txt", "/" + "a" * 300,
    ],
)  # fmt: skip
def test_nothing_elsewhere_is_served(served: Served, target: str) -> None:
    answer = served.ask(target)

    assert answer.status == 404
    assert b"secret" not in answer.read()


@pytest.mark.parametrize("path", ["assets/evil.svg", "assets/page.html", "lt/index.md"])
def test_what_was_not_let_in_is_taken_away_and_runs_nothing(served: Served, path: str) -> None:
    headers = served.ask(f"/{path}").headers

    assert headers["Content-Disposition"] == "attachment"
    assert headers["Content-Security-Policy"] == "sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_what_was_let_in_is_shown(served: Served) -> None:
    answer = served.ask("/assets/sound.svg")

    assert (answer.read().decode(), answer.headers["Content-Type"]) == (SOUND, "image/svg+xml")
    assert "Content-Disposition" not in answer.headers


def test_a_drawing_that_becomes_evil_is_never_shown(served: Served) -> None:
    file = served.root / "docs" / "assets" / "turning.svg"
    for _ in range(2):
        file.write_text(SOUND)
        assert SOUND in _answers_until(served, shown=True)
        file.write_text(EVIL)
        assert set(_answers_until(served, shown=False)) <= {SOUND}


def _answers_until(served: Served, shown: bool) -> list[str]:
    """Return what was shown of the drawing until one was, or until it is one to be taken away."""
    seen: list[str] = []
    end = time.monotonic() + 60
    while time.monotonic() < end:
        answer = served.ask("/assets/turning.svg")
        is_shown = "Content-Disposition" not in answer.headers
        if is_shown:
            seen.append(answer.read().decode())
        if is_shown == shown:
            return seen
        time.sleep(0.05)
    raise TimeoutError


def test_a_browser_may_go_away_in_the_middle(served: Served) -> None:
    host, _, port = served.place.partition(":")
    for _ in range(20):
        with socket.create_connection((host, int(port))) as connection:
            connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )  # reset at once
            connection.sendall(f"GET {PAGE} HTTP/1.1\r\nHost: {served.place}\r\n\r\n".encode())
            time.sleep(0.02)

    assert _status(served) == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_whoever_ends_the_first_process_ends_all_and_the_port_is_free(number: signal.Signals) -> None:
    place = free_place()
    python = Path(sys.base_prefix) / "bin" / "python3"  # one outside of .venv, as an editor's is
    program = subprocess.Popen([python, "build.py", "serve", "--address", place], cwd=ROOT)
    host, _, port = place.partition(":")
    _wait_until(lambda: not _is_free(host, int(port)))

    program.send_signal(number)
    program.wait(30)

    _wait_until(lambda: _is_free(host, int(port)))
    _wait_until(lambda: not _serving(place))


def _serving(place: str) -> list[str]:
    """Return the processes that are there for a preview at a place."""
    listed = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if place in line]


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return asked.connect_ex((host, port)) != 0


def _wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)
