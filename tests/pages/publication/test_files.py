"""A publication holds its files, and says by what licence and whose they are; answers need permission."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from emn_site import checks, exports
from emn_site.cache.cache import NO_CACHE
from emn_site.content.load import load_site
from emn_site.exports.citations import citation_files
from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import for_locale
from emn_site.model.site import Publication, Site
from emn_site.model.text import EMPTY_TREE
from emn_site.pages.entries import catalogue_document
from emn_site.pages.publication.context import PublicationContext, publication_context
from emn_site.search.documents import SearchDocument
from tests.exports.pdf.reading import lacks, pdf_of as pdf_of_page, split
from tests.pages.transforms.reading import BASE, STUDY

TODAY = date(2026, 6, 1)


def pdf_of(*lines: str, pages: int = 2, **metadata: str) -> bytes:
    """Return a PDF of some pages, lines of text on the first, that says something of itself."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(300, 400))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        text = "".join(
            f"BT /F1 12 Tf 20 {360 - 20 * at} Td ({line}) Tj ET\n" for at, line in enumerate(lines)
        )
        page.Contents = pdf.make_stream(text.encode())
        lines = ()
    for key, value in metadata.items():
        pdf.docinfo[f"/{key}"] = value
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


@pytest.fixture
def site(healthy: Path) -> Site:
    """The healthy site, whose study has a file of two pages, a licence and a rights holder."""
    file = healthy / "docs" / "assets" / "study.pdf"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(pdf_of("First study"))
    more = "pdf: {lt: assets/study.pdf}\nlicence: CC BY-ND 4.0\nrights_holder: Some Institute\n"
    more += "licence_url: https://creativecommons.org/licenses/by-nd/4.0/\n"
    _add(healthy, more)
    return load_site(healthy)


def _add(root: Path, keys: str) -> None:
    file = root / STUDY
    file.write_text(
        file.read_text(encoding="utf-8").replace("topics:", f"{keys}topics:", 1), encoding="utf-8"
    )


OURS = PdfFacts("studies/2022/first-study.lt.pdf", 4, 20_000)


def _context(site: Site, language: str, pdf: PdfFacts | None = None) -> PublicationContext:
    study = site.by_path["studies/2022/first-study"]
    assert isinstance(study, Publication)
    return publication_context(for_locale(site, language), study, BASE, pdf)


def _cited(context: PublicationContext) -> dict[str, str]:
    return {one.kind: one.text for one in context.citation_files}


def test_citations_name_the_official_pdf_and_ours(site: Site) -> None:
    text = _cited(_context(site, "lt", OURS))
    official, ours = f"{BASE}assets/study.pdf", f"{BASE}{OURS.address}"

    assert f"\r\nL1  - {official}\r\nL1  - {ours}\r\n" in text["RIS"]
    assert f"pdf = {{{official}}}" in text["BibTeX"]
    assert json.loads(text["CSL-JSON"])[0]["custom"]["pdf"] == [official, ours]


def test_of_a_summary_our_pdf_is_no_copy_of_the_work(healthy: Path) -> None:
    _add(healthy, "extent: summary\n")

    assert all(OURS.address not in text for text in _cited(_context(load_site(healthy), "lt", OURS)).values())


def test_the_pdf_of_a_text_says_where_the_official_one_is(site: Site) -> None:
    found = pdf_of_page(site, "studies/2022/first-study")

    assert lacks(found.content, split("Oficialus PDF")) == []


def test_pages_and_size_are_read_from_the_file(site: Site) -> None:
    (link,) = _context(site, "en").downloads

    assert link.title.replace("\N{NO-BREAK SPACE}", " ") == "Lithuanian, 2 pages, 0.1 MB"


def test_the_first_page_is_a_picture(site: Site) -> None:
    cover = _context(site, "en").cover
    files = dict(exports.export_files(site, BASE, [], NO_CACHE))

    assert cover and cover.url == "assets/study.cover.jpg"
    content = files[cover.url]
    assert isinstance(content, bytes)
    with Image.open(BytesIO(content)) as picture:
        assert picture.width == 320
        assert picture.height > picture.width


