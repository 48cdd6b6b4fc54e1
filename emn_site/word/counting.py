"""What a Word file's own parts say (ECMA-376): how much there is of what, comments, numbered headings."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from emn_site.language.cutting import words as words_of
from emn_site.model.refusals import Refused
from emn_site.model.text import Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEADING_STYLE = re.compile(r"heading \d$", re.IGNORECASE)


@dataclass(frozen=True)
class Count:
    """How much there is of what an editor looks for after an import."""

    words: int
    notes: int
    tables: int
    figures: int


def in_word(file: Path) -> Count:
    """Count what a Word file holds (ECMA-376): text, notes at the foot and the end, tables, pictures."""
    try:
        with zipfile.ZipFile(file) as packed:
            body = _read(packed, "word/document.xml")
            notes = [_read(packed, f"word/{name}.xml") for name in ("footnotes", "endnotes")]
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Refused("no-word-file", value=file.name) from error
    if body is None:
        raise Refused("no-word-file", value=file.name)
    known = [
        note
        for part in notes
        if part is not None
        for note in (*part.iter(f"{_W}footnote"), *part.iter(f"{_W}endnote"))
        if note.get(f"{_W}type") in (None, "normal")
    ]
    return Count(
        words=sum(len(words_of(_text(part))) for part in (body, *known)),
        notes=len(known),
        tables=sum(1 for _ in body.iter(f"{_W}tbl")),
        figures=sum(1 for _ in body.iter(f"{_A}blip")),
    )


def _read(packed: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return a part of the package, without what is there a second time for programs that know no better."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    part = etree.fromstring(packed.read(name), parser) if name in packed.namelist() else None
    for again in list(part.iter(f"{_MC}Fallback")) if part is not None else ():
        again.getparent().remove(again)
    return part


def comments(file: Path) -> list[tuple[str, str]]:
    """Return who said what in the comments of a Word file that `in_word` has read."""
    with zipfile.ZipFile(file) as packed:
        part = _read(packed, "word/comments.xml")
    found = part.iter(f"{_W}comment") if part is not None else ()
    return [(one.get(f"{_W}author", ""), " ".join(_text(one).split())) for one in found]


def numbers_headings(file: Path) -> bool:
    """Whether Word itself numbers the headings of a file: their style, or most of them, belong to a list."""
    with zipfile.ZipFile(file) as packed:
        styles, body = _read(packed, "word/styles.xml"), _read(packed, "word/document.xml")
    of_headings = {
        style.get(f"{_W}styleId"): _is_in_list(style)
        for style in (styles.iter(f"{_W}style") if styles is not None else ())
        if _HEADING_STYLE.match(_value(style.find(f"{_W}name")))
    }
    used = [
        _is_in_list(paragraph) or of_headings[name]
        for paragraph in (body.iter(f"{_W}p") if body is not None else ())
        if (name := _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))) in of_headings
    ]
    return sum(used) * 2 > len(used)


def _is_in_list(element: etree._Element) -> bool:
    """Whether a style or a paragraph belongs to a list; number 0 takes it out of one."""
    number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return number is not None and _value(number) != "0"


def _value(element: etree._Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


def _text(part: etree._Element) -> str:
    """Return the words of a part, a line for each paragraph, without deleted words and codes of fields."""
    lines = []
    for paragraph in part.iter(f"{_W}p"):
        lines.append("".join(run.text or "" for run in paragraph.iter(f"{_W}t")))
    return "\n".join(lines)


def in_text(markdown: str, text: Text) -> Count:
    """Count what a text of this site holds."""
    return Count(
        words=text.words,
        notes=len(re.findall(r"(?m)^\[\^[^\]]+\]:", markdown)),
        tables=len(re.findall(r"<table\b", text.html())),
        figures=len(text.images),
    )
