"""What several unit tests read: pages of a site by path and language."""

from pathlib import Path

from emn_site.cache.lazy import LazyText
from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.model.text import EMPTY_TREE, FinishedPage
from emn_site.pages import PageSet, make_pages
from emn_site.pages.context import PageContext, page_context

BASE = "https://emn.example/"
STUDY = "docs/lt/studies/2022/first-study.md"


def pages_of(root: Path) -> PageSet:
    """Return every page of a site that has no problems."""
    site = load_site(root)
    assert site.problems == []
    pages = make_pages(site)
    assert pages.problems == []
    return pages


def page_of(root: Path, path: str, language: str) -> str:
    """Return one page of a site as HTML."""
    return pages_of(root).by_place[path, language].html()


def html_of(pages: PageSet, path: str, language: str) -> str:
    """Return one of some pages as HTML."""
    return pages.by_place[path, language].html()


def added_to_study(root: Path, words: str) -> Path:
    """Write some words at the end of a study, and return the folder of its site."""
    file = root / STUDY
    file.write_text(f"{file.read_text()}\n{words}\n")
    return root


def view_of(site: Site, path: str, language: str) -> PageContext:
    """Return what the frame's template is given of a page."""
    page = FinishedPage(path, language, "Title", "Summary", LazyText(""), EMPTY_TREE, digest="")
    return page_context(for_locale(site, language), page, BASE)
