"""The list of the publications of a type: a section of the site, with a feed where the type has one."""

from emn_site.exports.cards import Card
from emn_site.exports.feeds import Feed, calendar_address, calendar_events
from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.model.works import TYPES, newest_first
from emn_site.pages.catalogue.context import PublicationList, list_page
from emn_site.pages.entries import publication_feed
from emn_site.pages.kind import Kind, SearchRules


def _paths(locale: Locale) -> list[str]:
    """Return the lists of types that are used; publications have a list in the menu even without one."""
    used = {work.type for work in locale.site.catalogue.values()}
    kinds = locale.site.types.items()
    return [
        f"{kind.folder}/index"
        for key, kind in kinds
        if key in used or (kind.is_in_menu and not kind.is_announced)
    ]


def _menu(locale: Locale) -> list[str]:
    """Return the lists in the menu: what is compiled from the data is found beside the data."""
    found = {f"{kind.folder}/index": kind for kind in locale.site.types.values()}
    return [path for path in _paths(locale) if found[path].is_in_menu and not found[path].is_compiled]


def _type(locale: Locale, path: str) -> str:
    return locale.site.folders[path.removesuffix("/index")]


def _label(locale: Locale, path: str) -> str:
    return locale.type(_type(locale, path)).list


def _page(locale: Locale, path: str) -> FinishedPage:
    key = _type(locale, path)
    names = locale.type(key)
    kind = locale.site.types[key]
    counted = "publication_count" if kind.holds_works else "text_count"
    listed = newest_first(work for work in locale.site.catalogue.values() if work.type == key)
    calendar = calendar_address(locale) if kind.holds == "events" and calendar_events(locale) else None
    return list_page(
        locale,
        PublicationList(path, names.list, names.summary, listed, counted, not kind.is_announced, calendar),
    )


def _feed(locale: Locale, path: str) -> Feed | None:
    key = _type(locale, path)
    if not locale.site.types[key].has_feed:
        return None
    title = f"{locale.of_site.name}: {_label(locale, path)}"
    author = locale.word("compiled_by") if locale.site.types[key].is_compiled else None
    return publication_feed(locale, title, path, path, lambda: locale.site.newest[key], author)


KIND = Kind(
    name="type_list",
    paths=_paths,
    page=_page,
    inputs=lambda locale, path: locale.site.heads,
    file=TYPES,
    style="list",
    label=_label,
    menu=_menu,
    search=SearchRules(is_list=True),
    card=lambda locale, path: Card(locale.of_site.tagline, _label(locale, path)),
    feed=_feed,
)
