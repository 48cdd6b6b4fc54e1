"""The one way to another server: `fetch` asks for one address and returns its answer, or raises `Refused`.

A time limit for each read of a socket is none for the answer: one header every two seconds holds it for
hours. The exchange therefore runs in a thread of its own, and whoever asks waits for that thread until the
deadline only, whatever blocks it: names, connection, TLS, headers, redirects, body. Names are looked up once,
and the address found is judged and connected to, so that no second answer of a name server comes between.
There are no cookies, no passwords and no proxies, of `.netrc` and of the environment included: behind a
proxy nobody here could judge what is connected to.
"""

import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import certifi
import idna

from emn_site.model.refusals import Refused

HEADERS = {
    "Accept": "application/json, text/html;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": "Mozilla/5.0 (compatible; emn-site)",
}
REDIRECTS = frozenset((301, 302, 303, 307, 308))
MOST_REDIRECTS = 10
MOST_PLACES = 4  # how many addresses of one name are tried
# Signs between two dots of a host (RFC 1035, 2.3.4): what has more, or none, is no name at any time.
LONGEST_LABEL = 63
PORTS = {"http": 80, "https": 443}
FIRST_OPEN_PORT = 1024
# Ports of other services, which no browser asks either. Source: Fetch Standard, "Port blocking".
BAD_PORTS = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080)
)
GLOBAL_UNICAST = IPv6Network("2000::/3")
# IPv6 addresses that hold one of IPv4 (RFC 6052); it is that one which is judged.
NAT64 = IPv6Network("64:ff9b::/96")
_UNRESERVED = "%/?:@!$&'()*+,;=~[]"


@dataclass(frozen=True)
class Limits:
    """What one answer may cost: `seconds` for all of it, `silence` between two pieces, bytes once unpacked.

    Where `largest` is 0, no body is read. `local` are addresses of servers (scheme, host and port) that the
    operator named and that may be in this machine or its network; a redirect never leads to one.
    """

    seconds: float = 30
    silence: float = 30
    largest: int = 0
    local: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NetworkAnswer:
    """What a server said in the end: its status, when it asks to be asked again, and the body, unpacked."""

    status: int
    retry_after: str
    body: bytes


class _Target(NamedTuple):
    scheme: str
    host: str
    port: int
    path: str


def fetch_address(address: str, limits: Limits) -> NetworkAnswer:
    """Return what a server answers, redirects followed, within the limits.

    Raises `Refused` and nothing else: `address-refused` where it is not asked, `service-too-slow`,
    `service-too-much`, and `service-unreachable` for whatever else goes wrong.
    """
    exchange, found = _Exchange(limits), SimpleQueue[NetworkAnswer | Refused]()
    Thread(target=lambda: found.put(exchange.outcome(address)), daemon=True).start()
    try:
        answer = found.get(timeout=max(0.0, limits.seconds))
    except Empty:
        exchange.end()
        raise _too_slow(address, limits) from None
    if isinstance(answer, Refused):
        raise answer
    return answer


def _too_slow(address: str, limits: Limits) -> Refused:
    return Refused("service-too-slow", address=address, seconds=round(limits.seconds))


