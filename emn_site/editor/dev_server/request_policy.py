"""Which requests the preview answers: those of the browser in which its own pages are looked at.

Any website may ask 127.0.0.1, and one whose own name leads there (DNS rebinding) could read what is answered.
Browsers say by which name they ask (RFC 9110, 7.2), and from where (Fetch Metadata Request Headers, W3C).
"""

import re
from email.message import Message
from http import HTTPStatus
from urllib.parse import parse_qs, unquote

OWN = "-/"
"""Where the preview answers its own script: nothing for anybody else, not even by a link."""

LONGEST = 2000
"""Signs of what is asked for."""

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
    (said,) = query.get(key, ["-1"])
    if not _NUMBER.fullmatch(said):
        raise ValueError("no number")
    return int(said)


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
