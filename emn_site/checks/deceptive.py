"""Links that may lead elsewhere than they seem to: for a reviewer to look at."""

import re
import unicodedata
from collections.abc import Iterator

from emn_site.files.paths import parts
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site
from emn_site.model.text import Reference

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#:]|$)", re.IGNORECASE)


def check(site: Site) -> Iterator[Problem]:
    """Yield labels that name another website than the link, names before an @, and mixed alphabets."""
    for version in site.versions:
        for link in version.text.links:
            for code, value in _doubts(link):
                yield problem(version.file, link.line, code, value=value, target=link.target)


def _doubts(link: Reference) -> Iterator[tuple[str, str]]:
    address = parts(link.target)
    if address is None or address.scheme not in ("http", "https"):
        return
    host = (address.hostname or "").removeprefix("www.")
    named = _ADDRESS.match(link.text.strip())
    if named and named.group(1).lower() != host and not host.endswith(f".{named.group(1).lower()}"):
        yield "link-label-differs", link.text
    if "@" in address.netloc:
        yield "link-with-user", link.target
    if _is_mixed(host) or "xn--" in host:
        yield "mixed-alphabets", host


def _is_mixed(text: str) -> bool:
    """Whether letters stand in a name that are not Latin, however much they look like them."""
    return any(not unicodedata.name(sign, "LATIN").startswith("LATIN") for sign in text if sign.isalpha())
