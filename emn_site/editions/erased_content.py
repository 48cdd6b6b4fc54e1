"""What other files say of a page or file that is erased: it is cut out of them, or the file goes whole.

Pages, feeds and sitemaps lose the smallest part that stands for itself: an entry, a line of a list or table,
in running text the words alone. Of data the innermost item of a list goes. What is of another kind, or still
names what is erased after that, goes whole: rather a file too few than a word too many.
"""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin

import pikepdf

from emn_site.locale.tokenizer import split_words

CUT = "[…]"  # what stands in running text where words were taken out, in every language
# Signs of a title or summary that is looked for elsewhere: a shorter one is a word of the language.
_FEWEST_CHARACTERS = 12
_ITEMS = frozenset(
    ("li", "tr", "article", "figure", "option", "entry", "item", "url", "meta", "link", "script")
)
_PROSE = frozenset(("p", "dd", "td", "blockquote", "figcaption"))
_FRAME = frozenset(("html", "head", "body", "main", "feed", "rss", "channel", "urlset"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_MARKED = (".html", ".xml", ".svg")
_DATA = (".json", ".jsonld", ".map")
_ZIPPED = (".xlsx", ".docx", ".ods", ".zip")
_GONE = object()


@dataclass(frozen=True)
class ErasedWords:
    """How what is erased is named: its address without language, its titles and summaries."""

    address: str
    phrases: frozenset[str] = frozenset()

    @cached_property
    def _address(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![a-z0-9-]){re.escape(self.address)}(?![a-z0-9-])")

    @cached_property
    def _any(self) -> re.Pattern[str]:
        spelt = {*self.phrases, *(escape(one, quote=False) for one in self.phrases)}
        phrases = "|".join(re.escape(one) for one in sorted(spelt, key=len, reverse=True))
        return re.compile(f"{self._address.pattern}|{phrases}" if phrases else self._address.pattern)

    def is_in_path(self, path: str) -> bool:
        """Whether a file stands at its address, below it, or is named after it."""
        return bool(self._address.search(path))

    def are_in(self, text: str, place: str = "") -> bool:
        """Whether a text names it, or is an address that leads to it from a place within the edition."""
        plain = " ".join(unescape(text).split())
        return bool(self._any.search(plain)) or self._leads(unquote(plain), place)

    def _leads(self, address: str, place: str) -> bool:
        is_address = place and len(address) < 500 and " " not in address
        return bool(is_address and self._address.search(urljoin(f"https://site.invalid/{place}", address)))

    def without(self, text: str) -> str:
        """Return a text with what names it taken out."""
        return self._any.sub(CUT, text)


RUN = 12  # so many words in a row are a quotation, and no chance
_NO_TEXT = re.compile(r"<(script|style|head|nav|footer)\b.*?</\1>|<[^>]*>", re.DOTALL)


def passages(page: str) -> set[str]:
    """Return the runs of words of a page of HTML: one that is on another page, too, is quoted there."""
    words = split_words(unescape(_NO_TEXT.sub(" ", page)).casefold())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def phrases_of(page: str) -> set[str]:
    """Return the title and summary by which other pages name a page, as its own head says them."""
    parts = _Parts(is_html=True)
    parts.feed(page)
    titles = [one.text for one in parts.found if one.tag in ("h1", "title")]
    titles += [
        one.attributes["content"]
        for one in parts.found
        if one.tag == "meta" and one.attributes.get("name") == "description" and "content" in one.attributes
    ]
    texts = {" ".join(unescape(text).split()) for text in titles}
    return {text for text in texts if len(text) >= _FEWEST_CHARACTERS}


def without_words(words: ErasedWords, place: str, content: bytes) -> bytes | None:
    """Return a file without what it says of what is erased, as it is where it says nothing; None: it goes.

    `place` is where it stands in its edition.
    """
    if place.endswith(".gz"):
        plain = gzip.decompress(content)
        rest = without_words(words, place.removesuffix(".gz"), plain)
        return content if rest == plain else rest and gzip.compress(rest, mtime=0)
    if not place.endswith((*_MARKED, *_DATA)):
        return None if any(words.are_in(text) for text in _texts(place, content)) else content
    text = content.decode("utf-8", "replace")
    left = _of_data(words, text) if place.endswith(_DATA) else _of_markup(words, place, text)
    if left is None or left == text:
        return content if left else None
    return None if words.are_in(left) else left.encode()


def _texts(place: str, content: bytes) -> Iterator[str]:
    """Yield what can be read in a file of another kind."""
    if place.endswith(_ZIPPED):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    elif place.endswith(".pdf"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as document:
            document.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        yield plain.getvalue().decode("utf-8", "replace")
    else:
        yield content.decode("utf-8", "replace")


def _of_data(words: ErasedWords, text: str) -> str | None:
    """Return data without the innermost items that name what is erased; None where it is all of it."""
    try:
        value = json.loads(text)
    except ValueError:
        return None if words.are_in(text) else text
    left = _without(words, value)
    if left is _GONE or left == value:
        return None if left is _GONE else text
    return json.dumps(left, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _without(words: ErasedWords, value: Any) -> Any:
    match value:
        case list():
            return [left for one in value if (left := _without(words, one)) is not _GONE]
        case dict():
            left = {key: _without(words, one) for key, one in value.items()}
            return _GONE if any(one is _GONE or words.are_in(key) for key, one in left.items()) else left
        case str():
            return _GONE if words.are_in(value) else value
    return value


@dataclass
class _Part:
    """An element: where it begins and ends in the text, and what it says itself."""

    tag: str
    attributes: dict[str, str]
    start: int
    inside: int
    above: "_Part | None"
    end: int = -1
    text: str = ""
    own: list[tuple[int, int]] = field(default_factory=list)


class _Parts(HTMLParser):
    """Every element of a page or feed with its place: the bytes around what is cut stay as they are."""

    def __init__(self, *, is_html: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._is_html = is_html
        self.found: list[_Part] = []
        self._here: _Part | None = None
        self._lines: list[int] = []

    def feed(self, data: str) -> None:
        """Read a whole text."""
        self._lines = [0, *(match.end() for match in re.finditer("\n", data))]
        super().feed(data)
        self.close()
        for part in self.found:
            part.end = part.end if part.end >= 0 else len(data)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _begin(self, tag: str, attributes: list[tuple[str, str | None]]) -> _Part:
        inside = self._at() + len(self.get_starttag_text() or "")
        part = _Part(tag, {k: v or "" for k, v in attributes}, self._at(), inside, self._here, inside)
        self.found.append(part)
        return part

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = self._begin(tag, attrs)
        if not (self._is_html and tag in _VOID):
            part.end, self._here = -1, part

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        part = self._here
        while part and part.tag != tag:
            part = part.above
        if part is None:
            return
        while self._here and self._here is not part:  # left open: it ends where this one does
            self._here.end, self._here = self._at(), self._here.above
        part.end = self._at() + len(f"</{tag}>")
        self._here = part.above

    def _say(self, text: str) -> None:
        if self._here:
            self._here.text += text
            own, start = self._here.own, self._at()
            is_next = bool(own) and own[-1][1] == start
            own.append((own.pop()[0] if is_next else start, start + len(text)))

    def handle_data(self, data: str) -> None:
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def unknown_decl(self, data: str) -> None:
        self._say(data)


def _of_markup(words: ErasedWords, place: str, text: str) -> str | None:
    """Return a page, feed or sitemap without the parts that name what is erased; None: all of it does."""
    parts = _Parts(is_html=place.endswith(".html"))
    parts.feed(text)
    spans = [span for part in parts.found for span in _spans(words, place, text, part)]
    return None if any(start < 0 for start, _, _ in spans) else _with_gaps(text, spans)


def _spans(words: ErasedWords, place: str, text: str, part: _Part) -> list[tuple[int, int, str]]:
    """Return what is cut of an element that names what is erased: from, to, and what stands there then."""
    if any(words.are_in(value, place) for value in part.attributes.values()):
        return [_cut(part)]
    if not words.are_in(part.text):
        return []
    if part.tag == "script" and (left := _of_data(words, part.text)):
        return [(part.own[0][0], part.own[-1][1], left)]
    if part.tag in _PROSE:
        gaps = [(start, end, words.without(text[start:end])) for start, end in part.own]
        if not words.are_in("".join(gap for *_, gap in gaps)):
            return gaps
    return [_cut(part)]


def _cut(part: _Part) -> tuple[int, int, str]:
    """Return the smallest part around an element that stands for itself; below 0 where none does."""
    above: _Part | None = part
    while above and above.tag not in _ITEMS | _PROSE | _FRAME:
        above = above.above
    if above and above.tag in _ITEMS:
        return above.start, above.end, ""
    if part.tag in _FRAME:
        return -1, -1, ""
    return part.start, part.end, CUT if above and above.tag in _PROSE and above is not part else ""


def _with_gaps(text: str, spans: list[tuple[int, int, str]]) -> str:
    done, left = 0, []
    for start, end, gap in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            left.append(text[done:start] + gap)
        done = max(done, end)
    return "".join(left) + text[done:]
