"""Which regular expressions need more than twice the time for twice the text: there should be none.

Every expression of the package is given runs of signs that such expressions stumble over, twice as long each
time; processor time is measured.
"""

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from itertools import product

import emn_site

UNITS = (
    *"\n \t()[]{}<>`'\"|#:/\\*=„“«‘.,-_1aA\u00a0",
    *("[a", "[^", "[a]", "](", "a-", "a.", "1 ", "1,", "<a", "<a>", " \n", "a\n", "{:", "{.a", "*[", "\n[a"),
    *("source: ", "translation: {", 'id="', "www.", "@", "://", "<h2>", "/*", "!a", "`a``"),
)
STARTS = ("", "a", "1", "[")
ENDS = ("", "!", "a", " ")
LENGTH = 4_000
SLOW = 0.004
"""Seconds; what takes less cannot be measured well, and harms nobody."""

GROWTH = 3.0
"""Times as long for twice the text, or more: two is a straight line, four a square."""


def patterns() -> dict[str, "re.Pattern[str]"]:
    """Return every expression that a module of the package keeps, by where it is kept."""
    modules = [importlib.import_module(one.name) for one in _modules()]
    return {
        f"{module.__name__}.{name} {number}": found
        for module in modules
        for name, value in vars(module).items()
        for number, found in enumerate(_inside(value))
        if isinstance(found.pattern, str)
    }


def _modules() -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.walk_packages(emn_site.__path__, f"{emn_site.__name__}.")


def _inside(value: object) -> Iterator["re.Pattern[str]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _inside(one)


def growing(pattern: "re.Pattern[str]") -> Iterator[tuple[str, float]]:
    """Yield the runs for which an expression grows faster than its text, and the seconds of the longer."""
    for start, unit, end in product(STARTS, UNITS, ENDS):
        count = LENGTH // len(unit)
        short = _seconds(pattern, start + unit * count + end)
        if short > SLOW:
            long = _seconds(pattern, start + unit * 2 * count + end)
            if long > GROWTH * min(short, _seconds(pattern, start + unit * count + end)) and long > 5 * SLOW:
                yield f"{start!r} {unit!r} {end!r}", long


def _seconds(pattern: "re.Pattern[str]", text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def main() -> int:
    """Print what grows; 1 where anything does."""
    found = 0
    for where, pattern in patterns().items():
        for run, seconds in growing(pattern):
            print(f"{where}: {run}: {seconds:.3f} s")
            found = 1
    return found


if __name__ == "__main__":
    sys.exit(main())
