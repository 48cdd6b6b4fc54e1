"""Pages are found by words of every day for what their titles name."""

import pytest

from emn_site.content.tree_html import read_page
from emn_site.model.site import Site
from emn_site.model.tree import LazyTree
from emn_site.search.documents import SearchDocument
from tests.search.test_search import Index


def _document(name: str, title: str, html: str) -> SearchDocument:
    return SearchDocument(name, title, "Studija", "2020", (), LazyTree(read_page(html)))


def test_a_page_is_found_by_words_of_every_day_for_what_its_title_names(site: Site) -> None:
    found = Index(
        site,
        _document("visas", "Vizų politika", "<p>Tekstas.</p>"),
        _document("tourists", "Turistas", "<p>Tekstas.</p>"),
        _document("other", "Sienos", "<p>Vizų politika.</p>"),
    )

    weights = found.pages("turistas")
    assert set(weights) == {"visas", "tourists"}
    assert weights["tourists"] > 1.5 * weights["visas"]


def test_words_of_every_day_stand_beside_no_other_word(site: Site) -> None:
    found = Index(site, _document("one", "Vizų politika", "<p>Tekstas.</p>"))

    places = {place for key in ("ambasada", "konsulatas", "viza") for place in found.places(key)}
    assert len(places) == 3
    assert not places & {place + 1 for place in places}


@pytest.mark.parametrize(("key", "pages"), [("lėktuvas", ["one"]), ("bilietas", []), ("šalis", [])])
def test_an_expression_of_every_day_brings_its_own_words_only(site: Site, key: str, pages: list[str]) -> None:
    """Of a ticket a synonym tells; countries are in many expressions."""
    found = Index(site, _document("one", "Remiamas grįžimas", "<p>Tekstas.</p>"))

    assert list(found.pages(key)) == pages
