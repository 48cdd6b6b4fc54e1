"""Finished pages as articles of the search: what each is about, and by what other words it is looked for."""

from collections.abc import Iterator
from functools import partial

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.cache.lazy import LazyText
from emn_site.cache.workers import run_each, share_out
from emn_site.exports import feeds
from emn_site.locale import Language, in_language
from emn_site.model.site import Publication, Site
from emn_site.model.text import FinishedPage
from emn_site.pages import Pages
from emn_site.pages.context import trail
from emn_site.pages.entries import facts, topics
from emn_site.search import index, questions, segments
from emn_site.search.documents import COUNTRY_TITLE_WEIGHT, TITLE_WEIGHT, Article
from emn_site.search.indexer import Read, reader
from emn_site.search.segments import Shelf

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


def files(site: Site, pages: Pages, cache: Cache = NO_CACHE) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the search in every language, by address; each language has a processor."""
    wanted = {
        locale: digest(
            site.digests,
            "index",
            locale,
            site.heads,
            [(path, page.digest) for (path, of), page in pages.by_place.items() if of == locale],
        )
        for locale in site.settings.locales
    }

    def made(locale: str) -> dict[str, bytes]:
        speech = in_language(site, locale)
        answers = cache.get_or_make(
            digest(site.digests, "answers", locale), dict[str, str], lambda: questions.answers(speech)
        )
        return index.files(speech, _shelves(speech, pages, cache), answers)

    share = run_each if len(pages.by_place) >= MANY else share_out
    for _, of_language in cache.get_or_make_all(wanted, dict[str, bytes], made, share):
        yield from of_language.items()


def _shelves(speech: Language, pages: Pages, cache: Cache) -> Iterator[Shelf]:
    """Yield the pages of a language as the index keeps them, and its feed, in the order of the index.

    One shelf at a time: all of them together would be as large as the index itself.
    """
    reads, rest = reader(speech), speech.site.digests.rest

    def shelf(together: list[Article], names: list[str]) -> Shelf:
        read = (
            cache.get_or_make(name, Read, partial(reads.read, one))
            for one, name in zip(together, names, strict=True)
        )
        return segments.shelf([*read])

    for together in segments.divided(articles(speech, pages)):
        names = [digest(rest, "read", repr(one)) for one in together]
        yield cache.get_or_make(digest(rest, "shelf", names), Shelf, partial(shelf, together, names))


def _date(speech: Language, path: str) -> str:
    """Return the date by which a page has its place in the index."""
    page = speech.site.by_path.get(path)
    return str(page.date.earliest) if isinstance(page, Publication) else UNDATED


def articles(speech: Language, pages: Pages) -> Iterator[Article]:
    """Yield the pages of a language that are to be found, and its feed, as the search reads them."""
    for (path, locale), finished in pages.by_place.items():
        if locale == speech.locale and is_searched(speech, path):
            yield article(speech, finished)
    yield feed(speech)


def is_searched(speech: Language, path: str) -> bool:
    """Whether a page is to be found: no notice that a text is in another language, and no tool."""
    page = speech.site.by_path.get(path)
    is_notice = page is not None and speech.locale not in page.versions
    return not is_notice and path not in NOT_SEARCHED


def article(speech: Language, finished: FinishedPage) -> Article:
    """Return a page as the search reads it."""
    page = speech.site.by_path.get(finished.path)
    publication = page if isinstance(page, Publication) else None
    section = finished.path.partition("/")[0]
    is_list = _is_list(speech, finished.path)
    is_country = section == "countries" and not finished.path.endswith("/index")
    return Article(
        address=speech.url(finished.path),
        title=finished.title,
        kind=_kind(speech, finished.path, publication),
        date=_date(speech, finished.path),
        facets=facets(speech, finished.path, publication),
        html=LazyText("") if is_list else finished.html,
        html_digest="" if is_list else finished.digest,
        locale=speech.locale,
        lead=finished.summary,
        also=_also(speech, publication) if publication else _asked_for(speech, finished.path),
        title_weight=COUNTRY_TITLE_WEIGHT if is_country else TITLE_WEIGHT,
        weight=LESS.get(section, 1.0),
        share=SHARES.get(section, 1.0),
    )


def feed(speech: Language) -> Article:
    """Return the feed of new publications, which can be found, too."""
    found = next(feeds.feeds(speech))
    return Article(
        address=found.folder + next(iter(feeds.MEDIA)),
        title=speech.word("feed"),
        kind=speech.of_site.name,
        date=UNDATED,
        facets=("type:page",),
        html=LazyText(""),
        lead=speech.word("publications_summary"),
        also=_asked_for(speech, FEED),
    )


def _also(speech: Language, publication: Publication) -> tuple[tuple[str, float], ...]:
    """Return number, year, type and topics of a publication: what a reader knows of it besides its title."""
    kind = speech.type(publication.type)
    named = " ".join(topic.name for topic in topics(speech, publication))
    return (
        (publication.head.number or "", TITLE_WEIGHT),
        (str(publication.date.year), YEAR_WEIGHT),
        (" ".join(dict.fromkeys((kind.name, speech.genre(publication), kind.list))), KIND_WEIGHT),
        (named, TOPIC_WEIGHT),
    )


def _asked_for(speech: Language, path: str) -> tuple[tuple[str, float], ...]:
    return tuple((words, TITLE_WEIGHT) for words in speech.wording.questions.pages.get(path, ()))


def _kind(speech: Language, path: str, publication: Publication | None) -> str:
    """Return what stands above a title among the results."""
    if publication:
        return " · ".join(facts(speech, publication))
    above = trail(speech, path)
    return above[-1].title if above else speech.of_site.publisher


def facets(speech: Language, path: str, publication: Publication | None) -> tuple[str, ...]:
    """Return type, topics, year and countries of a page as the search knows them."""
    if publication:
        head = publication.head
        return (
            f"type:{publication.type}",
            f"year:{publication.date.year}",
            *(f"topic:{topic}" for topic in head.topics if topic in speech.site.topics),
            *(f"country:{code}" for code in head.countries),
        )
    section, _, slug = path.partition("/")
    if section == "countries" and slug in speech.site.countries:
        return "type:country", f"country:{speech.site.countries[slug].code}"
    kind = {"indicators": "indicator", "glossary": "glossary"}.get(section, "page")
    return (f"type:{kind}",)


def _is_list(speech: Language, path: str) -> bool:
    """Whether a page only repeats what other pages say; its title and its summary are its own."""
    return (
        path in ("index", "compare", "editions")
        or path.startswith(("topics/", "publications/"))
        or (path.endswith("/index") and path not in speech.site.by_path)
    )
