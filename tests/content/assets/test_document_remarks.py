"""A PDF with what its readers are not meant to see is refused, and what that is is named."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from emn_site.content.assets import judge_asset
from emn_site.content.assets.findings import Finding


def _findings(pdf: Pdf) -> tuple[Finding, ...]:
    file = BytesIO()
    pdf.save(file)
    return judge_asset("a.pdf", file.getvalue()).findings


def _pdf() -> Pdf:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(9, 9))
    return pdf


@pytest.mark.parametrize("kind", ["/Text", "/Caret", "/Redact"])
def test_a_remark_of_a_reviewer_is_refused_by_its_words(kind: str) -> None:
    pdf = _pdf()
    remark = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[0, 0, 1, 1], Contents="Ar tikrai?")
    pdf.pages[0].Annots = Array([remark])

    (found,) = _findings(pdf)

    assert (found.code, dict(found.values)) == ("asset-hidden", {"value": "Ar tikrai?"})


@pytest.mark.parametrize(("state", "codes"), [("OFF", ["asset-hidden"]), ("ON", [])])
def test_a_layer_that_is_not_shown_is_refused(state: str, codes: list[str]) -> None:
    pdf = _pdf()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Juodraštis"))
    shown = Dictionary({f"/{state}": Array([layer])})
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)

    assert [found.code for found in _findings(pdf)] == codes


@pytest.mark.parametrize(
    ("words", "codes"), [("0 0 1 1 re f", ["asset-hidden"]), ("1 1 2 2 re f", [])], ids=["changed", "same"]
)
def test_what_a_page_drew_before_it_was_changed_is_refused(words: str, codes: list[str]) -> None:
    pdf, file = _pdf(), BytesIO()
    pdf.pages[0].Contents = pdf.make_stream(words.encode())
    pdf.save(file, object_stream_mode=ObjectStreamMode.disable, compress_streams=False)
    older = file.getvalue()
    with Pdf.open(BytesIO(older)) as saved:
        root, number, size = saved.Root.objgen[0], saved.pages[0].Contents.objgen[0], saved.trailer.Size
    start = older.rpartition(b"startxref")[2].split()[0].decode()
    stream = f"{number} 0 obj\n<</Length 12>>\nstream\n1 1 2 2 re f\nendstream\nendobj\n"
    table = (
        f"xref\n{number} 1\n{len(older):010} 00000 n \ntrailer<</Size {size}/Root {root} 0 R/Prev {start}>>"
    )
    changed = older + f"{stream}{table}\nstartxref\n{len(older) + len(stream)}\n%%EOF\n".encode()

    assert [one.code for one in judge_asset("a.pdf", changed).findings] == codes
