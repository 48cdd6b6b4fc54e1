"""The front page: an introduction inside lists, and the feed of everything."""

from emn_site.exports.cards import Card
from emn_site.exports.feeds import Feed
from emn_site.exports.structured_data import schema_website
from emn_site.locale import Locale
from emn_site.model.site import Publication
from emn_site.model.text import FinishedPage
from emn_site.model.works import newest_first
from emn_site.pages.counterpart.kind import notice
from emn_site.pages.entries import publication_feed
from emn_site.pages.finish import finish_text
from emn_site.pages.home.context import HOME, home_context
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.transforms import text_inputs, transform_introduction


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the introduction, or the notice that it is in another language only."""
    version = locale.site.by_path[path].versions.get(locale.language)
    if version is None:
        return notice(locale, path)
    tree = transform_introduction(locale, path, version)
    return finish_text(locale, path, version.head.title, version.head.summary, tree)


def _inputs(locale: Locale, path: str) -> object:
    page = locale.site.by_path[path]
    return text_inputs(locale, path) if locale.language in page.versions else page.original.head_digest


def _feed(locale: Locale, path: str) -> Feed:
    def newest() -> list[Publication]:
        return newest_first([*locale.site.authored_publications, *locale.site.announced])

    return publication_feed(locale, locale.of_site.name, path, "publications/index", newest)


KIND = Kind(
    name="home",
    paths=lambda locale: [HOME] if HOME in locale.site.by_path else [],
    page=_page,
    inputs=_inputs,
    layout=lambda locale, path: "home/layout.html.jinja",
    context=lambda locale, request: home_context(locale),
    style="list",
    names={"home": HOME},
    label=lambda locale, path: locale.word("home"),
    search=SearchRules(is_list=True),
    card=lambda locale, path: Card("", locale.of_site.tagline),
    feed=_feed,
    linked_data=lambda locale, path, base: schema_website(locale, base),
)
