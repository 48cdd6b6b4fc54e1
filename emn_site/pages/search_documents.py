"""Finished pages as articles of the search: what each is about, and by what other words it is looked for."""

from collections.abc import Iterator
from functools import partial

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.cache.lazy import LazyText
from emn_site.cache.workers import run_each, share_out
from emn_site.exports import feeds
from emn_site.locale import Locale, for_locale
from emn_site.model.site import Publication, Site
from emn_site.model.text import FinishedPage
from emn_site.pages import PageSet
from emn_site.pages.context import breadcrumbs
from emn_site.pages.entries import publication_facts, publication_topics
from emn_site.search import index, questions, segments
from emn_site.search.documents import COUNTRY_TITLE_WEIGHT, TITLE_WEIGHT, SearchDocument
from emn_site.search.indexer import IndexedPage, page_indexer
from emn_site.search.segments import Segment

UNDATED = "0000"
LESS = {"countries": 0.2, "glossary": 0.5}
"""A country's page has words of every figure, and the glossary of every term: others come first."""

SHARES = {"indicators": 0.8}
"""Of pages on one subject, those that say something come before those that have only figures."""

YEAR_WEIGHT, KIND_WEIGHT, TOPIC_WEIGHT = 5.0, 6.0, 3.0
"""What the year, the type and the topics of a publication weigh, beside 7 of its title and 1 of its text."""

FEED = "feed"
"""Stands in `questions.yml` for the feed of new publications, which is no page."""

MANY = 100
"""With so many pages a language is worth a processor of its own."""

NOT_SEARCHED = ("search", "editing/problems")


def search_files(site: Site, pages: PageSet, cache: Cache = NO_CACHE) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search in every language, by address; each language has a processor."""
    wanted = {
        language: digest(
            site.digests,
            "index",
            language,
            site.heads,
            [(path, page.digest) for (path, of), page in pages.by_place.items() if of == language],
        )
        for language in site.settings.locales
    }

    def made(language: str) -> dict[str, bytes]:
        locale = for_locale(site, language)
        answers = cache.get_or_make(
            digest(site.digests, "answers", language), dict[str, str], lambda: questions.answer_files(locale)
        )
        return index.index_files(locale, _shelves(locale, pages, cache), answers)

    share = run_each if len(pages.by_place) >= MANY else share_out
    for _, of_language in cache.get_or_make_all(wanted, dict[str, bytes], made, share):
        yield from of_language.items()


def _shelves(locale: Locale, pages: PageSet, cache: Cache) -> Iterator[Segment]:
    """Yield the pages of a language as the index keeps them, and its feed, in the order of the index.

    One shelf at a time: all of them together would be as large as the index itself.
    """
    reads, rest = page_indexer(locale), locale.site.digests.rest

    def shelf(together: list[SearchDocument], names: list[str]) -> Segment:
        read = (
            cache.get_or_make(name, IndexedPage, partial(reads.read, one))
            for one, name in zip(together, names, strict=True)
        )
        return segments.make_segment([*read])

    for together in segments.divide_pages(search_documents(locale, pages)):
        names = [digest(rest, "read", repr(one)) for one in together]
        yield cache.get_or_make(digest(rest, "shelf", names), Segment, partial(shelf, together, names))


def _date(locale: Locale, path: str) -> str:
    """Return the date by which a page has its place in the index."""
    page = locale.site.by_path.get(path)
    return str(page.date.earliest) if isinstance(page, Publication) else UNDATED


def search_documents(locale: Locale, pages: PageSet) -> Iterator[SearchDocument]:
    """Yield the pages of a language that are to be found, and its feed, as the search reads them."""
    for (path, language), finished in pages.by_place.items():
        if language == locale.language and is_searchable(locale, path):
            yield search_document(locale, finished)
    yield feed_document(locale)


def is_searchable(locale: Locale, path: str) -> bool:
    """Whether a page is to be found: no notice that a text is in another language, and no tool."""
    page = locale.site.by_path.get(path)
    is_notice = page is not None and locale.language not in page.versions
    return not is_notice and path not in NOT_SEARCHED


def search_document(locale: Locale, finished: FinishedPage) -> SearchDocument:
    """Return a page as the search reads it."""
    page = locale.site.by_path.get(finished.path)
    publication = page if isinstance(page, Publication) else None
    section = finished.path.partition("/")[0]
    is_list = _is_list(locale, finished.path)
    is_country = section == "countries" and not finished.path.endswith("/index")
    return SearchDocument(
        address=locale.url(finished.path),
        title=finished.title,
        kind=_kind(locale, finished.path, publication),
        date=_date(locale, finished.path),
        facets=search_facets(locale, finished.path, publication),
        html=LazyText("") if is_list else finished.html,
        html_digest="" if is_list else finished.digest,
        language=locale.language,
        lead=finished.summary,
        also=_also(locale, publication) if publication else _asked_for(locale, finished.path),
        title_weight=COUNTRY_TITLE_WEIGHT if is_country else TITLE_WEIGHT,
        weight=LESS.get(section, 1.0),
        share=SHARES.get(section, 1.0),
    )


def feed_document(locale: Locale) -> SearchDocument:
    """Return the feed of new publications, which can be found, too."""
    found = next(feeds.site_feeds(locale))
    return SearchDocument(
        address=found.folder + next(iter(feeds.MEDIA)),
        title=locale.word("feed"),
        kind=locale.of_site.name,
        date=UNDATED,
        facets=("type:page",),
        html=LazyText(""),
        lead=locale.word("publications_summary"),
        also=_asked_for(locale, FEED),
    )


def _also(locale: Locale, publication: Publication) -> tuple[tuple[str, float], ...]:
    """Return number, year, type and topics of a publication: what a reader knows of it besides its title."""
    kind = locale.type(publication.type)
    named = " ".join(topic.name for topic in publication_topics(locale, publication))
    return (
        (publication.head.number or "", TITLE_WEIGHT),
        (str(publication.date.year), YEAR_WEIGHT),
        (" ".join(dict.fromkeys((kind.name, locale.genre(publication), kind.list))), KIND_WEIGHT),
        (named, TOPIC_WEIGHT),
    )


def _asked_for(locale: Locale, path: str) -> tuple[tuple[str, float], ...]:
    return tuple((words, TITLE_WEIGHT) for words in locale.wording.questions.pages.get(path, ()))


def _kind(locale: Locale, path: str, publication: Publication | None) -> str:
    """Return what stands above a title among the results."""
    if publication:
        return " · ".join(publication_facts(locale, publication))
    above = breadcrumbs(locale, path)
    return above[-1].title if above else locale.of_site.publisher


def search_facets(locale: Locale, path: str, publication: Publication | None) -> tuple[str, ...]:
    """Return type, topics, year and countries of a page as the search knows them."""
    if publication:
        head = publication.head
        return (
            f"type:{publication.type}",
            f"year:{publication.date.year}",
            *(f"topic:{topic}" for topic in head.topics if topic in locale.site.topics),
            *(f"country:{code}" for code in head.countries),
        )
    section, _, slug = path.partition("/")
    if section == "countries" and slug in locale.site.countries:
        return "type:country", f"country:{locale.site.countries[slug].code}"
    kind = {"indicators": "indicator", "glossary": "glossary"}.get(section, "page")
    return (f"type:{kind}",)


def _is_list(locale: Locale, path: str) -> bool:
    """Whether a page only repeats what other pages say; its title and its summary are its own."""
    return (
        path in ("index", "compare", "editions")
        or path.startswith(("topics/", "publications/"))
        or (path.endswith("/index") and path not in locale.site.by_path)
    )
