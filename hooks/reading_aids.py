"""Adds to each finished text what helps to read it."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from emn_site import addresses, reading_aids
from emn_site.model import Site
from emn_site.terms import Terms


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave generated pages as they are: their templates have all they need."""
    site: Site = config.extra["emn"]
    locale, path = addresses.locale_and_path(page.file.src_uri)
    if path not in site.by_path or locale not in site.by_path[path].versions or path == "index":
        return html
    if reading_aids.has_numbers(site, path):
        _number(page.toc, reading_aids.numbers.heading_numbers(html))
    terms = config.extra.setdefault("emn_terms", {})
    if locale not in terms:
        terms[locale] = Terms(site, locale)
    return reading_aids.with_aids(html, site, path, locale, terms[locale])


def _number(links: Iterable[AnchorLink], numbers: dict[str, str]) -> None:
    for link in links:
        if link.id in numbers:
            link.title = f"{numbers[link.id]}\u00a0{link.title}"
        _number(link.children, numbers)
