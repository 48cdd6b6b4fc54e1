"""Where a relative link or image of a file points, and whether an address is one at all."""

from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

MOST_KNOWN = 200_000
"""So many addresses are looked at once only: several checks ask for each, and most lead to few pages."""


def resolve_target(file: str, target: str) -> str:
    """Return the file that a target written in another file means, as a path from the root."""
    return normpath(join(dirname(file), unquote(target.split("#")[0].split("?")[0])))


@lru_cache(maxsize=MOST_KNOWN)
def address_parts(target: str) -> SplitResult | None:
    """Return the parts of an address, or None where it is none, as `http://[` is."""
    try:
        found = urlsplit(target)
        _ = found.port
    except ValueError:
        return None
    return found
