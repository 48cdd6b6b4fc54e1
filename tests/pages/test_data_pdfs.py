"""The PDFs of pages of figures say what the pages say, in their order, on as many pages as they may take."""

import json
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.exports.data_tables import data_tables
from emn_site.exports.pdf.report import PdfFile
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.model.tree import Element, Node, inline_runs, plain_text, replace_nodes
from emn_site.pages import PageSet, kinds
from emn_site.pages.layout import LayoutPages, PageEdition
from emn_site.pages.pdf_files import make_pdfs
from tests.exports.pdf.reading import EDITION, faults, lacks, links, pdf_of, pdf_text, split, tags
from tests.sites import all_countries

COUNTRY, OBSERVER, YEAR = "countries/lithuania", "countries/ukraine", "years/2023"
SHEETS = {COUNTRY: 4, OBSERVER: 2, YEAR: 2}
_ON_SCREEN = ("emn-onward", "emn-choice", "emn-hidden", "emn-name-filter", "emn-printed")
_OF_SCREEN = ("nav", "svg", "details")


site, pages = all_countries.site, all_countries.pages


@pytest.fixture(scope="module", params=[(path, language) for path in SHEETS for language in ("lt", "en")])
def place(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A page of figures."""
    path, language = request.param
    return path, language


@pytest.fixture(scope="module")
def pdf_file(site: Site, place: tuple[str, str]) -> PdfFile:
    """Its PDF."""
    return pdf_of(site, *place)


def _on_paper(node: Node) -> list[Node] | None:
    """Leave out what moves on a screen, folded lists, what is drawn, and short forms for other paper."""
    if not isinstance(node, Element):
        return None
    kind, target = node.attributes.get("class", ""), node.attributes.get("href", "")
    is_control = re.search(r"/edit/|/embed/|open-data/$|years/$|^\.\./$", target)
    return [] if node.tag in _OF_SCREEN or is_control or any(one in kind for one in _ON_SCREEN) else None


def _parts(tree: Element) -> list[Element]:
    """Return a page in parts: what ends a country's may stand on paper where it leaves the most room."""
    found = [tree]

    def take(node: Node) -> list[Node] | None:
        if isinstance(node, Element) and node.attributes.get("class") == "emn-ends":
            found.extend(one for one in node.children if isinstance(one, Element))
            return []
        return None

    replace_nodes(tree, _on_paper)
    replace_nodes(tree, take)
    return found


def test_every_word_of_the_page_is_there_in_its_order(
    pages: PageSet, place: tuple[str, str], pdf_file: PdfFile
) -> None:
    parts = _parts(pages.by_place[place].tree())
    texts = [" ".join(plain_text(run) for _, run in inline_runs(part)) for part in parts]

    assert [lacks(pdf_file.content, split(one))[:5] for one in texts] == [[] for _ in parts]


def test_it_takes_the_pages_it_may(place: tuple[str, str], pdf_file: PdfFile) -> None:
    assert pdf_file.pages == SHEETS[place[0]]


def test_it_conforms_to_pdf_ua_and_pdf_a(pdf_file: PdfFile) -> None:
    assert faults(pdf_file.content) == []


def test_each_chart_has_words_and_each_row_a_head(pdf_file: PdfFile) -> None:
    found = tags(pdf_file.content)

    assert all(one.alternative for one in found if one.kind == "Figure")
    assert {scope for one in found if one.kind == "TH" for scope in one.scopes} == {"Column", "Row"}


def test_every_address_of_the_site_in_it_is_one(
    site: Site, pages: PageSet, place: tuple[str, str], pdf_file: PdfFile
) -> None:
    known = {for_locale(site, language).url(path) for path, language in pages.by_place}
    known |= {file.address for table in data_tables(site).values() for file in table.files(["lt", "en"])}
    named = {one.address.partition("#")[0] for one in links(pdf_file.content)}
    ours = {address.removeprefix(EDITION.base) for address in named if address.startswith(EDITION.base)}

    assert len(ours) > 5
    assert ours - known == set()


def test_the_table_of_all_countries_stands_on_one_upright_page(site: Site) -> None:
    content = pdf_of(site, YEAR).content
    with pikepdf.open(BytesIO(content)) as pdf:
        _, _, width, height = pdf.pages[0].mediabox
    names = for_locale(site, "lt").countries

    assert height > width
    assert [name for name, _, _ in names if name not in pdf_text(content, 0)] == []


def test_page_and_its_metadata_name_it(site: Site, pages: PageSet, tmp_path: Path) -> None:
    pdfs = make_pdfs(site, EDITION, NO_CACHE, [(COUNTRY, "en")])
    edition, cache = PageEdition("https://emn.example/", "https://emn.example/"), Cache(tmp_path / "kept")
    some = {place: page for place, page in pages.by_place.items() if place == (COUNTRY, "en")}
    html = LayoutPages(site, some, pages.digests, edition, cache, pdfs.facts(site)).html((COUNTRY, "en"))
    metadata = json.loads(html.partition('type="application/ld+json">')[2].partition("</script>")[0])

    assert 'href="../lithuania.en.pdf" type="application/pdf">This page as PDF' in html
    assert metadata["encoding"]["contentUrl"] == "https://emn.example/en/countries/lithuania.en.pdf"


def test_publications_countries_and_years_have_one() -> None:
    assert {kind.name for kind in kinds.KINDS if kind.pdf} == {"publication", "country", "year"}
