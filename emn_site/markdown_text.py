"""What a Markdown text links to, shows and can be linked at."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from markdown import Markdown

EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
)
"""The extensions of Python-Markdown in use; mkdocs.yml names the same (a test compares them)."""

_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Reference:
    """A link or an image, and the line of the text on which it is written (from 0)."""

    target: str
    line: int
    text: str = ""


@dataclass
class Outline:
    """The links, images and anchors of a text; `headings` are levels with their lines."""

    links: list[Reference] = field(default_factory=list)
    images: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    headings: list[tuple[int, int]] = field(default_factory=list)


@lru_cache(maxsize=4096)
def outline(text: str) -> Outline:
    """Render a Markdown text as the site does and note what a reader can follow in it."""
    found = _Reader(without_code(text))
    found.feed(Markdown(extensions=list(EXTENSIONS)).convert(text))
    found.outline.headings.extend(_headings(text))
    return found.outline


def without_code(text: str) -> str:
    """Blank code and comments, keeping every line in its place."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def _headings(text: str) -> list[tuple[int, int]]:
    lines = without_code(text).split("\n")
    return [(len(m.group(1)), i) for i, line in enumerate(lines) if (m := re.match(r"(#{1,6})\s", line))]


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.outline = Outline()
        self._source = source
        self._searched: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if anchor := values.get("id") or (tag == "a" and values.get("name")):
            self.outline.anchors.add(str(anchor))
        if tag == "a" and (target := values.get("href")) and "footnote" not in (values.get("class") or ""):
            self.outline.links.append(Reference(target, self._line(target)))
        if tag == "img" and (target := values.get("src")):
            self.outline.images.append(Reference(target, self._line(target), values.get("alt") or ""))

    def _line(self, target: str) -> int:
        """Return the line of the next place where a target is written: the parser gives none."""
        start = self._source.find(target, self._searched.get(target, 0))
        if start < 0:
            return 0
        self._searched[target] = start + len(target)
        return self._source.count("\n", 0, start)
