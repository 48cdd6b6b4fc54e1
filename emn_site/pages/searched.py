"""Finished pages as articles of the search: which have words of their own, and what they are about."""

from collections.abc import Iterator

from emn_site.language import Language
from emn_site.model.site import Publication
from emn_site.model.text import FinishedPage
from emn_site.pages import Pages
from emn_site.search.articles import FACTS_TITLE_WEIGHT, TITLE_WEIGHT, Article
from emn_site.views.entries import facts
from emn_site.views.page import trail

UNDATED = "0000"
LESS = {"countries": 0.2, "glossary": 0.5}
"""A country's page has words of every figure, and the glossary of every term: others come first."""


def articles(speech: Language, pages: Pages) -> Iterator[Article]:
    """Yield the pages of a language that are to be searched."""
    for (path, locale), finished in pages.by_place.items():
        page = speech.site.by_path.get(path)
        is_notice = page is not None and locale not in page.versions
        if locale == speech.locale and not is_notice and _has_own_words(path):
            yield _article(speech, finished, page if isinstance(page, Publication) else None)


def _article(speech: Language, finished: FinishedPage, publication: Publication | None) -> Article:
    section = finished.path.partition("/")[0]
    is_facts = section in ("countries", "indicators")
    return Article(
        address=speech.url(finished.path),
        title=finished.title,
        kind=" · ".join(facts(speech, publication))
        if publication
        else trail(speech, finished.path)[-1].title,
        date=str(publication.date.earliest) if publication else UNDATED,
        facets=facets(speech, finished.path, publication),
        html=finished.html,
        lead=finished.summary if publication else "",
        title_words=(publication.head.number or "") if publication else "",
        title_weight=FACTS_TITLE_WEIGHT if is_facts else TITLE_WEIGHT,
        weight=LESS.get(section, 1.0),
    )


def _kind(speech: Language, path: str, publication: Publication | None) -> str:
    """Return what stands above a title among the results."""
    return " · ".join(facts(speech, publication)) if publication else trail(speech, path)[-1].title


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


def _has_own_words(path: str) -> bool:
    """Whether a page holds words of its own: lists would only repeat what they list."""
    is_list = (
        path in ("index", "search", "compare", "editions")
        or path.endswith("/index")
        or path.startswith(("topics/", "publications/"))
    )
    return path == "about/index" or not (is_list or path.startswith("editing/"))
