"""Where a relative link or image of a file points, and whether an address is one at all."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

# So many addresses are looked at once only: several checks ask for each, and most lead to few pages.
MOST_KNOWN = 200_000


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


def nearest_addresses(named: str, known: Iterable[str]) -> str:
    """Return the known addresses that an unknown one may mean: of the same name, or else the most alike."""
    found = sorted(known)
    slug = named.rpartition("/")[2]
    same = [address for address in found if address.rpartition("/")[2] == slug]
    return ", ".join(same or get_close_matches(named, found, n=1, cutoff=0))
