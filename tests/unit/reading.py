"""What several unit tests read: pages of a site by path and language."""

from pathlib import Path

from emn_site.cache.lazy import LazyText
from emn_site.content.load import load
from emn_site.locale import in_language
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage
from emn_site.pages import Pages, all_pages
from emn_site.pages.context import PageView, view

BASE = "https://emn.example/"
STUDY = "docs/lt/studies/2022/first-study.md"


def pages_of(root: Path) -> Pages:
    """Return every page of a site that has no problems."""
    site = load(root)
    assert site.problems == []
    made = all_pages(site)
    assert made.problems == []
    return made


def page_of(root: Path, path: str, locale: str) -> str:
    """Return one page of a site as HTML."""
    return pages_of(root).by_place[path, locale].html()


def html_of(pages: Pages, path: str, locale: str) -> str:
    """Return one of some pages as HTML."""
    return pages.by_place[path, locale].html()


def added_to_study(root: Path, words: str) -> Path:
    """Write some words at the end of a study, and return the folder of its site."""
    file = root / STUDY
    file.write_text(f"{file.read_text()}\n{words}\n")
    return root


def view_of(site: Site, path: str, locale: str) -> PageView:
    """Return what the frame's template is given of a page."""
    page = FinishedPage(path, locale, "Title", "Summary", LazyText(""), digest="")
    return view(in_language(site, locale), page, BASE)
