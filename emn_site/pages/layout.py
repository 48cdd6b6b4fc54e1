"""Puts the frame around a finished page: head, header, foot, by the templates of a site and of `theme/`.

This is the one place that fills them; whatever writes or shows a page takes what is returned here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.cache.workers import share_out
from emn_site.exports import citation_styles
from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.locale.templates import strip_indents, template_environment
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage, Place
from emn_site.pages import context as page_views, kinds
from emn_site.pages.borrowed_words import mark_borrowed
from emn_site.pages.contacts.kind import partner_links
from emn_site.pages.reader_links import reader_links

_NAMES = dict[Place, tuple[str, str]]
"""For each page what it is made of, and the key of the page in its frame."""

NO_PDFS: Mapping[Place, PdfFacts] = MappingProxyType({})

_CONTENT = "\ue000"
"""Stands for the page while the frame is closed up: what was checked is published as it is."""


@dataclass(frozen=True)
class PageEdition:
    """Where pages are published.

    `base` is the public address of the edition, `canonical` that of the newest one; `name` is empty for a
    site without editions; a page that is served to its editor may reload itself;
    a trial says that it is one, and no search engine shows it.
    """

    base: str
    canonical: str
    name: str = ""
    is_frozen: bool = False
    is_served: bool = False
    is_trial: bool = False


class LayoutPages:
    """All pages of a site as their readers get them, kept by what they are made of: the page, and its view.

    `digests` says for each page what it is made of itself; `pdfs` are the documents made of some.
    """

    def __init__(
        self,
        site: Site,
        pages: Mapping[Place, FinishedPage],
        digests: Mapping[Place, str],
        edition: PageEdition,
        cache: Cache,
        pdfs: Mapping[Place, PdfFacts] = NO_PDFS,
    ) -> None:
        digests = {place: digest(made_of, pdfs.get(place)) for place, made_of in digests.items()}
        self._site, self._pages, self._pdfs = site, pages, pdfs
        self._edition, self._cache = edition, cache
        self._made_with = digest(site.digests.rest, vars(edition))
        of_all = self._of_all()
        known: dict[str, _NAMES] = {
            name: (cache.get(name, _NAMES) or [{}])[0] for name in set(of_all.values())
        }
        self._names = {
            place: found[1]
            for place, name in of_all.items()
            if (found := known[name].get(place)) and found[0] == digests[place]
        }
        missing = [place for place in pages if place not in self._names]
        citation_styles.prepare_citations(site, missing, edition.base, cache)
        self._names.update(share_out(self._keep, missing))
        for name in {of_all[place] for place in missing}:
            cache.put(name, {p: (digests[p], self._names[p]) for p, other in of_all.items() if other == name})

    def _of_all(self) -> dict[Place, str]:
        """Return for each page what its view depends on beside itself.

        Where that is as it was, so is the view, and none is made to know it. That is the facts of all
        publications; and all figures, where a kind has some beside its pages.
        """
        site = self._site
        countries = [[(name, slug) for name, slug, _ in one.countries] for one in all_locales(site)]
        texts = digest(site.digests.rest, site.heads, vars(self._edition), countries)
        others = digest(site.digests, site.heads, vars(self._edition))
        return {place: others if self._has_figures(place) else texts for place in self._pages}

    def _has_figures(self, place: Place) -> bool:
        kind = kinds.kind_of(for_locale(self._site, place[1]), place[0])
        return kind is None or kind.has_figures_beside

    def html(self, place: Place) -> str:
        """Return a page as its readers get it."""
        found = self._cache.get(self._names[place], str)
        locale = for_locale(self._site, place[1])
        if found is None:
            return _opening(locale, self._edition) + self._filled(place)
        return _opening(locale, self._edition) + str(found[0])

    def _keep(self, place: Place) -> str:
        """Return the key of a page in its frame, and see to it that it is stored."""
        view = self._view(place)
        name = digest(self._made_with, repr(view), self._pages[place].digest)
        if not self._cache.has(name):
            self._cache.put(name, self._filled(place, view))
        return name

    def _filled(self, place: Place, view: page_views.PageContext | None = None) -> str:
        locale, html = for_locale(self._site, place[1]), self._pages[place].html()
        return _filled(locale, view or self._view(place), html, self._edition)

    def _view(self, place: Place) -> page_views.PageContext:
        return page_views.page_context(
            for_locale(self._site, place[1]), self._pages[place], self._edition.base, self._pdfs.get(place)
        )


def layout_page(locale: Locale, finished: FinishedPage, edition: PageEdition) -> str:
    """Return one page as its readers get it."""
    view = page_views.page_context(locale, finished, edition.base)
    return _opening(locale, edition) + _filled(locale, view, finished.html(), edition)


def _filled(locale: Locale, view: page_views.PageContext, html: str, edition: PageEdition) -> str:
    """Return a page without its opening from its view and its finished HTML."""
    frame_only = _frame(locale, view.template, view, edition, content=_CONTENT, here=view.url)
    whole = strip_indents(frame_only).replace(_CONTENT, html)
    return mark_borrowed(locale, whole)


def not_found_page(locale: Locale, edition: PageEdition) -> str:
    """Return the page for an address that is not known; it cannot know where it is shown."""
    view = page_views.not_found_context(locale, edition.base)
    languages = [_shared(one) for one in all_locales(locale.site)]
    rest = _frame(locale, "404.html", view, edition, content="", here=None, languages=languages)
    return _opening(locale, edition) + mark_borrowed(locale, strip_indents(rest))


def sitemap_file(
    site: Site, paths: list[str], edition: PageEdition, pdfs: Mapping[Place, PdfFacts] = NO_PDFS
) -> str:
    """Return the list of pages, and of the PDFs beside them, for programs that read all of a site."""
    template = template_environment(site.root).get_template("sitemap.xml")
    return template.render(
        base=edition.base,
        sitemap=page_views.sitemap_entries(site, paths),
        changed=_changed(site),
        pdfs=sorted(pdf.address for pdf in pdfs.values()),
    )


def _changed(site: Site) -> dict[str, date]:
    """Return the days on which texts were last changed, by the addresses of their pages."""
    return {
        for_locale(site, language).url(page.path): site.changed[version.file]
        for page in site.by_path.values()
        for language, version in page.versions.items()
        if version.file in site.changed
    }


def robots_file(site: Site, edition: PageEdition) -> str:
    """Return what such programs may read."""
    return template_environment(site.root).get_template("robots.txt").render(base=edition.base)


def _frame(
    locale: Locale, template: str, view: page_views.PageContext, edition: PageEdition, **more: object
) -> str:
    """Return a template filled with what every page is given."""
    return (
        template_environment(locale.site.root)
        .get_template(template)
        .render(
            **_shared(locale),
            **vars(edition) | {"edition": edition.name},
            view=view,
            reader_links=reader_links(locale, view.title, edition.base + view.url, edition.name),
            base_path=urlsplit(edition.base).path,
            **more,
        )
    )


@lru_cache(maxsize=32)
def _opening(locale: Locale, edition: PageEdition) -> str:
    """Return how every page begins: what it may run is never taken from what was stored."""
    template = template_environment(locale.site.root).get_template("opening.html")
    return strip_indents(template.render(language=locale.language, is_served=edition.is_served))


@lru_cache(maxsize=32)
def _shared(locale: Locale) -> dict[str, Any]:
    """Return what each template is given of a language; a page that a site does without has no address."""
    return {
        "language": locale.language,
        "settings": locale.site.settings,
        "of_site": locale.of_site,
        "words": locale.words,
        "has_bill_of_materials": bool(locale.site.bill_of_materials),
        "urls": {
            name: locale.url(path) if kinds.kind_of(locale, path) else None
            for kind in kinds.KINDS
            for name, path in kind.names.items()
        },
        "partners": partner_links(locale),
    }
