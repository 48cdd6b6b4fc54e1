"""What a Word file holds and no text of ours takes, and what no Word file holds that Word has made."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

from lxml import etree, html

from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.sandbox import SandboxRejected
from emn_site.editor.word import hidden_text, package as file_parts
from emn_site.editor.word.elements import (
    NAMES,
    W,
    based_styles,
    column_span,
    remove_element,
    style_names,
    word_value,
    words_text,
)
from emn_site.editor.word.fields import LISTS, UNFILLED
from emn_site.editor.word.hidden_text import ALT_KEYS, DESCRIBED, VML
from emn_site.editor.word.package import BLIP, DOCUMENT, IMAGE_DATA, RELATIONS, WordPackage

LONGEST = 80  # signs that are repeated of what was left out
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_VIDEO = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr"
_OBJECTS = (f"{_OFFICE}OLEObject", f"{W}subDoc", f"{W}control", _VIDEO)
_LINK = "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"
_GROUPS = ("{*}wgp", "{*}grpSp", "{*}wpc")
_CODE = re.compile("[0-9A-Fa-f]{2,5}")
_TITLE = re.compile(r"\\o\s+(?:\"([^\"]*)\"|(\S+))")
# The page and the day, which Word counts.
_COUNTED = [W + one for one in "pgNum dayLong dayShort monthLong monthShort yearLong yearShort".split()]
# Typefaces of signs that pandoc knows.
_TYPEFACES = frozenset(("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"))
_TELLING = (f"{W}p", f"{VML}*", DESCRIBED, f"{file_parts.PACKAGE}Relationship")
# What says something in a header: words, VML, drawings, links, and by which attributes the last three do.
_ALT_KEYS = (*ALT_KEYS, f"{_OFFICE}title", "Target")
_LEVELS = frozenset("012345678")
_SIDES, _BEGINNING = ("center", "right", "end"), 40
_NUMBERING = ("word/numbering.xml",)
_LOOKS = ("import-lost-colour", "import-lost-letters", "import-lost-layout")
_OF_SITE = ("heading", "title", "subtitle", "toc", "caption")  # styles whose looks are the site's
_GAPS = (f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")
_REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference")

Loss = tuple[str, str]  # A key of `commands` in problems.yml, and the value that it concerns


def refuse_excess(package: WordPackage) -> None:
    """Refuse what would be read without end, or into more than a text may have. Raises `Rejected`."""
    if len(words_text(package.parts[DOCUMENT]).encode()) > MOST_TEXT:
        raise SandboxRejected("word-too-long", limit=str(MOST_TEXT // 1000))
    for path in file_parts.NOTES:
        for reference in package.parts[path].iter(*_REFERENCES) if path in package.parts else ():
            raise SandboxRejected("word-note-in-note", number=reference.get(f"{W}id", ""))
    for level in package.elements(f"{W}ilvl"):
        if level.get(f"{W}val") not in _LEVELS:
            raise SandboxRejected("word-list-too-deep", level=level.get(f"{W}val", ""))


def settle_rows(package: WordPackage, changes: str) -> None:
    """Take out rows and cells of tables that were deleted, or inserted where the `changes` are rejected."""
    rows, cells = ("ins", "cellIns") if changes == "reject" else ("del", "cellDel")
    for held in package.elements(f"{W}tr", f"{W}tc"):
        if held.find(f"{W}trPr/{W}{rows}") is not None or held.find(f"{W}tcPr/{W}{cells}") is not None:
            remove_element(held)


def join_cells(package: WordPackage) -> Iterator[Loss]:
    """Make one cell of those that Word before 2007 says are joined (17.4.22); yield words that none shows."""
    for mark in package.elements(f"{W}hMerge"):
        cell = next(mark.iterancestors(f"{W}tc"))
        before = cell.getprevious()
        if mark.get(f"{W}val") == "restart" or before is None or before.tag != f"{W}tc":
            continue
        if words := words_text(cell).strip():
            yield "import-lost-hidden", shorten(words)
        columns = column_span(before) + column_span(cell)
        about, *_ = before.findall(f"{W}tcPr") or [etree.SubElement(before, f"{W}tcPr")]
        about[:] = [one for one in about if one.tag != f"{W}gridSpan"]
        etree.SubElement(about, f"{W}gridSpan", {f"{W}val": str(columns)})
        remove_element(cell)


def lost_alignment(package: WordPackage) -> Iterator[Loss]:
    """Yield the paragraphs outside of tables that stand in the middle or at the end of the line."""
    styles, found = package.styles, list[str]()
    for paragraph in package.elements(f"{W}p"):
        based = based_styles(styles, word_value(paragraph, f"{W}pPr/{W}pStyle"))
        is_of_site = any(one.startswith(_OF_SITE) for one in style_names(based))
        sides = (word_value(one, f"{W}pPr/{W}jc") for one in (paragraph, *(() if is_of_site else based)))
        is_in_table = next(paragraph.iterancestors(f"{W}tbl"), None) is not None
        if (
            next(filter(None, sides), "") in _SIDES
            and not is_in_table
            and (words := paragraph_line(paragraph))
        ):
            found.append(words[:_BEGINNING])
    if found:
        yield "import-lost-alignment", "; ".join(dict.fromkeys(found))


def lost_looks(package: WordPackage) -> Iterator[Loss]:
    """Yield what is set in a way that no text of ours has, a sentence for each, with how its words begin."""
    parts = [*package.texts(), *(package.parts[one] for one in _NUMBERING if one in package.parts)]
    for code in _LOOKS:
        find: Any = etree.XPath(NAMES["looks"][code], namespaces={"w": W[1:-1]})
        found = [one for part in parts for one in find(part)]
        lines = (words_text(one).strip()[:_BEGINNING] or context_of(one)[:_BEGINNING] for one in found)
        if found:
            yield code, shorten("; ".join(dict.fromkeys(lines)))


def lost_lists(package: WordPackage) -> Iterator[Loss]:
    """Yield the lists that Word makes of a text (17.16.5): of contents, of tables, an index."""
    codes = [one.text or "" for one in package.elements(f"{W}instrText")]
    codes += [one.get(f"{W}instr", "") for one in package.elements(f"{W}fldSimple")]
    yield from (("import-lost-list", code.strip()) for code in codes if code.split()[:1] in LISTS)


def settle_symbols(package: WordPackage) -> Iterator[Loss]:
    """Write signs of typefaces (17.3.3.30) as pandoc reads them; yield those whose typeface nobody knows."""
    styles = package.styles
    for words in package.elements(f"{W}t"):
        run = next(words.iterancestors(f"{W}r"))
        holders = (run, *based_styles(styles, word_value(run, f"{W}rPr/{W}rStyle")))
        fonts = [one.get(f"{W}ascii", "") for held in holders for one in held.iterfind(f"{W}rPr/{W}rFonts")]
        if fonts and fonts[0] in _TYPEFACES:
            if any(sign > "\xff" and not "\uf000" <= sign <= "\uf0ff" for sign in words.text or ""):
                words.text = re.sub("[\uf000-\uf0ff]", "•", words.text or "")  # words in another typeface
                for typeface in run.findall(f"{W}rPr/{W}rFonts"):
                    remove_element(typeface)
                continue
            for code in (f"F0{ord(sign) & 0xFF:02X}" for sign in words.text or ""):
                words.addprevious(etree.Element(f"{W}sym", {f"{W}font": fonts[0], f"{W}char": code}))
            words.text = ""
    for one in package.elements(f"{W}sym", UNFILLED, *_COUNTED):
        font, code = one.get(f"{W}font", ""), one.get(f"{W}char", "") or etree.QName(one).localname
        if _CODE.fullmatch(code) and (sign := chr(int(code, 16))).isprintable():
            one.tag, one.text = f"{W}t", sign
        elif font not in _TYPEFACES:
            lost = "import-lost-field" if one.tag == UNFILLED else "import-lost-sign"
            yield lost, f"{context_of(one)} ({' '.join((font, code)).strip()})"
            remove_element(one)


def remove_hidden_text(package: WordPackage) -> Iterator[Loss]:
    """Take hidden text out of the document and its notes; yield what it said."""
    styles = hidden_text.HiddenStyles(package.parts.get("word/styles.xml"))
    for part in package.texts():
        for words in hidden_text.remove_hidden(part, styles):
            yield "import-lost-hidden", shorten(words)


def alternative_parts(package: WordPackage) -> Iterator[Loss]:
    """Yield the documents of another format that Word would put in when it opens the file."""
    for chunk in package.parts[DOCUMENT].iter(f"{W}altChunk"):
        name, content = package.related(chunk.get(f"{RELATIONS}id", ""))
        yield "import-lost-chunk", f"{name} – {_words(content or b'')}".removesuffix(" – ")


def remove_descriptions(package: WordPackage) -> Iterator[Loss]:
    """Take the alternative texts of tables out, which pandoc takes for captions; yield each."""
    for table in package.elements(f"{W}tblPr"):
        captions = [one for name in ("tblCaption", "tblDescription") for one in table.findall(f"{W}{name}")]
        if text := " ".join(one.get(f"{W}val", "") for one in captions).strip():
            yield "import-lost-alternative", shorten(text)
        for one in captions:
            remove_element(one)


def object_names(package: WordPackage) -> Iterator[Loss]:
    """Yield the files of other programs that are embedded, and the documents that belong to a master."""
    for found in package.elements(*_OBJECTS):
        name, _ = package.related(found.get(f"{RELATIONS}id", ""))
        kind = found.get("ProgID") or found.get("embeddedHtml") or found.get(f"{W}name", "")
        yield "import-lost-object", shorten(f"{kind} {name}".strip())
    yield from (("import-lost-object", one) for one in package.names if one.endswith("vbaProject.bin"))


def author_names(package: WordPackage) -> Iterator[Loss]:
    """Yield whom a file names as its author: whose account it was, or the office's, if not the author."""
    about = package.parts.get("docProps/core.xml")
    for one in about.iter("{http://purl.org/dc/elements/1.1/}creator") if about is not None else ():
        if name := " ".join((one.text or "").split()):
            yield "import-author", shorten(name)


