"""What a reviewer left in a Word file, comments and tracked changes, and where its words stand in a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from emn_site.editor.word.elements import W, words_text
from emn_site.editor.word.ledger import find_words
from emn_site.editor.word.losses import paragraph_line, shorten
from emn_site.editor.word.package import WordPackage

_CHANGES = {"ins": "import-inserted", "del": "import-deleted"}
_CHANGES |= {"moveTo": "import-inserted", "moveFrom": "import-deleted"}
_CHANGES |= {"cellIns": "import-inserted", "cellDel": "import-deleted"}
_MARKS = (f"{W}commentReference", *(f"{W}{name}" for name in _CHANGES))
_RANGES = (f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
"""Where a move begins (17.13.5.24), with a name that both its ends have."""
_MOST_WORDS = 12
"""Words at the beginning of a paragraph by which its line is found."""


@dataclass(frozen=True)
class ReviewMark:
    """A comment or a tracked change: a key of `commands`, who made it, its words, and those around it."""

    code: str
    author: str
    words: str
    paragraph: str


def review_marks(package: WordPackage, changes: str) -> Iterator[ReviewMark]:
    """Yield what reviewers left in the texts, with tracked `changes` settled; a move once, where it ends."""
    stays, goes = ("moveFrom", "moveTo") if changes == "reject" else ("moveTo", "moveFrom")
    moved = {name: " ".join(map(words_text, package.elements(f"{W}{name}"))) for name in (stays, goes)}
    named = [{one.get(f"{W}name") for one in package.elements(kind)} for kind in _RANGES]
    known, last = named[0] & named[1] - {None}, None
    said = {
        one.get(f"{W}id"): (
            one.get(f"{W}author", ""),
            " ".join(" ".join(map(words_text, one.iter(f"{W}p"))).split()),
        )
        for one in package.parts.get("word/comments.xml", ())
    }
    for one in package.elements(*_MARKS, *_RANGES):
        last = one.get(f"{W}name") if one.tag in _RANGES else last
        around = _around(one, changes)
        if one.tag == f"{W}commentReference":
            author, words = said.pop(one.get(f"{W}id"), ("", ""))
            yield ReviewMark("import-comment", author, words, around)
        elif words := " ".join(words_text(_marked(one)).split()) if one.tag not in _RANGES else "":
            name = etree.QName(one).localname
            is_moved = name in moved and (last in known or all(words in said for said in moved.values()))
            code = "import-moved" if is_moved else _CHANGES[name]
            if not (is_moved and name == goes):
                yield ReviewMark(code, one.get(f"{W}author", ""), shorten(words), around)
    yield from (ReviewMark("import-comment", author, words, "") for author, words in said.values())


def _marked(change: etree._Element) -> etree._Element:
    """Return what a change holds: words; or the row or cell whose properties it stands in, alone."""
    *_, holder = (change, *list(change.iterancestors())[1:2])
    is_alone = holder.tag in (f"{W}tr", f"{W}tc") and sum(1 for _ in holder.iter(change.tag)) == 1
    return holder if is_alone else change


def _around(element: etree._Element, changes: str) -> str:
    """Return the words of the paragraph that an element stands in, or of the next before it that has any."""
    paragraph = next(element.iterancestors(f"{W}p"), None)
    while paragraph is not None and not (line := paragraph_line(paragraph, changes)):
        paragraph = paragraph.getprevious()
    return "" if paragraph is None else line


def find_line(lines: Sequence[str], paragraph: str) -> int:
    """Return the number of the line that has the words of a paragraph; 0 where none has."""
    wanted = " ".join(find_words(paragraph)[:_MOST_WORDS])
    found = (number for number, line in enumerate(lines, 1) if wanted in " ".join(find_words(line)))
    return next(found, 0) if wanted else 0
