"""A PDF with what its readers are not meant to see is refused, and what that is is named."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

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