def lost_descriptions(package: WordPackage, changes: str, images: Iterable[str]) -> Iterator[Loss]:
    """Yield the alternative texts and titles of what is drawn or linked that no `images` of a text have."""
    texts = [
        shorten(one.get(key, ""))
        for one in package.elements(DESCRIBED, _LINK, f"{VML}*", f"{W}hyperlink", "{*}cNvPr")
        for key in ("title", "descr", "alt", "tooltip", f"{W}tooltip")
        if not is_taken(one, changes)
        and (etree.QName(one).localname != "cNvPr" or next(one.iterancestors(*_GROUPS), None) is not None)
    ]
    codes = (one.text or "" for one in package.elements(f"{W}instrText"))
    texts += [shorten(words[1] or words[2]) for code in codes for words in _TITLE.finditer(code)]
    known = {"", *map(shorten, images)}
    yield from (("import-lost-alternative", one) for one in dict.fromkeys(texts) if one not in known)


def lost_pictures(package: WordPackage, changes: str, read: Iterable[str]) -> Iterator[Loss]:
    """Yield the pictures that gave none in the text, where the targets `read` are those that did.

    One that the tracked `changes` take away is no loss; one may have a drawing beside it that was read.
    """
    paths = set(map(file_parts.part_path, read))
    for picture in package.elements(BLIP, IMAGE_DATA):
        names = [
            package.related(relation)[0]
            for one in picture.iter()
            for kind in ("embed", "link", "id", "href")
            if (relation := one.get(f"{RELATIONS}{kind}"))
        ]
        is_fill = next(picture.iterancestors("{*}spPr"), None) is not None
        is_read = not is_fill and not paths.isdisjoint(map(file_parts.part_path, names))
        if not is_taken(picture, changes) and not is_read:
            yield "import-lost-picture", shorten(names[0] if names else "")


