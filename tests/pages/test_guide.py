"""The guide for editors is on the site, and neither the search nor search engines lead readers to it."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.pages import make_pages
from emn_site.pages.context import sitemap_entries
from emn_site.pages.search_documents import search_documents
from tests.pages.transforms.reading import view_of


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site with a guide."""
    file = healthy / "docs" / "lt" / "editing" / "index.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text('---\ntitle: "Vadovas"\nsummary: "Apie."\n---\n\nTekstas.\n', encoding="utf-8")
    return healthy


@pytest.mark.parametrize("path", ["editing/index", "editing/problems"])
def test_it_is_a_page_that_no_search_shows(root: Path, path: str) -> None:
    site = load_site(root)
    pages, locale = make_pages(site), for_locale(site, "lt")
    address = locale.url(path)

    assert (path, "lt") in pages.by_place
    assert address not in [found.address for found in search_documents(locale, pages)]
    assert address not in [link.url for entry in sitemap_entries(site, pages.paths) for link in entry]
    assert not view_of(site, path, "lt").is_indexed
