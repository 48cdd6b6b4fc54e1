"""Whatever is asked and whatever is answered: an answer or one refusal; and nobody else asks the network."""

import ast
import gzip
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from emn_site.content.network import Limits, NetworkAnswer, fetch_address
from emn_site.model.refusals import Refused
from tests.content.raw_server import Internet, RawServer, internet, redirect
from tests.sites import ROOT

OK = b"HTTP/1.1 200 OK\r\n"
ENOUGH = 3.0


@pytest.fixture
def net(raw: RawServer, monkeypatch: pytest.MonkeyPatch) -> Internet:
    return internet(monkeypatch, raw)


PIECES = [
    b"HTTP/1.1 ",
    b"HTTP/1.0 200 OK\r\n",
    OK,
    b"200",
    b"302 Found\r\n",
    b"999 \r\n",
    b"\r\n",
    b"\r\n\r\n",
    b"\n",
    b":",
    b"Location: ",
    b"http://[",
    b"http://a..b/\r\n",
    b"//",
    b"Content-Length: ",
    b"-1\r\n",
    b"9" * 30,
    b"\xff\x00",
    b"Transfer-Encoding: chunked\r\n",
    b"ffffffffffff\r\n",
    b"0\r\n",
    b"Content-Encoding: gzip\r\n",
    b"br\r\n",
    gzip.compress(b"{}"),
    b"{}",
    b"Retry-After: ",
    b"\x16\x03\x01",
    b" ",
    b"; ;=",
    b"HTTP/1.1 100 Continue\r\n\r\n",
]
BYTES = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)), max_size=14).map(b"".join)
SLACK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLACK
@given(answer=BYTES)
def test_any_bytes_are_an_answer_or_one_refusal(raw: RawServer, answer: bytes) -> None:
    raw.says(answer)
    limits = Limits(ENOUGH, ENOUGH, 10_000, frozenset({raw.address}))
    start = time.monotonic()

    with suppress(Refused):
        assert isinstance(fetch_address(raw.address, limits), NetworkAnswer)

    assert time.monotonic() - start < 2 * ENOUGH


ADDRESSES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "http://",
                    "https://",
                    "a.example",
                    "..",
                    ".",
                    ":",
                    "@",
                    "[",
                    "]",
                    "::1",
                    "%",
                    "/",
                    "\\",
                    "?",
                    "#",
                    "xn--",
                    "80",
                    "99999999999",
                    "-",
                    "٣",
                    "ⅷ",
                    "\u200d",
                    "ß",
                    "a" * 64,
                    "\x00",
                    "\r\n",
                    "\ud800",
                ]
            ),
            st.text(max_size=3),
        ),
        max_size=10,
    ).map("".join),
    st.text(max_size=20).map("http://{}/".format),
)


@SLACK
@given(address=ADDRESSES)
def test_any_address_is_asked_or_refused_in_one_way(net: Internet, raw: RawServer, address: str) -> None:
    raw.says(OK + b"\r\n")

    with suppress(Refused):
        assert isinstance(fetch_address(address, Limits(ENOUGH)), NetworkAnswer)


@SLACK
@given(address=ADDRESSES)
def test_any_redirect_is_followed_or_refused_in_one_way(net: Internet, raw: RawServer, address: str) -> None:
    raw.says(redirect(address.encode("utf-8", "surrogatepass")), OK + b"\r\n")

    with suppress(Refused):
        assert isinstance(fetch_address("http://a.example/", Limits(ENOUGH)), NetworkAnswer)


ASKING = {"requests", "urllib3", "aiohttp", "httpx", "http", "socket", "ssl", "ftplib", "smtplib", "certifi"}
ALONE = {
    "emn_site/content/network.py": "the one that asks",
    "emn_site/editor/dev_server/server.py": "the preview answers, and asks nobody",
    "emn_site/cli/build.py": "sees whether the preview's port is free",
    "tools/suggest.py": "runs without packages, and asks GitHub alone",
}
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [
        ROOT / "build.py",
        *(p for f in ("emn_site", "emn_mkdocs", "hooks", "tools") for p in (ROOT / f).rglob("*.py")),
    ]
)


def test_nobody_else_asks_the_network() -> None:
    asking = {name for name in MODULES if ASKING & _imported(name)}

    assert asking | {"tools/suggest.py"} == set(ALONE)


def _imported(name: str) -> set[str]:
    """Return the packages a module imports, with `urllib.request` as one that asks."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return {"http" if one.startswith("urllib.request") else one.partition(".")[0] for one in found}
