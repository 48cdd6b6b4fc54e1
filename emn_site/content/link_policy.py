"""Where an address may lead, and whether it leads where it seems to: asked of texts, facts and data alike."""

import fnmatch
import re
import unicodedata
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote

import idna
import regex

from emn_site.content.html_policy import QUOTED, SCHEMES
from emn_site.content.link_targets import address_parts
from emn_site.content.spoofing import character_names, odd_characters, read_expressions, strip_unseen
from emn_site.model.text import Fault

# The faults of addresses that lead nowhere, or where no link may lead; others are for a reviewer.
ERRORS = frozenset(("broken-address", "address-not-allowed"))
_CLOSED = frozenset(("link-private", "link-with-user"))
_WEB, _HELD = ("http", "https"), ("url", "q", "u", "to", "uddg", "a")
_OFFICE = (".localhost", ".local", ".lan", ".intranet", ".internal")
_MAILBOXES = frozenset("mail.google.com outlook.live.com outlook.office.com outlook.office365.com".split())
_LISTED = read_expressions(Path(__file__).with_suffix(".toml"))
_FORMS = {name: re.compile(str(one), re.IGNORECASE) for name, one in _LISTED["addresses"].items()}
_NAMES = {
    hosts: re.compile("|".join(map(fnmatch.translate, names.split())))
    for hosts, names in _LISTED["queries"].items()
}
# What looks like a full stop or a slash (UTS #39, confusables.txt) and stays itself in NFKC.
_LOOKS_LIKE = str.maketrans("。܁܂⁄∕⧸╱⟋", ".../////")
_LETTERS = regex.compile(r"[^\p{L}\p{M}\p{Nd}]+")
# Letters of phonetics and the like: no name of a website needs them, and many look like common ones.
_RARE = regex.compile(r"(?![\u0000-\u024f\u1e00-\u1eff])\p{scx=Latin}")


def value_faults(text: str, line: int) -> Iterator[Fault]:
    """Yield the faults of a string of data, where it is meant as an address however badly spelt."""
    if _FORMS["address"].fullmatch(text):
        yield from link_faults(text.strip(), line)


def link_faults(target: str, line: int, label: str = "") -> Iterator[Fault]:
    """Yield what is wrong with an address that stands on a line, and what of it a reviewer should look at."""
    found = address_parts(target)
    scheme = found.scheme.lower() if found else ""
    if found is None or (scheme in _WEB and not _is_sound(target, found)):
        yield Fault(line, "broken-address", (("value", target),))
    elif scheme not in SCHEMES | QUOTED | {""} or (not scheme and _FORMS["without_scheme"].match(target)):
        yield Fault(line, "address-not-allowed", (("value", target[:80] + "…" * (len(target) > 80)),))
    elif scheme == "mailto" and _FORMS["mail"].fullmatch(label) and label.casefold() != found.path.casefold():
        yield Fault(line, "link-label-differs", (("value", label), ("target", target)))
    elif scheme in _WEB:
        for code, value in _label_faults(found, target, label):
            yield Fault(line, code, (("value", value), ("target", target)))
        if clean_address(target, has_campaigns=True) != target:
            meant = clean_address(target)
            yield Fault(line, "link-with-reader", (("target", target), ("meant", meant)))
        elif _FORMS["edited"].match(target) or _is_private((found.hostname or "").removesuffix(".")):
            yield Fault(line, "link-private", (("target", target),))


def clean_address(address: str, *, has_campaigns: bool = False) -> str:
    """Return an address without what follows its reader: names of campaigns too, a mail around it."""
    if found := _FORMS["defended"].match(address):
        return clean_address(found[1])
    address = _FORMS["inside"].sub("", address)
    parts = address_parts(address)
    if parts is None or not parts.query:
        return address
    asked, way = parse_qs(parts.query), _FORMS["ways"].match(address)
    held = next((asked[name][0] for name in _HELD if name in asked), "")
    held = unquote(held.replace("-", "%").replace("_", "/")) if way and way[1] else held
    if way and held.startswith(("http://", "https://")):
        return clean_address(held)
    pieces, host = parts.query.split("&"), f".{(parts.hostname or '').removesuffix('.')}"
    rest = [one for one in pieces if not _follows(one, host, has_campaigns=has_campaigns)]
    return parts._replace(query="&".join(rest)).geturl() if len(rest) < len(pieces) else address


def clean_words(words: str) -> str:
    """Return words without what follows a reader in an address among them."""
    return _FORMS["typed"].sub(lambda found: clean_address(found[0]), words)


def is_closed_address(address: str) -> bool:
    """Whether nobody else can open an address, it says whose it is, or leads where only a sender knows."""
    codes = {one.code for one in link_faults(clean_address(address), 1)}
    return bool(codes & _CLOSED or _FORMS["opaque"].match(address))


def _follows(piece: str, host: str, *, has_campaigns: bool) -> bool:
    """Whether a part of a query says whose address it is, or of which campaign."""
    name = unquote(piece.partition("=")[0]).lower()
    tables = ["anywhere", *["campaigns"] * (not has_campaigns)]
    tables += [hosts for hosts in _NAMES if host.endswith(tuple(f".{one}" for one in hosts.split()))]
    return bool(_FORMS["person"].match(piece)) or any(_NAMES[one].match(name) for one in tables)


def _is_private(host: str) -> bool:
    """Whether a host is one machine's, one office's or one reader's own: nobody else can open it."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_OFFICE) or host in _MAILBOXES


def _is_sound(target: str, found: SplitResult) -> bool:
    """Whether an address names a website, written as every program writes it (UTS #46)."""
    host = found.hostname or ""
    if not _FORMS["well_spelt"].fullmatch(target) or not host:
        return False
    if host.isascii():
        return ":" in host or all(host.removesuffix(".").split("."))
    try:
        return idna.uts46_remap(host, std3_rules=False) == host and all(host.removesuffix(".").split("."))
    except idna.IDNAError:
        return False


def _label_faults(found: SplitResult, target: str, label: str) -> Iterator[tuple[str, str]]:
    host = _readable(found.hostname or "").removeprefix("www.")
    shown = unicodedata.normalize("NFKC", strip_unseen(label)).translate(_LOOKS_LIKE)
    named = _FORMS["label"].match(shown.strip())
    written = _readable((named[1] or named[2]).lower()) if named else ""
    if written and written != host and not host.endswith(f".{written}"):
        yield "link-label-differs", label
    if "@" in found.netloc:
        yield "link-with-user", target
    odd = odd_characters(_LETTERS.sub("", host)) or "".join(_RARE.findall(host))
    if odd or "xn--" in host:
        yield "mixed-alphabets", f"{host} ({character_names(odd)})" if odd else host


def _readable(host: str) -> str:
    """Return a host with its labels in Unicode's letters; what stands for none stays as it is (RFC 3492)."""
    try:
        return idna.decode(host) if "xn--" in host else host
    except (idna.IDNAError, UnicodeError):
        return host