def _words(content: bytes) -> str:
    """Return the first words of a page of HTML, a plain text or a Word file; nothing for other formats."""
    if content.startswith(b"PK"):
        with suppress(SandboxRejected):
            return shorten(" ".join(map(words_text, WordPackage(content).parts[DOCUMENT].iter(f"{W}p"))))
    if b"\0" in content:
        return ""
    try:
        page = html.document_fromstring(content.decode(errors="replace"))
        return shorten(" ".join(map(str, page.itertext())))
    except (etree.ParserError, ValueError):
        return ""


def margin_words(package: WordPackage) -> Iterator[Loss]:
    """Yield what stands in the headers and footers of the pages, pictures too; a page's number is no loss."""
    parts = chain(*(part.iter(*_TELLING) for part in package.beside("header", "footer")))
    shown = [one for one in parts if one.get("TargetMode", "External") == "External"]
    texts = (next((text for key in _ALT_KEYS if (text := one.get(key))), _line(one)) for one in shown)
    for line in dict.fromkeys(map(shorten, texts)):
        if any(map(str.isalnum, line)):
            yield "import-lost-margin", line


def _line(paragraph: etree._Element) -> str:
    """Return the words of a paragraph of a header; none of one that has numbers alone and counts pages."""
    fields = paragraph.iter(f"{W}instrText", f"{W}fldSimple")
    codes = [one.text or one.get(f"{W}instr") or "" for one in fields]
    is_counted, line = any("PAGE" in code.upper() for code in codes), paragraph_line(paragraph)
    return line if any(map(str.isalpha, line)) or not is_counted else ""


def paragraph_line(paragraph: etree._Element, changes: str = "accept") -> str:
    """Return the words of a paragraph as they are read, with its tracked `changes` settled."""
    pieces = []
    for one in paragraph.iter(f"{W}t", f"{W}delText", *_GAPS):
        if next(one.iterancestors(f"{W}p")) is paragraph and not is_taken(one, changes):
            pieces.append(" " if one.tag in _GAPS else one.text or "")
    return "".join(pieces).strip()


def is_taken(element: etree._Element, changes: str) -> bool:
    """Whether the tracked `changes` take an element away, as they are settled: accepted or rejected."""
    taken = ("ins", "moveTo") if changes == "reject" else ("del", "moveFrom")
    return next(element.iterancestors(*(f"{W}{one}" for one in taken)), None) is not None


def context_of(element: etree._Element) -> str:
    """Return the words that stand last before an element: an editor finds its place by them."""
    for paragraph in chain(element.iterancestors(f"{W}p"), _paragraphs_before(element)):
        if words := words_text(paragraph).strip():
            return shorten(words)
    return "–"


def _paragraphs_before(element: etree._Element) -> Iterator[etree._Element]:
    for holder in element.iterancestors(f"{W}p", f"{W}tbl"):
        for before in holder.itersiblings(preceding=True):
            yield from reversed(list(before.iter(f"{W}p")))


def shorten(words: str) -> str:
    """Return some words on one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
