"""News and events of the contact point: dated texts that nobody cites."""

from emn_site.pages.entries import catalogue_document, publication_at
from emn_site.pages.kind import Kind
from emn_site.pages.news.context import news_context, schema_announcement
from emn_site.pages.transforms import text_inputs, text_page

KIND = Kind(
    name="news",
    paths=lambda locale: [one.path for one in locale.site.announced if locale.language in one.versions],
    page=text_page,
    inputs=text_inputs,
    layout=lambda locale, path: (
        locale.kind_of(publication_at(locale, path)).layout or "news/layout.html.jinja"
    ),
    context=lambda locale, request: news_context(locale, publication_at(locale, request.path)),
    contents_levels=1,
    document=lambda locale, path, usual: catalogue_document(locale, publication_at(locale, path), usual),
    linked_data=lambda locale, path, base: schema_announcement(locale, publication_at(locale, path), base),
)
