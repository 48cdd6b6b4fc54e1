"""What of a text is its author's own: quotations and the labels of links say what others wrote."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from emn_site.files import door
from emn_site.model.site import Site, Version

_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|‘[^’]*’(?!\w)")
_KINDS_OF_ALERTS = ("Note", "Tip", "Important", "Warning", "Caution")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_SEEN_AS_ONE = str.maketrans("\u00a0\u202f\u2009\u2011\u2010", "   --")


def own_words(root: Path, version: Version) -> Iterator[str]:
    """Yield the summary and the paragraphs of a text, without code and without what is quoted in them."""
    labels = {link.text for link in version.text.links if " " in link.text}
    code = {found[2].strip() for found in _CODE.finditer(door.read(root, version.file))}
    others = sorted(
        (said.translate(_SEEN_AS_ONE) for said in labels | code), key=lambda said: (-len(said), said)
    )
    said_by_others = re.compile("|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in others) or r"(?!)")
    for line in (version.head.summary, *version.text.prose().splitlines()):
        if line in _KINDS_OF_ALERTS:
            continue
        yield _QUOTED.sub(" ", said_by_others.sub(" ", line.translate(_SEEN_AS_ONE)))


def line_of(site: Site, version: Version, words: str) -> int:
    """Return the line of a file on which some words begin, or that of its text where they are not found.

    A paragraph may be broken into lines and marked up; so the first word alone is looked for, if need be.
    """
    lines = _lines(door.read(site.root, version.file))
    for part in (words, words.split()[0]):
        found = next((number for number, line in enumerate(lines, 1) if part in line), 0)
        if found:
            return found
    return version.text.line


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return [line.translate(_SEEN_AS_ONE) for line in text.split("\n")]
