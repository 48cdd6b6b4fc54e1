"""A publication in a language it exists in: a text with facts above and below it."""

from dataclasses import replace

from emn_site.locale import Locale
from emn_site.model.site import Publication
from emn_site.pages.entries import publication_facts, publication_topics
from emn_site.pages.kind import Kind
from emn_site.pages.publication.context import publication_context
from emn_site.pages.transforms import text_inputs, text_page
from emn_site.search.documents import TITLE_WEIGHT, SearchDocument

YEAR_WEIGHT, TYPE_WEIGHT, TOPIC_WEIGHT = 5.0, 6.0, 3.0
"""What the year, the type and the topics of a publication weigh, beside 7 of its title and 1 of its text."""


def _publication(locale: Locale, path: str) -> Publication:
    found = locale.site.by_path[path]
    assert isinstance(found, Publication)
    return found


def _document(locale: Locale, path: str, usual: SearchDocument) -> SearchDocument:
    """Return a publication as the search reads it: with its date, facets, and what a reader knows of it."""
    publication = _publication(locale, path)
    head, names = publication.head, locale.type(publication.type)
    topics = " ".join(topic.name for topic in publication_topics(locale, publication))
    return replace(
        usual,
        kind=" · ".join(publication_facts(locale, publication)),
        date=str(publication.date.earliest),
        facets=(
            f"type:{publication.type}",
            f"year:{publication.date.year}",
            *(f"topic:{topic}" for topic in head.topics if topic in locale.site.topics),
            *(f"country:{code}" for code in head.countries),
        ),
        also=(
            (head.number or "", TITLE_WEIGHT),
            (str(publication.date.year), YEAR_WEIGHT),
            (" ".join(dict.fromkeys((names.name, locale.genre(publication), names.list))), TYPE_WEIGHT),
            (topics, TOPIC_WEIGHT),
        ),
    )


LAYOUT = "publication/layout.html.jinja"
"""The template of a publication whose type has none of its own."""

KIND = Kind(
    name="publication",
    paths=lambda locale: [p.path for p in locale.site.publications if locale.language in p.versions],
    page=text_page,
    made_of=text_inputs,
    layout=lambda locale, path: locale.kind_of(_publication(locale, path)).layout or LAYOUT,
    context=lambda locale, request: publication_context(
        locale, _publication(locale, request.path), request.base
    ),
    has_figures_beside=False,
    contents_levels=2,
    document=_document,
)
