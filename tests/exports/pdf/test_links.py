"""What leads from one place of a PDF to another leads there, and back."""

from io import BytesIO

import pikepdf
import pytest

from emn_site.content.load import load_site
from emn_site.exports.pdf.report import PdfFile
from tests.exports.pdf.reading import PdfLink, bookmarks, links, pdf_of
from tests.sites import copy_of

PATH = "studies/2022/first-study"
TEXT = """
## Pirmas skyrius

Pirma pastaba[^1], antra[^2] ir vėl pirma[^1]. [Į antrą skyrių](#antras-skyrius)

### Poskyris

Poskyrio žodžiai.

## Antras skyrius

[Kitas puslapis](../../countries/lithuania.md) ir [kita svetainė](https://www.example.org/a).

[^1]: Pirma.
[^2]: Antra.
"""
NEAR = 30
"""Points between a line and the place a link leads to, above it."""


@pytest.fixture(scope="module")
def pdf_file(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    """The PDF of a text with links of each kind."""
    root = copy_of("healthy", tmp_path_factory.mktemp("links"))
    with (root / "docs" / "lt" / f"{PATH}.md").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    return pdf_of(load_site(root), PATH)


def _leads_to(link: PdfLink, other: PdfLink) -> bool:
    """Whether a link leads to the line in which another stands."""
    return (
        link.target is not None and link.target[0] == other.page and abs(link.target[1] - other.height) < NEAR
    )


def test_each_note_is_linked_both_ways(pdf_file: PdfFile) -> None:
    found = links(pdf_file.content)
    notes = [one for one in found if one.is_in_note]
    marks = [one for one in found if not one.is_in_note and any(_leads_to(one, note) for note in notes)]

    assert (len(notes), len(marks)) == (2, 3)
    assert all(any(_leads_to(note, mark) for mark in marks) for note in notes)


def test_a_note_is_called_as_its_language_does(pdf_file: PdfFile) -> None:
    with pikepdf.open(BytesIO(pdf_file.content)) as pdf:
        called = [str(link.get("/Contents")) for page in pdf.pages for link in page.get("/Annots", [])]

    assert {"1\u00a0išnaša", "2\u00a0išnaša"} <= set(called)
    assert not any("Footnote" in one for one in called)


def test_a_link_within_the_text_leads_to_its_heading(pdf_file: PdfFile) -> None:
    inner = [one for one in links(pdf_file.content) if one.target and not one.is_in_note]

    assert len(inner) > 3
    assert all(one.target or one.address.startswith("https://") for one in links(pdf_file.content))


def test_addresses_are_whole(pdf_file: PdfFile) -> None:
    addresses = {one.address for one in links(pdf_file.content)}

    assert {"https://www.example.org/a", "https://emn.example/countries/lithuania/"} <= addresses


def test_headings_are_bookmarks(pdf_file: PdfFile) -> None:
    wanted = ["Pirmas skyrius", "Poskyris", "Antras skyrius"]

    assert [one for one in bookmarks(pdf_file.content) if one in wanted] == wanted
