"""The list of the publications of a type: a section of the site, with a feed where the type has one."""

from emn_site.exports.cards import Card
from emn_site.exports.feeds import Feed
from emn_site.locale import Locale
from emn_site.model.site import newest_first
from emn_site.model.text import FinishedPage
from emn_site.pages.catalogue.context import PublicationList, list_page
from emn_site.pages.entries import publication_feed
from emn_site.pages.kind import Kind, SearchRules


def _paths(locale: Locale) -> list[str]:
    used = {work.type for work in locale.site.catalogue.values()}
    folders = locale.site.folders.items()
    return [f"{folder}/index" for folder, key in folders if locale.site.types[key].is_in_menu or key in used]


def _menu(locale: Locale) -> list[str]:
    return [
        f"{folder}/index" for folder, key in locale.site.folders.items() if locale.site.types[key].is_in_menu
    ]


def _type(locale: Locale, path: str) -> str:
    return locale.site.folders[path.removesuffix("/index")]


def _label(locale: Locale, path: str) -> str:
    return locale.type(_type(locale, path)).list


def _page(locale: Locale, path: str) -> FinishedPage:
    key = _type(locale, path)
    names = locale.type(key)
    listed = newest_first(work for work in locale.site.catalogue.values() if work.type == key)
    return list_page(locale, PublicationList(path, names.list, names.summary, listed))


def _feed(locale: Locale, path: str) -> Feed | None:
    key = _type(locale, path)
    if not locale.site.types[key].has_feed:
        return None
    title = f"{locale.of_site.name}: {_label(locale, path)}"
    return publication_feed(locale, title, path, path, lambda: locale.site.newest[key])


KIND = Kind(
    name="type_list",
    paths=_paths,
    page=_page,
    made_of=lambda locale, path: locale.site.heads,
    file="data/types.yml",
    style="list",
    label=_label,
    menu=_menu,
    search=SearchRules(is_list=True),
    card=lambda locale, path: Card(locale.of_site.tagline, _label(locale, path)),
    feed=_feed,
)
