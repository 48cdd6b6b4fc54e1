"""Tables to download: workbooks and CSV, of which no program makes a formula or a page.

Of a workbook (XLSX): what each part is said to be, where it leads, and which formulas stand in it. Of CSV:
text in UTF-8, whatever sign it takes to part the cells. Source of the rule: OWASP, CSV Injection.
"""

import csv
import re
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO
from posixpath import join, normpath
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from emn_site.content.assets import xml
from emn_site.content.assets.findings import Finding, asset_names, finding

# Bytes that a workbook may unfold to, and files that it may be made of.
MOST_UNPACKED, MOST_PARTS = 200_000_000, 5_000
LONGEST_FORMULA = 20_000  # signs a formula may have; Excel takes 8,192 of the reader's own
_OOXML = "vnd.openxmlformats-officedocument."
_WORKBOOK = f"application/{_OOXML}spreadsheetml.sheet.main+xml"
_NAMES = asset_names("xlsx")
# What Excel, LibreOffice and others put into a workbook that shows numbers; nothing else comes in.
_TYPES = _NAMES["types"].union(
    (f"application/{_OOXML}{name}+xml" for name in _NAMES["office"]),
    (f"application/vnd.ms-{name}+xml" for name in _NAMES["microsoft"]),
)
_ADDRESS = re.compile(r"#|https?://|mailto:", re.IGNORECASE)
# How files of the older format begin, in which Excel wraps what it locks.
_OLDER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNSET = ("", "0", "false")

_TOKEN = re.compile(
    r""""(?:[^"]|"")*"|('(?:[^']|'')*')|(\[[^\[\]]++\][\w.]*+!)|([\w.\\]++)\s*+\(|(\|)|[\w.\\]++|.""",
    re.DOTALL,
)
"""A text, the name of a sheet, one of another workbook, a call, the sign of DDE (`program|topic!item`), or
anything else."""

# A name of a sheet with what only the place of another workbook has in it.
_OTHER_BOOK = re.compile(r".[^\[\\/]*[\[\\/]", re.DOTALL)
_PREFIX = re.compile(r"(?:_XL\w+\.|COM\.MICROSOFT\.|ORG\.\w+\.)+", re.IGNORECASE)
_LINK = re.compile(r"""\s*"(?:https?://|mailto:|\#)[^"]*"\s*[,;)]""", re.IGNORECASE)
_FAULTS = (
    *(BadZipFile, OSError, EOFError, ValueError, KeyError, NotImplementedError),
    *(zlib.error, etree.LxmlError, expat.ExpatError),
)


