"""The one way to another server: an answer within its limits, or one refusal."""

import gzip
import socket
import time
from threading import Event

import pytest

from emn_site.content.network import BAD_PORTS, Limits, NetworkAnswer, fetch_address, is_public
from emn_site.model.refusals import Refused
from tests.content.raw_server import PUBLIC, Internet, RawServer, internet, redirect
from tests.refusals import refused

OK = b"HTTP/1.1 200 OK\r\n"
QUICK = 0.6
ENOUGH = 3.0
"""Seconds after which a question with a limit of `QUICK` must have ended, on a busy machine."""


@pytest.fixture
def net(raw: RawServer, monkeypatch: pytest.MonkeyPatch) -> Internet:
    return internet(monkeypatch, raw, inside="10.0.0.7", mapped="::ffff:10.0.0.7", nowhere="")


def _here(raw: RawServer, seconds: float = 5, largest: int = 10_000) -> Limits:
    return Limits(seconds, silence=seconds, largest=largest, local=frozenset({raw.address}))


# What is answered.


def test_an_answer_is_its_status_and_its_body(raw: RawServer) -> None:
    raw.says(OK + b"Content-Length: 2\r\nRetry-After: 7\r\n\r\n{}")

    assert fetch_address(raw.address, _here(raw)) == NetworkAnswer(200, "7", b"{}")


def test_a_body_in_chunks_and_packed_is_put_together(raw: RawServer) -> None:
    packed = gzip.compress(b"packed")
    chunks = b"".join(b"1\r\n" + packed[n : n + 1] + b"\r\n" for n in range(len(packed))) + b"0\r\n\r\n"
    raw.says(OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)

    assert fetch_address(raw.address, _here(raw)).body == b"packed"


def test_a_redirect_is_followed_and_asked_for_anew(net: Internet, raw: RawServer) -> None:
    raw.says(redirect(b"//b.example/\xc4\x97?a=b c#d"), OK + b"\r\nthere")

    assert fetch_address("http://a.example/x", Limits(largest=100)).body == b"there"
    assert raw.asked[1].startswith(b"GET /%C4%97?a=b%20c HTTP/1.1\r\nHost: b.example\r\n")


def test_neither_a_password_nor_a_cookie_nor_where_we_came_from_is_sent(
    net: Internet, raw: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    cookie = b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: http://u:p@b.example/\r\n\r\n"
    raw.says(cookie, OK + b"\r\n")

    fetch_address("http://user:secret@a.example/", Limits())

    sent = b"".join(raw.asked)
    assert not any(word in sent for word in (b"secret", b"Authorization", b"Cookie", b"Referer", b"u:p"))
    assert net.looked_up == ["a.example", "b.example"]


# What is not asked.


@pytest.mark.parametrize(
    "address",
    ["http://a..b/", "http://[::1", "http://[v1.x]/", "http://" + "a" * 70 + ".example/", "http://.example/",
     "http://", "http:///x", "http://?", "//a.example/", "a.example", "", "ftp://a.example/", "file:///etc/passwd",
     "javascript:alert(1)", "http://a.example:99999/", "http://a.example:x/", "http://xn--/", "http://\ud800/",
     "http://a b/", "http://a\x00b/", "http://%00/", "http://\u2488.example\u2488/", "http://*/", "http://-/",
     "http://a.example:22/", "https://a.example:6667/", "http://" + "a." * 200 + "b/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_one_refusal(net: Internet, address: str) -> None:
    with pytest.raises(Refused):
        fetch_address(address, Limits())


@pytest.mark.parametrize("host", ["a..b", ".a.example", "a" * 64 + ".example", "ž" * 64 + ".lt", ""])
def test_a_host_that_is_no_name_is_not_asked_again(net: Internet, host: str) -> None:
    with refused("address-refused"):
        fetch_address(f"http://{host}/", Limits())


PRIVATE = (
    "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 239.1.1.1 "
    "240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 "
    "fe80::1 fe80::1%1 fc00::1 fd12::1 ff02::1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 "
    "2002:7f00:1:: 2002:808:808:: 2001::1 2001:db8::1 100::1 fec0::1"
).split()


@pytest.mark.parametrize("place", PRIVATE)
def test_a_place_that_is_not_public_is_not_connected_to(net: Internet, place: str) -> None:
    net.places["inside"] = place

    assert not is_public(place)
    with refused("private network"):
        fetch_address("https://inside.example/", Limits())
    assert net.reached == []


@pytest.mark.parametrize(
    "place", ["8.8.8.8", PUBLIC, "2606:4700::1111", "64:ff9b::808:808", "2001:4860:4860::8888"]
)
def test_a_public_place_is_asked(place: str) -> None:
    assert is_public(place)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]", "0",
             "localhost", "localhost.", "①②⑦.0.0.1", "127。0。0。1"]
)  # fmt: skip
def test_this_machine_is_refused_however_it_is_written(raw: RawServer, host: str) -> None:
    with pytest.raises(Refused):
        fetch_address(f"http://{host}:{raw.port}/", Limits())

    assert raw.asked == []


