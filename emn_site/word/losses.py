"""What a Word file holds and no text of ours takes, and what no Word file holds that Word has made."""

from collections.abc import Iterator

from lxml import etree, html

from emn_site.files.door import MOST_TEXT
from emn_site.files.sandbox import Rejected
from emn_site.word import hidden
from emn_site.word.package import DOCUMENT, Package, W, remove, text_of

LONGEST = 80
"""Signs that are repeated of what was left out."""

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LEVELS = frozenset("012345678")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference")

Loss = tuple[str, str]
"""A key of `commands` in problems.yml, and the value that it concerns."""


def judge(package: Package) -> None:
    """Refuse what would be read without end, or into more than a text may have. Raises `Rejected`."""
    if len(text_of(package.parts[DOCUMENT]).encode()) > MOST_TEXT:
        raise Rejected("word-too-long", limit=str(MOST_TEXT // 1000))
    for path in _NOTES:
        for reference in package.parts[path].iter(*_REFERENCES) if path in package.parts else ():
            raise Rejected("word-note-in-note", number=reference.get(f"{W}id", ""))
    for level in package.parts[DOCUMENT].iter(f"{W}ilvl"):
        if level.get(f"{W}val") not in _LEVELS:
            raise Rejected("word-list-too-deep", level=level.get(f"{W}val", ""))


def settle_rows(package: Package, changes: str) -> None:
    """Take out the rows of tables that were deleted, or inserted where the `changes` are rejected."""
    mark = f"{W}trPr/{W}{'ins' if changes == 'reject' else 'del'}"
    for row in list(package.parts[DOCUMENT].iter(f"{W}tr")):
        if row.find(mark) is not None:
            remove(row)


def take_hidden_out(package: Package) -> Iterator[Loss]:
    """Take hidden text out of the document and its notes; yield what it said."""
    styles = hidden.Styles(package.parts.get("word/styles.xml"))
    for path in (DOCUMENT, *_NOTES):
        for words in hidden.take_out(package.parts[path], styles) if path in package.parts else ():
            yield "import-lost-hidden", short(words)


def chunks(package: Package) -> Iterator[Loss]:
    """Yield the documents of another format that Word would put in when it opens the file."""
    for chunk in package.parts[DOCUMENT].iter(f"{W}altChunk"):
        name, content = package.related(chunk.get(f"{_RELATIONS}id", ""))
        yield "import-lost-chunk", f"{name} – {_words(content or b'')}".removesuffix(" – ")


def pictures(package: Package) -> Iterator[Loss]:
    """Yield the pictures that are not in the file, but only linked to."""
    for blip in package.parts[DOCUMENT].iter(f"{_DRAWING}blip"):
        relation = blip.get(f"{_RELATIONS}embed") or blip.get(f"{_RELATIONS}link") or ""
        name, content = package.related(relation)
        if content is None:
            yield "import-lost-picture", short(name)


def _words(content: bytes) -> str:
    """Return the first words of a page of HTML or a plain text; nothing for other formats."""
    if b"\0" in content:
        return ""
    try:
        return short(
            " ".join(map(str, html.document_fromstring(content.decode(errors="replace")).itertext()))
        )
    except (etree.ParserError, ValueError):
        return ""


def boxes(package: Package, said: str) -> Iterator[Loss]:
    """Yield the words of text boxes that are not among those that were read."""
    read = "".join(said.split())
    for box in package.parts[DOCUMENT].iter(f"{W}txbxContent"):
        words = " ".join(text_of(paragraph) for paragraph in box.iter(f"{W}p"))
        if "".join(words.split()) not in read:
            yield "import-lost-box", short(words)


def short(words: str) -> str:
    """Return some words on one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