def workbook_findings(content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a workbook: broken, locked, or with something in it that runs or fetches."""
    if content.startswith(_OLDER):
        yield finding("asset-encrypted")
        return
    try:
        with ZipFile(BytesIO(content)) as packed:
            if any(part.flag_bits & 1 for part in packed.infolist()):
                yield finding("asset-encrypted")
            elif _is_complete(content, packed):
                yield from _in_parts(packed)
            else:
                yield finding("asset-broken", value="XLSX")
    except _FAULTS:
        yield finding("asset-broken", value="XLSX")


def _is_complete(content: bytes, packed: ZipFile) -> bool:
    """Whether a file begins and ends with its package, of ordinary size, that names each part once."""
    parts = packed.infolist()
    names = {part.filename.lower() for part in parts}
    is_alone = content.startswith(b"PK\3\4") and content[-22:-18] == b"PK\5\6"
    is_small = len(parts) <= MOST_PARTS and sum(part.file_size for part in parts) <= MOST_UNPACKED
    is_plain = all(part.compress_type in (ZIP_STORED, ZIP_DEFLATED) for part in parts)
    return is_alone and is_small and is_plain and len(names) == len(parts)


def _in_parts(packed: ZipFile) -> Iterator[Finding]:
    types = _types(packed)
    if _WORKBOOK not in types.values():
        yield finding("asset-broken", value="XLSX")
    for part in packed.namelist():
        kind = types[part]
        if part == "[Content_Types].xml" or part.endswith("/"):
            continue
        if kind not in _TYPES:
            yield finding("asset-script", value=part)
        elif kind.endswith(".relationships+xml"):
            yield from _leading(part, packed.read(part), {name.lower() for name in types})
        elif kind.endswith(("xml", "vmlDrawing")) and kind != "image/svg+xml":
            yield from _Part(part).read(packed.read(part))


def _types(packed: ZipFile) -> dict[str, str]:
    """Return what each part is said to be: by its own name, or else by the end of its name."""
    root = xml.parse_xml(packed.read("[Content_Types].xml"))
    types = {
        (kind.get("PartName") or f".{kind.get('Extension')}").lower(): kind.get("ContentType") or ""
        for kind in root
    }
    return {
        part: types.get(f"/{part}".lower()) or types.get(f".{part.lower().rpartition('.')[2]}", "")
        for part in packed.namelist()
    }


def _leading(part: str, content: bytes, parts: set[str]) -> Iterator[Finding]:
    """Yield the relationships of a part that lead out of the workbook, other than to a page."""
    folder = part.rpartition("_rels/")[0]
    for relation in xml.parse_xml(content):
        target, kind = relation.get("Target") or "", (relation.get("Type") or "").rpartition("/")[2]
        if (relation.get("TargetMode") or "").lower() == "external":
            if kind != "hyperlink" or not _ADDRESS.match(target):
                yield finding("asset-script", value=f"{kind} {target}")
        elif kind in _NAMES["relations"] or normpath(join("/", folder, target))[1:].lower() not in parts:
            yield finding("asset-script", value=f"{kind} {target}")


class _Part:
    """What acts in a part, read from its beginning to its end without a tree: a sheet may be long."""

    def __init__(self, name: str) -> None:
        self.findings: list[Finding] = []
        self._name, self._cell, self._formula = name, "", ""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._parser.StartDoctypeDeclHandler = self._defines

    def read(self, content: bytes) -> list[Finding]:
        """Return what acts in the part; raises `ExpatError` where it is no XML, or defines something."""
        self._parser.Parse(content, True)
        return self.findings

    def _begins(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in _NAMES["acting"]:
            self.findings.append(finding("asset-script", value=name))
        for key in _NAMES["acting-attributes"] & attributes.keys():
            if attributes[key].lower() not in _UNSET:
                self.findings.append(finding("asset-script", value=f"{key}={attributes[key]}"))
        if name == "c":
            self._cell = f", {attributes.get('r', '')}"
        elif name in _NAMES["formulas"]:
            self._formula, self._parser.CharacterDataHandler = "", self._reads

    def _reads(self, text: str) -> None:
        self._formula += text
        if len(self._formula) > LONGEST_FORMULA:
            raise expat.ExpatError

    def _ends(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _NAMES["formulas"]:
            self._parser.CharacterDataHandler = None
            if call := _acting(self._formula):
                self.findings.append(finding("asset-script", value=f"{call} ({self._name}{self._cell})"))
        elif name == "c":
            self._cell = ""

    def _defines(self, *_: object) -> None:
        raise expat.ExpatError


def _acting(formula: str) -> str:
    """Return the name of what a formula calls out of the workbook with; nothing where it only computes."""
    for token in _TOKEN.finditer(formula):
        sheet, book, name, dde = token.groups("")
        call = _PREFIX.sub("", name).upper()
        is_link = call == "HYPERLINK" and _LINK.match(formula, token.end())
        if call in _NAMES["calls-out"] or (call == "HYPERLINK" and not is_link):
            return call
        if _OTHER_BOOK.match(sheet):
            return sheet
        if book or name.lower().startswith("_xll.") or dde:
            return book or name or "DDE"
    return ""


KIND = "CSV (UTF-8)"
_PARTING = ",;\t"
_NAMED = re.compile(r"sep=(.)\r?\n")  # the first line by which Excel is told what parts the cells
_BEGINS = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(
    r"(?:[+-](?:[\d\s'’.,]*\d(?:[eE][+-]?\d+)?\s?(?:[%‰€$]|[a-z]{1,3})?)?|--+)(?:[,;\t][^|]*)?"
)
"""A number with its sign, as any language writes it, with Eurostat's flags too (`-12 b`), alone or before
what another sign parts from it; or the sign alone, which stands for “none”."""

# How a page begins: a browser, or Excel, takes the text for one (WHATWG, MIME Sniffing, 7.1).
_PAGE = re.compile(
    r"\A\s*(?:<(?:!doctype|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)(?=[\s/>]|$)"
    r"|<!--|<\?xml)",
    re.IGNORECASE,
)


def table_findings(content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a file of comma-separated values, each formula with line and cell."""
    try:
        text = content.decode("utf-8-sig")
        if "\0" in text:
            yield finding("asset-broken", value=KIND)
        for sign in _parting(text):
            yield from _acting_cells(text, sign)
    except UnicodeDecodeError:
        yield finding("wrong-encoding")
    except (ValueError, TypeError, csv.Error):
        yield finding("asset-broken", value=KIND)


def _parting(text: str) -> list[str]:
    """Return the signs that a spreadsheet may take to part the cells of a text, or any where it has none."""
    named = _NAMED.match(text)
    separators = dict.fromkeys(_PARTING + (named[1] if named else ""))
    return [sign for sign in separators if sign in text] or [_PARTING[0]]


def _acting_cells(text: str, sign: str) -> Iterator[Finding]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    line = 1
    for row in reader:
        for place, cell in enumerate(row, 1):
            if (cell[:1] in _BEGINS or "=" in cell) and _is_formula(cell):
                yield finding("asset-formula", line, cell=place, value=cell.strip())
            elif "<" in cell and (tag := _PAGE.match(cell)):
                yield finding("asset-script", line, value=tag[0].strip())
        line = reader.line_num + 1


def _is_formula(cell: str) -> bool:
    if cell.lstrip()[:1] in ("=", "＝"):
        return True
    return cell[:1] in _BEGINS and not _NUMBER.fullmatch(cell)