@pytest.mark.parametrize(
    "to", [b"http://inside.example/", b"http://mapped.example/", b"http://a.example:22/"]
)
def test_a_redirect_is_judged_like_an_address(net: Internet, raw: RawServer, to: bytes) -> None:
    raw.says(redirect(to))

    with refused("address-refused"):
        fetch_address("http://a.example/", Limits())
    assert net.reached == [PUBLIC]


def test_a_name_is_looked_up_once_and_what_was_found_is_connected_to(net: Internet, raw: RawServer) -> None:
    raw.says(OK + b"\r\n")

    fetch_address("http://a.example/", Limits())

    assert (net.looked_up, net.reached) == (["a.example"], [PUBLIC])


def test_a_server_of_this_machine_is_asked_where_it_was_named_and_never_byredirect(raw: RawServer) -> None:
    raw.says(redirect(b"/other"), OK + b"\r\n")

    with refused("private network"):
        fetch_address(raw.address, _here(raw))
    with refused("private network"):
        fetch_address(raw.address, Limits(local=frozenset({"http://127.0.0.1:1025/"})))
    assert len(raw.asked) == 1


def test_redirects_without_end_are_refused(net: Internet, raw: RawServer) -> None:
    raw.says(redirect(b"/again"))

    with refused("more than ten times"):
        fetch_address("http://a.example/", Limits())


@pytest.mark.parametrize("port", sorted(BAD_PORTS))
def test_a_port_that_browsers_block_is_not_asked(net: Internet, port: int) -> None:
    with refused("port is not one of websites"):
        fetch_address(f"http://a.example:{port}/", Limits())


# When it ends.

SLOW = {
    "silence": (b"", b"", 60),
    "status line": (b"HTTP/1", b".", 0.05),
    "headers": (OK, b"X: a\r\n", 0.05),
    "one long header": (OK + b"X: ", b"a", 0.02),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.001),
    "body": (OK + b"Content-Length: 9999\r\n\r\n", b"a", 0.05),
    "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n", 0.05),
    "trailers": (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: a\r\n", 0.001),
    "nothing, packed": (
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10],
        b"\0\0\0\xff\xff",
        0.001,
    ),
}


@pytest.mark.parametrize("way", SLOW)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_deadline_is_one_for_the_whole_answer(raw: RawServer, way: str, scheme: str) -> None:
    raw.drips(*SLOW[way])
    address = raw.address.replace("http", scheme)
    start = time.monotonic()

    with pytest.raises(Refused):
        fetch_address(address, Limits(QUICK, silence=60, largest=10**6, local=frozenset({address})))

    assert time.monotonic() - start < ENOUGH


def test_the_deadline_is_one_for_all_redirects(net: Internet, raw: RawServer) -> None:
    def late(taken: socket.socket) -> None:
        time.sleep(QUICK / 3)
        taken.sendall(redirect(b"/"))

    raw.turns = [late]

    with refused("service-too-slow"):
        fetch_address("http://a.example/", Limits(QUICK))


def test_the_deadline_holds_while_a_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asleep = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: asleep.wait(60))

    with refused("service-too-slow"):
        fetch_address("http://a.example/", Limits(QUICK))
    asleep.set()


def test_the_connection_of_a_question_that_ended_is_closed(raw: RawServer) -> None:
    closed = Event()

    def wait(taken: socket.socket) -> None:
        taken.recv(1)
        closed.set()

    raw.turns = [wait]
    with refused("service-too-slow"):
        fetch_address(raw.address, _here(raw, QUICK))

    assert closed.wait(ENOUGH)


# How much is taken.


@pytest.mark.parametrize(
    "answer",
    [OK + b"\r\n" + b"a" * 20_000,
     OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"\0" * 50_000_000),
     OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"fff\r\n" + b"a" * 4095 + b"\r\n5000\r\n" + b"a" * 0x5000],
    ids=["long", "bomb", "chunks"],
)  # fmt: skip
def test_more_than_is_wanted_is_refused(raw: RawServer, answer: bytes) -> None:
    raw.says(answer)

    with refused("service-too-much"):
        fetch_address(raw.address, _here(raw))


def test_no_body_is_read_where_none_is_wanted(raw: RawServer) -> None:
    raw.drips(OK + b"\r\n", b"a", 0.05)

    assert fetch_address(raw.address, _here(raw, largest=0)).body == b""


BROKEN = [
    b"", b"HTTP/1.1 999999 X\r\n\r\n", b"SSH-2.0-x\r\n", OK + b"A: b\r\n" * 200 + b"\r\n",
    OK + b"Content-Length: 9\r\n\r\n{}", OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nab", OK + b"Content-Encoding: gzip\r\n\r\nnone",
    OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"half")[:-3],
    OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    redirect(b"http://["), redirect(b"http://a..b/"), redirect(b"http://" + b"a" * 70 + b"/"),
    redirect(b"\xff\xfe"), redirect(b"//"), redirect(b"file:///etc/passwd"), redirect(b"http://a:b:c/"),
]  # fmt: skip


@pytest.mark.parametrize("which", range(len(BROKEN)))
def test_a_broken_answer_is_one_refusal(raw: RawServer, which: int) -> None:
    raw.says(BROKEN[which])

    with pytest.raises(Refused):
        fetch_address(raw.address, _here(raw))
