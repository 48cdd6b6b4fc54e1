"""A publication in a language it exists in: a text with facts above and below it."""

from emn_site.locale import Locale
from emn_site.model.site import Publication
from emn_site.pages.entries import catalogue_document
from emn_site.pages.kind import Kind
from emn_site.pages.publication.context import publication_context
from emn_site.pages.transforms import text_inputs, text_page


def _publication(locale: Locale, path: str) -> Publication:
    found = locale.site.by_path[path]
    assert isinstance(found, Publication)
    return found


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
    document=lambda locale, path, usual: catalogue_document(locale, _publication(locale, path), usual),
)
