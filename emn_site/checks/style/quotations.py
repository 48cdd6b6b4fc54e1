"""What of a text is its author's own: quotations and the labels of links say what others wrote."""

import re
from functools import lru_cache
from pathlib import Path

from emn_site.content import safe_read
from emn_site.model.site import Site, Version
from emn_site.model.spaces import AS_HYPHENS, AS_SPACES

_QUOTED = re.compile(r"[„“«‘](?:(?<=„)[^„“”\n]*[“”]|(?<=“)[^“”\n]*”|(?<=«)[^«»\n]*»|(?<=‘)[^‘’\n]*’(?!\w))")
_KINDS_OF_ALERTS = ("Note", "Tip", "Important", "Warning", "Caution")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_SEEN_AS_ONE = AS_SPACES | AS_HYPHENS


def author_text(root: Path, version: Version) -> str:
    """Return the summary and the paragraphs of a text, each on a line, without code and what is quoted."""
    paragraphs = [said for said in version.text.prose().splitlines() if said not in _KINDS_OF_ALERTS]
    own = _plain("\n".join((version.head.summary, *paragraphs)))
    labels = {link.text for link in version.text.links if " " in link.text}
    code = {found[2].strip() for found in _CODE.finditer(safe_read.read_text(root, version.file))}
    others = {_plain(said) for said in labels | code}
    for said in sorted(others, key=lambda said: (-len(said), said)):
        if " " in said:
            own = own.replace(said, " ")
        elif said in own:  # a short name in code may be a part of other words
            own = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", " ", own)
    return _QUOTED.sub(" ", own)


def text_line(site: Site, version: Version, words: str) -> int:
    """Return the line of a file on which some words begin, or that of its text where they are not found.

    A paragraph may be broken into lines and marked up; so the first word alone is looked for, if need be.
    """
    lines = _lines(safe_read.read_text(site.root, version.file))
    for part in (words, words.split()[0]):
        found = next((number for number, line in enumerate(lines, 1) if part in line), 0)
        if found:
            return found
    return version.text.line


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return _plain(text).split("\n")


def _plain(text: str) -> str:
    """Return a text with one space and one hyphen for all that look like them."""
    return text.translate(_SEEN_AS_ONE)