class _Exchange:
    """The connections that one question takes, one after the other; `end` closes the one that is open."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._until = time.monotonic() + limits.seconds
        self._socket: socket.socket | None = None

    def end(self) -> None:
        """Wake the thread that waits for the socket: nobody waits for its answer any longer."""
        self._until = 0.0
        if self._socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def outcome(self, address: str) -> NetworkAnswer | Refused:
        """Return the answer or why there is none: what a stranger sends raises more than anyone lists."""
        try:
            return self._followed(address)
        except Refused as refusal:
            return refusal
        except Exception as error:
            if time.monotonic() >= self._until:  # the socket's own limit, which ends at the same moment
                return _too_slow(address, self._limits)
            return Refused("service-unreachable", address=address, detail=type(error).__name__)

    def _followed(self, address: str) -> NetworkAnswer:
        local = {_target(one)[:3] for one in self._limits.local}
        asked = address
        for _ in range(MOST_REDIRECTS + 1):
            target = _target(asked)
            answer = self._asked(target, address, is_local=asked == address and target[:3] in local)
            if isinstance(answer, NetworkAnswer):
                return answer
            asked = urljoin(asked, quote(answer.encode("latin-1"), safe=_UNRESERVED + "#"))
        raise Refused("address-refused", address=address, reason="redirects-without-end")

    def _asked(self, target: _Target, address: str, is_local: bool) -> NetworkAnswer | str:
        """Return what one server answers; a text where it says that the answer is elsewhere."""
        try:
            self._connect(target, is_local)
            connection = _connection(target)
            connection.sock = self._socket
            with closing(connection):
                connection.request("GET", target.path, headers=HEADERS)
                return self._answer(connection.getresponse(), address)
        finally:
            if self._socket is not None:
                self._socket.close()

    def _connect(self, target: _Target, is_local: bool) -> None:
        """Connect to the first of a host's places that is reached; none is tried unless all are public."""
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        places = [(family, place) for family, _, _, _, place in found]
        if not is_local and not all(is_public(str(place[0])) for _, place in places):
            raise Refused("address-refused", address=_shown(target), reason="place-private")
        for family, place in places[:MOST_PLACES]:
            self._socket = opened = socket.socket(family, socket.SOCK_STREAM)
            opened.settimeout(min(self._limits.silence, max(0.001, self._until - time.monotonic())))
            with suppress(OSError):
                opened.connect(place)
                break
            opened.close()
        else:
            raise ConnectionError(target.host)
        if target.scheme == "https":
            self._socket = secured = _trust().wrap_socket(
                opened, server_hostname=target.host, do_handshake_on_connect=False
            )
            secured.do_handshake()

    def _answer(self, response: HTTPResponse, address: str) -> NetworkAnswer | str:
        location = response.headers.get("Location")
        if response.status in REDIRECTS and location:
            return location
        lengths = set(response.headers.get_all("Content-Length", []))
        is_sound = len(lengths) < 2 and all(re.fullmatch("[0-9]{1,15}", length) for length in lengths)
        if response.status in REDIRECTS or response.headers.defects or not is_sound:
            raise HTTPException("no sound answer")
        body = bytearray()
        for piece in _unpacked(response, self._limits.largest):
            body += piece
            if len(body) > self._limits.largest:
                raise Refused("service-too-much", address=address, limit=self._limits.largest)
        return NetworkAnswer(response.status, response.headers.get("Retry-After", ""), bytes(body))


def _unpacked(response: HTTPResponse, largest: int) -> Iterator[bytes]:
    """Yield a body in pieces, each at most a byte longer than the whole may be; none if none is wanted."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if not largest:
        return
    if coding not in ("gzip", "x-gzip"):
        yield from _pieces(response)
        return
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for piece in _pieces(response):
        yield packed.decompress(piece, largest + 1)
        if packed.eof:
            return
    raise EOFError


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read1(65536):
        yield piece
    if response.length:  # of the length that was promised, this is left
        raise EOFError


def _target(address: str) -> _Target:
    """Return the parts of an address that are asked for; a user's name and password are not among them."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or PORTS.get(parts.scheme, 0)
        if not host.isascii():
            host = idna.encode(host, uts46=True).decode()
        if not all(0 < len(label) <= LONGEST_LABEL for label in host.split(".")):
            raise ValueError(host)
        query = f"?{parts.query}" if parts.query else ""
        path = quote(f"{parts.path or '/'}{query}", safe=_UNRESERVED)
    except ValueError as error:
        raise Refused("address-refused", address=address, reason="address-broken") from error
    if parts.scheme not in PORTS:
        raise Refused("address-refused", address=address, reason="address-broken")
    if port not in PORTS.values() and (port < FIRST_OPEN_PORT or port in BAD_PORTS):
        raise Refused("address-refused", address=address, reason="port-closed")
    return _Target(parts.scheme, host, port, path if path.startswith("/") else f"/{path}")


def _shown(target: _Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return f"{target.scheme}://{host}:{target.port}"


def is_public(place: str) -> bool:
    """Whether an IP address is one of the public internet, by the registries of special addresses (RFC 6890).

    Of IPv6 only global unicast is; what wraps an address of IPv4 for a tunnel (6to4, Teredo) is not.
    """
    found = ip_address(place)
    if found.version == 6 and found in NAT64:
        found = IPv4Address(int(found) & 0xFFFFFFFF)
    if found.version == 6 and (found not in GLOBAL_UNICAST or found.sixtofour or found.teredo):
        return False
    return found.is_global and not found.is_multicast


def _connection(target: _Target) -> HTTPConnection:
    if target.scheme == "https":
        return HTTPSConnection(target.host, target.port, context=_trust())
    return HTTPConnection(target.host, target.port)


@cache
def _trust() -> ssl.SSLContext:
    """Return whom we believe: the machine's authorities and Mozilla's, which some machines lack."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
