"""Finished pages as documents of the search: what each is about, and by what other words it is looked for."""

from collections.abc import Iterator
from functools import partial

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.cache.workers import run_each
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.model.site import Site
from emn_site.model.text import EMPTY_TREE, FinishedPage
from emn_site.model.works import Work
from emn_site.pages import PageSet, kinds
from emn_site.pages.context import breadcrumbs
from emn_site.pages.entries import catalogue_document, publication_topics
from emn_site.search import index, questions, segments
from emn_site.search.documents import TITLE_WEIGHT, SearchDocument
from emn_site.search.indexer import IndexedPage, page_indexer
from emn_site.search.segments import Segment

UNDATED = "0000"


def search_files(site: Site, pages: PageSet, cache: Cache = NO_CACHE) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search in every language, by address; each language has a processor."""
    answers = {one.language: questions.answer_files(one, cache) for one in all_locales(site)}
    wanted = dict[str, str]()
    for language, of_data in answers.items():
        digests = [(path, page.digest) for (path, of), page in pages.by_place.items() if of == language]
        wanted[language] = digest(site.digests.rest, "index", language, site.heads, digests, of_data)

    def make(language: str) -> dict[str, bytes]:
        locale = for_locale(site, language)
        return index.index_files(locale, _segments(locale, pages, cache), answers[language], cache)

    for language, key in cache.see_to_all(wanted, make, run_each):
        found = cache.get(key, dict[str, bytes]) or (make(language),)  # what no process hands to another
        yield from found[0].items()


def _segments(locale: Locale, pages: PageSet, cache: Cache) -> Iterator[Segment]:
    """Yield the pages of a language as the index keeps them, in the order of the index.

    One segment at a time: all of them together would be as large as the index itself.
    """
    reads, rest = page_indexer(locale), locale.site.digests.rest

    def segment(together: list[SearchDocument], names: list[str]) -> Segment:
        read = (
            cache.get_or_make(name, IndexedPage, partial(reads.read, one))
            for one, name in zip(together, names, strict=True)
        )
        return segments.make_segment([*read])

    for together in segments.divide_pages(search_documents(locale, pages)):
        names = [digest(rest, "read", repr(one)) for one in together]
        yield cache.get_or_make(digest(rest, "segment", names), Segment, partial(segment, together, names))


def search_documents(locale: Locale, pages: PageSet) -> Iterator[SearchDocument]:
    """Yield the pages and works of a language that are to be found, as the search reads them."""
    for finished in pages.by_place.values():
        if finished.language == locale.language and (found := search_document(locale, finished)):
            yield found
    for work in locale.site.catalogue.values():
        if isinstance(work, Work):
            yield work_document(locale, work)


def search_document(locale: Locale, finished: FinishedPage) -> SearchDocument | None:
    """Return a page as the search reads it; no notice that a text is in another language, and no tool."""
    path = finished.path
    kind = kinds.kind_of(locale, path)
    if kind is None or kind.search is None or kinds.is_notice(locale, path):
        return None
    rules, above = kind.search, breadcrumbs(locale, path)
    usual = SearchDocument(
        address=locale.url(path),
        title=finished.title,
        kind=above[-1].title if above else locale.of_site.publisher,
        date=UNDATED,
        facets=(f"type:{kind.facet}",),
        tree=EMPTY_TREE if rules.is_list else finished.tree,
        tree_digest="" if rules.is_list else finished.digest,
        language=locale.language,
        lead=finished.summary,
        also=tuple((words, TITLE_WEIGHT) for words in locale.wording.questions.pages.get(path, ())),
        title_weight=rules.title_weight,
        weight=rules.weight,
        share=rules.share,
    )
    return kind.document(locale, path, usual)


def work_document(locale: Locale, work: Work) -> SearchDocument:
    """Return a work that is a line in the catalogue only: it is found by its titles, and leads there."""
    topics = ", ".join(topic.name for topic in publication_topics(locale, work))
    usual = SearchDocument(
        address=locale.url(work.address),
        title=locale.title(work)[0],
        kind="",
        date=UNDATED,
        facets=(),
        tree=EMPTY_TREE,
        lead=locale.word("work_topics", topics=topics),
        also=tuple((title, TITLE_WEIGHT) for title in work.head.title.values()),
    )
    return catalogue_document(locale, work, usual)
