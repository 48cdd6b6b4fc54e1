"""A publication in a language it exists in: a text with facts above and below it."""

from emn_site.exports.cards import Card
from emn_site.locale import Locale
from emn_site.pages.entries import catalogue_document, publication_at, publication_facts
from emn_site.pages.kind import Kind
from emn_site.pages.publication.context import publication_context
from emn_site.pages.publication.pdf import publication_pdf
from emn_site.pages.transforms import text_inputs, text_page

LAYOUT = "publication/layout.html.jinja"
"""The template of a publication whose type has none of its own."""


def _card(locale: Locale, path: str) -> Card:
    work = publication_at(locale, path)
    return Card(" · ".join(publication_facts(locale, work)[:2]), work.versions[locale.language].head.title)


KIND = Kind(
    name="publication",
    paths=lambda locale: [
        one.path
        for one in locale.site.publications
        if locale.language in one.versions and not locale.kind_of(one).is_announced
    ],
    page=text_page,
    inputs=text_inputs,
    layout=lambda locale, path: locale.kind_of(publication_at(locale, path)).layout or LAYOUT,
    context=lambda locale, request: publication_context(
        locale, publication_at(locale, request.path), request.base, request.pdf
    ),
    contents_levels=2,
    pdf=publication_pdf,
    card=_card,
    has_card_with_pdf=True,
    document=lambda locale, path, usual: catalogue_document(locale, publication_at(locale, path), usual),
)
