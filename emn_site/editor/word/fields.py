"""Fields of a Word file (ECMA-376-1: 17.16): what they show stays, and links; their code goes."""

import re
from dataclasses import dataclass, field

from lxml import etree

from emn_site.editor.word.elements import W, remove_element, text_run

# Fields that refer to a place, and how what they show begins where it is gone: Error! Klaida!
_LEADING, _GONE = ("REF", "PAGEREF", "NOTEREF"), re.compile(r"^[^\W\d_]{4,}\s?!\s")
# Fields that show what stands in their code: words, or signs; what is left of one that shows nothing.
_BUTTONS, _SYMBOLS, UNFILLED = ("MACROBUTTON", "GOTOBUTTON"), ("EQ", "SYMBOL"), f"{W}unfilled"
# Fields that show whose computer a file was written on, and where it lies there.
LISTS = (["TOC"], ["INDEX"], ["TOA"])
_OF_COMPUTERS = frozenset("FILENAME TEMPLATE AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS".split())
_PLACE = re.compile(r"REF\s+(\w+)(?=.*\\h)(?!.*\\p)", re.IGNORECASE)  # a link to a place


def spell_fields_out(part: etree._Element) -> None:
    """Write simple fields (ECMA-376-1: 17.16.19) as complex ones: pandoc drops what most of them show."""
    for simple in list(part.iter(f"{W}fldSimple")):
        code = text_run(simple.get(f"{W}instr", ""), "instrText")
        for run in (_mark("begin"), code, _mark("separate"), *simple, _mark("end")):
            simple.addprevious(run)
        remove_element(simple)


@dataclass
class _Field:
    """A field (ECMA-376-1: 17.16.18), whose code ends where what it shows begins."""

    parts: list[etree._Element] = field(default_factory=list)
    """Its marks and its code."""
    shown: list[etree._Element] = field(default_factory=list)
    code: str = ""
    is_code: bool = True

    def is_unfilled(self, kind: str) -> bool:
        """Whether it shows that nobody filled it in, or that what it refers to is gone."""
        text = "".join(one.text or "" for one in self.shown)
        return (kind == "MERGEFIELD" and text.startswith("«")) or bool(kind in _LEADING and _GONE.match(text))


class _FieldReader:
    """Reads what stands in runs, one by one; `around` are the fields that have not ended, the outer first."""

    def __init__(self) -> None:
        self.around: list[_Field] = []
        self.code: list[etree._Element] = []
        self.unseen: list[etree._Element] = []

    def read(self, one: etree._Element) -> None:
        """Read an element: the mark of a field, a part of its code, or what it or the text shows."""
        kind = one.get(f"{W}fldCharType", "")
        if kind == "begin":
            self.around.append(_Field())
        unread = [outer for outer in (self.around[:-1] if kind else self.around) if outer.is_code]
        if not kind and len(unread) == 1 and one.tag in (f"{W}t", f"{W}instrText"):
            unread[0].code += one.text or ""
            unread[0].parts.append(one)
            self.code.append(one)
        elif one.tag != f"{W}rPr" and (
            unread or any((outer.code.split()[:1] in LISTS and not outer.is_code) for outer in self.around)
        ):
            self.unseen.append(one)
        elif self.around and one.tag == f"{W}t":
            self.around[-1].shown.append(one)
        if kind and self.around:
            self._read_mark(one, kind)

    def _read_mark(self, one: etree._Element, kind: str) -> None:
        self.around[-1].parts.append(one)
        if kind == "separate":
            self.around[-1].is_code = False
        elif kind == "end":
            ended = self.around.pop()
            name, _, words = ended.code.strip().partition(" ")
            if ended.is_unfilled(name.upper()):
                one.tag = UNFILLED
                one.set(f"{W}char", "".join(shown.text or "" for shown in ended.shown))
                self.unseen += ended.shown
            elif name.upper() in _BUTTONS:
                one.tag, one.text = f"{W}t", words.partition(" ")[2]
            elif name.upper() in _OF_COMPUTERS or (name.upper() in _SYMBOLS and not ended.shown):
                one.tag = f"{W}sym"
                one.set(f"{W}char", ended.code.strip())
                self.unseen += ended.shown
            elif place := _PLACE.match(ended.code.strip()):
                name, texts = "HYPERLINK", [part for part in ended.parts if part.text]
                texts[0].text = f'HYPERLINK \\l "{place[1]}"'
                self.unseen += texts[1:]
            if not name.upper().startswith("HYPERLINK"):
                self.unseen += ended.parts if one.tag == f"{W}fldChar" else ended.parts[:-1]


def settle_fields(part: etree._Element) -> None:
    """Leave of each field what it shows, and the links; what fields show in the code of another is its code.

    Where a field ends within its code, nobody knows what is code, and nothing is changed.
    """
    reader = _FieldReader()
    for one in part.iterfind(f".//{W}r/*"):
        reader.read(one)
    if not any(one.is_code or one.code.split()[:1] in LISTS for one in reader.around):
        reader.unseen += [part for one in reader.around for part in one.parts]
        for one in reader.code:
            one.tag = f"{W}instrText"
        for one in dict.fromkeys(reader.unseen):
            remove_element(one)


def _mark(kind: str) -> etree._Element:
    run = text_run("", "fldChar")
    run[0].set(f"{W}fldCharType", kind)
    return run
