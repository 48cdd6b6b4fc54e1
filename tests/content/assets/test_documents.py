"""PDFs are judged by every object in them, and never by chance bytes."""

import random
import struct
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any, Literal

import pikepdf
import pytest
from hypothesis import given, settings, strategies as st
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from emn_site.content.assets import judge_asset

Change = Callable[[Pdf], Any]


def _pdf(change: Change = lambda pdf: None, **saved: Any) -> bytes:
    pdf, file = Pdf.new(), BytesIO()
    pdf.add_blank_page(page_size=(9, 9))
    change(pdf)
    pdf.save(file, **saved)
    return file.getvalue()


def _codes(content: bytes) -> set[str]:
    return {found.code for found in judge_asset("a.pdf", content).findings}


def _acts(**action: Any) -> Dictionary:
    return Dictionary(Type=Name.Action, **action)


def _linked(pdf: Pdf, action: Dictionary) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 1, 1], A=action)
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(link)]))


def _opened(pdf: Pdf, action: Any) -> None:
    pdf.Root.OpenAction = action


def _annotated(pdf: Pdf, kind: str) -> None:
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[0, 0, 1, 1])])


def _with_form(pdf: Pdf, **keys: Any) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T="name", **keys)]))


def _with_text(pdf: Pdf, **keys: Any) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"BT ET", **keys)


PLAIN: dict[str, Change] = {
    "a page": lambda pdf: None,
    "opens at a place": lambda pdf: _opened(pdf, Array([pdf.pages[0].obj, Name.XYZ, None, None, 0])),
    "opens by an action": lambda pdf: _opened(pdf, _acts(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))),
    "opens at a name": lambda pdf: _opened(pdf, "chapter"),
    "a link to the web": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="https://www.emn.lt/a?b#c")),
    "a link to mail": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="mailto:a@b.lt")),
    "a telephone": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="tel:+37052717112")),
    "a link to a name": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="study.html")),
    "a base of addresses": lambda pdf: setattr(pdf.Root, "URI", Dictionary(Base="https://www.emn.lt/")),
    "a link to a page": lambda pdf: _linked(pdf, _acts(S=Name.GoTo, D="chapter")),
    "layers": lambda pdf: _linked(pdf, _acts(S=Name.SetOCGState, State=Array([]))),
    "a field": lambda pdf: _with_form(pdf, V="JavaScript /JS"),
    "words that name what acts": lambda pdf: _with_text(pdf, Title="/JavaScript", Note="/Launch"),
    "structure": lambda pdf: setattr(
        pdf.Root, "StructTreeRoot", Dictionary(K=Dictionary(S=Name.P, Ref=Array([])))
    ),
}


@pytest.mark.parametrize("change", PLAIN.values(), ids=PLAIN)
def test_what_programs_write_into_a_document_passes(change: Change) -> None:
    assert _codes(_pdf(change)) == set()


def _acting(pdf: pikepdf.Pdf, kind: str) -> None:
    _linked(pdf, _acts(S=Name(f"/{kind}"), F="https://example.org/x", JS="x"))


ACTIVE: dict[str, Change] = {
    **{
        kind: partial(_acting, kind=kind)
        for kind in "JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition Movie Sound Thread".split()
    },
    "opens with a program": lambda pdf: _opened(pdf, _acts(S=Name.JavaScript, JS="x")),
    "opens a website": lambda pdf: _opened(pdf, _acts(S=Name.URI, URI="https://example.org")),
    "a program later": lambda pdf: _opened(
        pdf, _acts(S=Name.GoTo, D="a", Next=Array([pdf.make_indirect(_acts(S=Name.JavaScript, JS="x"))]))
    ),
    "a program by name": lambda pdf: setattr(
        pdf.Root, "Names", Dictionary(JavaScript=Dictionary(Names=Array([])))
    ),
    "files inside": lambda pdf: pdf.attachments.update({"a.txt": pikepdf.AttachedFileSpec(pdf, b"x")}),
    "a file of a page": lambda pdf: setattr(pdf.pages[0], "AF", Array([])),
    "a program of a page": lambda pdf: setattr(pdf.pages[0], "AA", Dictionary()),
    "a program of a field": lambda pdf: _with_form(pdf, AA=Dictionary()),
    "a form made by a program": lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=Array([]))),
    "an annotation with a file": lambda pdf: _annotated(pdf, "/FileAttachment"),
    "an annotation that plays": lambda pdf: _annotated(pdf, "/RichMedia"),
    "an annotation in three dimensions": lambda pdf: _annotated(pdf, "/3D"),
    "a film": lambda pdf: _annotated(pdf, "/Movie"),
    "text from another file": lambda pdf: _with_text(pdf, F="https://example.org/x"),
    "a page of another file": lambda pdf: _with_text(pdf, Ref=Dictionary(F="a.pdf", Page=0)),
    "an address of a file": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="file:///C:/a.exe")),
    "an address that runs": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="javascript:alert(1)")),
    "a base of addresses that runs": lambda pdf: setattr(
        pdf.Root, "URI", Dictionary(Base="javascript:alert(1)//")
    ),
    "an address of a neighbour": lambda pdf: _linked(pdf, _acts(S=Name.URI, URI="\\\\host\\share")),
}


