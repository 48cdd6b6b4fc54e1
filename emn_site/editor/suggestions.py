"""What could be mended in a proposed change, as new lines in the place of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_FILE = re.compile(r"\+\+\+ b/(.+)")
_SHOWN = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.ASCII)


@dataclass(frozen=True)
class Suggestion:
    """Lines of a file, from `first` to `last`, and what could stand in their place: none where they go."""

    file: str
    first: int
    last: int
    lines: tuple[str, ...]


def diff_lines(difference: str) -> dict[str, set[int]]:
    """Return by file the lines that `git diff` shows as they are now: a review can speak of no others."""
    shown: dict[str, set[int]] = {}
    file = ""
    for line in difference.splitlines():
        if named := _FILE.match(line):
            file = named.group(1)
        elif found := _SHOWN.match(line):
            first, count = int(found.group(1)), int(found.group(2) or 1)
            shown.setdefault(file, set()).update(range(first, first + count))
    return shown


def suggest_changes(file: str, old: str, new: str, shown: set[int]) -> Iterator[Suggestion]:
    """Yield what makes an old text of a file the new one, as far as it concerns lines that are shown."""
    before, after = old.split("\n"), new.split("\n")
    for kind, first, end, start, stop in SequenceMatcher(None, before, after, False).get_opcodes():
        if kind == "equal":
            continue
        for suggestion in _of_block(file, before, first, end, after[start:stop]):
            if shown.issuperset(range(suggestion.first, suggestion.last + 1)):
                yield suggestion


def _of_block(file: str, before: list[str], first: int, end: int, lines: list[str]) -> Iterator[Suggestion]:
    """Yield the suggestions for lines that stand together: one a line, where each is only mended."""
    if end - first == len(lines):
        yield from (Suggestion(file, first + at, first + at, (line,)) for at, line in enumerate(lines, 1))
    elif first < end:
        yield Suggestion(file, first + 1, end, tuple(lines))
    elif first:  # what is only put in is put after the line before it
        yield Suggestion(file, first, first, (before[first - 1], *lines))