def test_licence_and_rights_holder_are_said_to_readers_and_programs(site: Site) -> None:
    context = _context(site, "lt")
    files = {one.kind: one.text for one in citation_files(context.citation)}

    assert context.licence and context.licence.name == "CC BY-ND 4.0"
    assert context.head.rights_holder == "Some Institute"
    assert context.linked_data["license"] == "https://creativecommons.org/licenses/by-nd/4.0/"
    assert json.loads(files["CSL-JSON"])[0]["license"] == context.linked_data["license"]
    assert "copyright = {https://creativecommons.org/licenses/by-nd/4.0/}" in files["BibTeX"]


def test_a_file_may_have_rights_of_its_own(site: Site) -> None:
    root = site.root
    address = "https://creativecommons.org/licenses/by-nc/4.0/"
    _add(
        root, f"pdf_rights: {{lt: {{licence: CC BY-NC 4.0, licence_url: {address}, rights_holder: Kita}}}}\n"
    )
    context = _context(load_site(root), "lt")
    text = _cited(context)
    (file,) = json.loads(json.dumps(context.linked_data))["encoding"]

    assert context.head.pdf_rights["lt"].text == "CC BY-NC 4.0, © Kita"
    assert context.linked_data["copyrightHolder"] == {"@type": "Organization", "name": "Some Institute"}
    assert (file["license"], file["copyrightHolder"]["name"]) == (address, "Kita")
    assert f"\r\nN1  - {address} © Kita\r\n" in text["RIS"]
    assert "note = {© Kita}" in text["BibTeX"]
    assert json.loads(text["CSL-JSON"])[0]["custom"]["rights-holder"] == "Kita"
    assert "Kita" not in _cited(_context(site, "lt"))["RIS"]


def test_the_issn_of_a_series_is_cited_and_found(healthy: Path) -> None:
    _add(healthy, "issn: 1822-5519\n")
    site = load_site(healthy)
    text = _cited(context := _context(site, "lt"))
    study, usual = site.catalogue["studies/2022/first-study"], SearchDocument("", "", "", "", (), EMPTY_TREE)
    document = catalogue_document(for_locale(site, "lt"), study, usual)

    assert ("ISSN", "1822-5519", None) in context.identifiers
    assert "\r\nSN  - 1822-5519\r\n" in text["RIS"]
    assert "issn = {1822-5519}" in text["BibTeX"]
    assert "18225519" in str(document)


def test_an_issn_with_a_slip_is_a_problem(healthy: Path) -> None:
    _add(healthy, "issn: 1822-5518\n")

    assert "wrong-value" in _codes(healthy)


def test_rights_are_those_of_a_file_that_there_is(site: Site) -> None:
    _add(site.root, "pdf_rights: {en: {licence: CC BY 4.0}}\n")

    assert "wrong-value" in _codes(site.root)


def test_what_stands_here_is_ours_where_nothing_else_is_said(healthy: Path) -> None:
    licence = _context(load_site(healthy), "lt").licence

    assert licence and licence.name == "CC BY 4.0"


def _codes(root: Path) -> set[str]:
    return {problem.code for problem in checks.check_site(root, TODAY).problems}


@pytest.mark.parametrize(
    ("permission", "is_refused"),
    [("", True), ("query: {dissemination: network}\n", True), ("query: {dissemination: public}\n", False)],
)
def test_answers_are_published_by_permission_only(healthy: Path, permission: str, is_refused: bool) -> None:
    types = healthy / "data" / "types.yml"
    text = types.read_text(encoding="utf-8")
    types.write_text(text.replace("folder: studies", "folder: studies\n  holds: queries"), encoding="utf-8")
    english = healthy / "docs/en/studies/2022/english-only.md"
    english.write_text(english.read_text(encoding="utf-8").replace("topics:", "status: draft\ntopics:", 1))
    _add(healthy, permission)

    assert ("query-not-public" in _codes(healthy)) is is_refused


def test_what_was_not_compared_with_the_publication_is_not_published(healthy: Path) -> None:
    _add(healthy, "to_check: [title]\n")

    assert "facts-unchecked" in _codes(healthy)