@pytest.mark.parametrize("change", ACTIVE.values(), ids=ACTIVE)
@pytest.mark.parametrize(
    "saved",
    [{"object_stream_mode": mode} for mode in (ObjectStreamMode.generate, ObjectStreamMode.disable)],
    ids=["packed", "plain"],
)
def test_what_acts_in_a_document_is_refused(change: Change, saved: dict[str, Any]) -> None:
    assert _codes(_pdf(change, **saved)) == {"asset-script"}


@pytest.mark.parametrize("plain", [b"/JavaScript", b"/OpenAction", b"/JS"])
def test_names_written_with_numbers_are_the_same_names(plain: bytes) -> None:
    content = _pdf(ACTIVE["opens with a program"], object_stream_mode=ObjectStreamMode.disable)
    written = b"/" + b"".join(b"#%02x" % sign for sign in plain[1:])

    assert plain + b" " in content
    assert _codes(content.replace(plain + b" ", written + b" ")) == {"asset-script"}


def test_what_was_added_behind_the_end_counts() -> None:
    content = _pdf(object_stream_mode=ObjectStreamMode.disable)
    with Pdf.open(BytesIO(content)) as pdf:
        root, pages, size = pdf.Root.objgen[0], pdf.Root.Pages.objgen[0], pdf.trailer.Size
    added = b"%d 0 obj<</Type/Catalog/Pages %d 0 R/OpenAction<</S/JavaScript/JS(x)>>>>endobj\n" % (
        root,
        pages,
    )
    table = (
        b"xref\n%d 1\n%010d 00000 n \ntrailer<</Root %d 0 R/Size %d/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            *(root, len(content), root, size),
            *(content.rpartition(b"startxref")[2].split()[0], len(content) + len(added)),
        )
    )

    assert _codes(content + added + table) == {"asset-script"}


@pytest.mark.parametrize("seed", range(50))
def test_nothing_is_refused_by_chance_bytes(seed: int) -> None:
    chance = random.Random(seed).randbytes(400_000)

    def noted(pdf: pikepdf.Pdf) -> None:
        _with_text(pdf, Note=chance[:200])
        pdf.pages[0].Contents.write(chance)

    assert _codes(_pdf(noted)) == set()
    assert _codes(_pdf(lambda pdf: pdf.pages[0].Contents.write(chance, filter=Name.DCTDecode))) == set()


@pytest.mark.parametrize("user", ["", "secret"])
@pytest.mark.parametrize("strength", [4, 6])
def test_a_locked_document_is_refused(user: str, strength: Literal[4, 6]) -> None:
    content = _pdf(encryption=pikepdf.Encryption(owner="owner", user=user, R=strength))

    assert _codes(content) == {"asset-encrypted"}


def _without_tables(*objects: bytes, end: bytes = b"trailer<</Root 1 0 R>>\n%%EOF") -> bytes:
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj%sendobj\n" % found for found in enumerate(objects, 1)) + end


CATALOGUE, NO_PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"


@pytest.mark.parametrize(
    "content",
    [
        _without_tables(CATALOGUE, NO_PAGES),
        _without_tables(b"<</Type/Catalog/Pages 2 0 R/OpenAction[2 0 R/XYZ null null 0]>>", NO_PAGES),
        _without_tables(b"<</Length 9>>stream\n/JS /AA /X\nendstream ", end=b"%%EOF"),
    ],
)
def test_a_document_without_pages_is_judged_by_its_objects(content: bytes) -> None:
    assert _codes(content) == set()


