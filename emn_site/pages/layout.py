"""Puts the frame around a finished page: head, header, foot, by the templates of a site and of `theme/`.

This is the one place that fills them; whatever writes or shows a page takes what is returned here. Words that
a language has not, and that stand in a page in English, are marked as such (WCAG, 3.1.2).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import unescape
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.cache.workers import share_out
from emn_site.content import packed_words, registry
from emn_site.exports import citation_styles
from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.locale.templates import strip_indents, template_environment
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage, Place
from emn_site.pages import context as page_views, kinds
from emn_site.pages.links import reader_links

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
        self._site, self._pages, self._pdfs = site, pages, pdfs
        self._edition, self._cache = edition, cache
        self._digest = digest(site.digests.rest, vars(edition))
        of_all = digest(self._digest, "view", site.heads)
        wanted = {
            place: digest(of_all, digests[place], page.digest, pdfs.get(place))
            for place, page in pages.items()
        }

        def share(make: Callable[[Any], Any], missing: list[Any]) -> Iterator[tuple[Any, Any]]:
            citation_styles.prepare_citations(site, missing, edition.base, cache)
            yield from share_out(make, missing)

        self._names = dict(cache.for_source(site).get_or_make_all(wanted, str, self._keep, share))

    def html(self, place: Place) -> str:
        """Return a page as its readers get it."""
        found = self._cache.get(self._names[place], str)
        rest: str = found[0] if found else self._filled(place)
        return _opening(for_locale(self._site, place[1]), self._edition) + rest

    def _keep(self, place: Place) -> str:
        """Return the key of a page in its frame, and see to it that it is stored."""
        view = self._view(place)
        name = digest(self._digest, repr(view), self._pages[place].digest)
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
    page = strip_indents(frame_only).replace(_CONTENT, html)
    return mark_borrowed(locale, page)


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
        "partners": [*locale.entries("partners").values()],
    }


_TEXTS = re.compile(
    r"<(title|option|script|style|svg|textarea|pre)\b.*?</\1>|(?<=>)(\s*)([^<\s][^<]*?)(\s*)(?=<)", re.DOTALL
)
"""The texts of a page; first what can have no element in it."""
_GAP = re.compile(r"\\\{\w+(?::\w+)?\\\}")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def mark_borrowed(locale: Locale, html: str) -> str:
    """Return a page in which each text that is wholly borrowed from the model says its language."""
    exact, patterns = _borrowed(locale)
    if not exact:
        return html

    def marked(found: re.Match[str]) -> str:
        before, text, after = found[2], found[3], found[4]
        if text is None or not (unescape(text) in exact or patterns.fullmatch(unescape(text))):
            return found[0]
        return f'{before}<bdi lang="{packed_words.MODEL}">{text}</bdi>{after}'  # no style is about bdi

    return _TEXTS.sub(marked, html)


@lru_cache(maxsize=32)
def _borrowed(locale: Locale) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that a language borrows: those without gaps, and a pattern of those with some."""
    if locale.language == packed_words.MODEL:
        return frozenset(), re.compile("(?!)")
    rows = [row for row in registry.ROWS if row.has_same_keys]
    lacking = [packed_words.lacking_words(locale.site, row, locale.language) for row in rows]
    texts = {one for found in lacking for words in found.values() for one in _strings(words)}
    with_gaps = {words for words in texts if "{" in words}
    patterns = (_GAP.sub(".+", re.escape(words)) for words in sorted(with_gaps))
    long = [pattern for pattern in patterns if _LETTERS.search(pattern.replace(".+", ""))]
    return frozenset(texts - with_gaps), re.compile("|".join(long) or "(?!)")


def _strings(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    else:
        for one in words.values() if isinstance(words, dict) else words:
            yield from _strings(one)
