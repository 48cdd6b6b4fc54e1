"""Which of some known names an unknown one may mean."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

FEW = 8
"""So many names are shown whole; of more, those that may be meant, or the first."""


def near_names(value: str, known: Iterable[str]) -> str:
    """Return the known names that are most like an unknown one, the nearest first.

    Where none is like it: all of a few, or the first of many.
    """
    found = [*known]
    said = plain_name(value)
    by_plain = {plain_name(one): one for one in found}
    near = [one for one in by_plain if len(said) > 2 and (said in one or (len(one) > 2 and one in said))]
    near += get_close_matches(said, by_plain, n=3, cutoff=0.7)
    names = [by_plain[one] for one in dict.fromkeys(near)][:5]
    return ", ".join(names or found[:FEW]) + (", …" if not names and len(found) > FEW else "")


def plain_name(value: str) -> str:
    """Return a name without what editors write otherwise: large letters, spaces and underscores."""
    return re.sub(r"[\s_]+", "-", value.strip().casefold())