@pytest.mark.parametrize(
    "content",
    [
        _without_tables(b"<</Type/Catalog/Pages 2 0 R/A<</S/SubmitForm/F(x)>>>>", NO_PAGES),
        _without_tables(b"<</Type/Catalog/Pages 2 0 R/#4fpenAction<</S/Java#53cript/J#53(x)>>>>", NO_PAGES),
        _without_tables(CATALOGUE, b"<</S/Launch/F(x)>>", end=b"%%EOF"),
    ],
)
def test_what_acts_in_a_document_without_pages_is_refused(content: bytes) -> None:
    assert _codes(content) == {"asset-script"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.4\n/JS (app.alert(1))",
        b"%PDF-1.7" + random.Random(1).randbytes(5000),
        b"x" + _pdf(),
        _pdf()[:200],
        _without_tables(CATALOGUE, NO_PAGES, end=b""),
    ],
)
def test_what_cannot_be_opened_is_refused(content: bytes) -> None:
    assert _codes(content) == {"asset-broken"}


@settings(deadline=None)
@given(place=st.integers(0, 10_000), value=st.integers(0, 255))
def test_a_changed_byte_is_a_judgement_and_never_a_fault(place: int, value: int) -> None:
    content = bytearray(_pdf(ACTIVE["a program later"]))
    content[place % len(content)] = value

    judge_asset("a.pdf", bytes(content))


@pytest.mark.parametrize("depth", [100, 1000, 100_000])
def test_a_deep_document_is_a_judgement_and_never_a_fault(depth: int) -> None:
    judge_asset("a.pdf", _without_tables(CATALOGUE, NO_PAGES, b"[" * depth + b"]" * depth))


@pytest.mark.parametrize(
    "deep", [b"[" * 200_000 + b"<</S/Launch/F(x)>>" + b"]" * 200_000, b"<</A" * 9000 + b"/B" + b">>" * 9000]
)
def test_what_is_too_deep_to_be_read_is_refused(deep: bytes) -> None:
    assert _codes(_without_tables(CATALOGUE, NO_PAGES, deep)) == {"asset-broken"}


@pytest.mark.parametrize("tail", [b"PK\3\4", b"<script>", b"\n\nx"])
def test_nothing_but_white_space_stands_behind_the_end(tail: bytes) -> None:
    for content in (_pdf(), _pdf(linearize=True)):
        assert _codes(content + tail) == {"asset-trailing"}
        assert _codes(content + b"\r\n \0\x1a") == set()


def _of_two_tables(action: bytes, has_second: bool) -> bytes:
    """A document whose table calls an object free that a stream beside it has; Word adds a second table."""
    content, places = b"%PDF-1.7\n", list[int]()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    start = b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>"
    for number, thing in enumerate((start, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page), 1):
        places.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, thing)
    held, stream = len(content), b"4 0 " + action
    content += b"5 0 obj<</Type/ObjStm/N 1/First 4/Length %d>>stream\n%s\nendstream endobj\n" % (
        len(stream),
        stream,
    )
    beside = len(content)
    rows = struct.pack(">BHBBHBBHB", 2, 5, 0, 1, held, 0, 1, beside, 0)
    content += (
        b"6 0 obj<</Type/XRef/Size 7/Root 1 0 R/W[1 2 1]/Index[4 3]/Length 12>>"
        b"stream\n%s\nendstream endobj\n" % (rows)
    )
    table = len(content)
    content += b"xref\n0 7\n0000000004 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    content += b"0000000000 65535 f \n" * 3
    first, second = (b"", b"/XRefStm %d" % beside) if has_second else (b"/XRefStm %d" % beside, b"")
    content += b"trailer<</Size 7/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (first, table)
    last = len(content)
    return content + b"xref\n0 0\ntrailer<</Size 7/Root 1 0 R/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        *(table, second),
        last,
    )


@pytest.mark.parametrize("has_second", [False, True])
def test_what_one_table_hides_and_another_has_is_looked_at(has_second: bool) -> None:
    assert _codes(_of_two_tables(b"<</S/Launch/F(x)>>", has_second)) == {"asset-script"}
    assert _codes(_of_two_tables(b"<</S/GoTo/D(chapter)>>", has_second)) == set()
