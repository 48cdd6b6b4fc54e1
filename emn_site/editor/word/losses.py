"""What a Word file holds and no text of ours takes, and what no Word file holds that Word has made."""

from collections.abc import Iterable, Iterator

from lxml import etree, html

from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.sandbox import SandboxRejected
from emn_site.editor.word import hidden_text
from emn_site.editor.word.package import (
    BLIP,
    DOCUMENT,
    IMAGE_DATA,
    RELATIONS,
    W,
    WordPackage,
    part_path,
    remove_element,
    words_text,
)

LONGEST = 80
"""Signs that are repeated of what was left out."""

_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_LEVELS = frozenset("012345678")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference")

Loss = tuple[str, str]
"""A key of `commands` in problems.yml, and the value that it concerns."""


def refuse_excess(package: WordPackage) -> None:
    """Refuse what would be read without end, or into more than a text may have. Raises `Rejected`."""
    if len(words_text(package.parts[DOCUMENT]).encode()) > MOST_TEXT:
        raise SandboxRejected("word-too-long", limit=str(MOST_TEXT // 1000))
    for path in _NOTES:
        for reference in package.parts[path].iter(*_REFERENCES) if path in package.parts else ():
            raise SandboxRejected("word-note-in-note", number=reference.get(f"{W}id", ""))
    for level in package.parts[DOCUMENT].iter(f"{W}ilvl"):
        if level.get(f"{W}val") not in _LEVELS:
            raise SandboxRejected("word-list-too-deep", level=level.get(f"{W}val", ""))


def settle_rows(package: WordPackage, changes: str) -> None:
    """Take out the rows of tables that were deleted, or inserted where the `changes` are rejected."""
    mark = f"{W}trPr/{W}{'ins' if changes == 'reject' else 'del'}"
    for row in list(package.parts[DOCUMENT].iter(f"{W}tr")):
        if row.find(mark) is not None:
            remove_element(row)


def remove_hidden_text(package: WordPackage) -> Iterator[Loss]:
    """Take hidden text out of the document and its notes; yield what it said."""
    styles = hidden_text.HiddenStyles(package.parts.get("word/styles.xml"))
    for path in (DOCUMENT, *_NOTES):
        for words in hidden_text.remove_hidden(package.parts[path], styles) if path in package.parts else ():
            yield "import-lost-hidden", shorten(words)


def alternative_parts(package: WordPackage) -> Iterator[Loss]:
    """Yield the documents of another format that Word would put in when it opens the file."""
    for chunk in package.parts[DOCUMENT].iter(f"{W}altChunk"):
        name, content = package.related(chunk.get(f"{RELATIONS}id", ""))
        yield "import-lost-chunk", f"{name} – {_words(content or b'')}".removesuffix(" – ")


def object_names(package: WordPackage) -> Iterator[Loss]:
    """Yield the files of other programs that are embedded, and the documents that belong to a master."""
    for found in package.parts[DOCUMENT].iter(_OBJECT, f"{W}subDoc"):
        name, _ = package.related(found.get(f"{RELATIONS}id", ""))
        yield "import-lost-object", shorten(f"{found.get('ProgID', '')} {name}")


def lost_pictures(package: WordPackage, changes: str, read: Iterable[str]) -> Iterator[Loss]:
    """Yield the pictures that gave none in the text, where the targets `read` are those that did.

    One that the tracked `changes` take away is no loss; one may have a drawing beside it that was read.
    """
    taken = ("ins", "moveTo") if changes == "reject" else ("del", "moveFrom")
    paths = set(map(part_path, read))
    for picture in package.parts[DOCUMENT].iter(BLIP, IMAGE_DATA):
        names = [
            package.related(relation)[0]
            for one in picture.iter()
            for kind in ("embed", "link", "id", "href")
            if (relation := one.get(f"{RELATIONS}{kind}"))
        ]
        is_taken = next(picture.iterancestors(*(f"{W}{one}" for one in taken)), None) is not None
        if not is_taken and paths.isdisjoint(map(part_path, names)):
            yield "import-lost-picture", shorten(names[0] if names else "")


def _words(content: bytes) -> str:
    """Return the first words of a page of HTML or a plain text; nothing for other formats."""
    if b"\0" in content:
        return ""
    try:
        return shorten(
            " ".join(map(str, html.document_fromstring(content.decode(errors="replace")).itertext()))
        )
    except (etree.ParserError, ValueError):
        return ""


def lost_text_boxes(package: WordPackage, said: str) -> Iterator[Loss]:
    """Yield the words of text boxes that are not among those that were read."""
    read = "".join(said.split())
    for box in package.parts[DOCUMENT].iter(f"{W}txbxContent"):
        words = " ".join(words_text(paragraph) for paragraph in box.iter(f"{W}p"))
        if "".join(words.split()) not in read:
            yield "import-lost-box", shorten(words)


def shorten(words: str) -> str:
    """Return some words on one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
