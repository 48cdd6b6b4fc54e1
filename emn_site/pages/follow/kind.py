"""How what is new is followed: every feed of the site with its address, by what it is about."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from emn_site.exports.feeds import ATOM, Feed
from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.model.works import TYPES
from emn_site.pages.catalogue.kind import KIND as CATALOGUE
from emn_site.pages.finish import page_from_template
from emn_site.pages.home.kind import KIND as HOME
from emn_site.pages.kind import Kind, SearchRules

PATH = "follow"


def _feeds(locale: Locale, kind: Kind, above: str = "") -> Iterator[Feed]:
    """Yield the feeds of the pages of a kind whose addresses begin in some way, without the site's name."""
    found = (kind.feed(locale, path) for path in kind.paths(locale) if path.startswith(above))
    name = f"{locale.of_site.name}: "
    yield from (replace(feed, title=feed.title.removeprefix(name)) for feed in found if feed)


def follow_kind(kinds: Callable[[], tuple[Kind, ...]]) -> Kind:
    """Return the kind of the page that says how; `kinds` gives those whose feeds it lists."""

    def page(locale: Locale, path: str) -> FinishedPage:
        others = (kind for kind in kinds() if kind not in (HOME, CATALOGUE))
        return page_from_template(
            locale,
            path,
            "follow/follow.html.jinja",
            groups=[
                (locale.word("follow_all"), [*_feeds(locale, HOME)]),
                (locale.word("follow_types"), [feed for kind in others for feed in _feeds(locale, kind)]),
                (locale.word("topics"), [*_feeds(locale, CATALOGUE, "topics/")]),
                (locale.word("countries"), [*_feeds(locale, CATALOGUE, "publications/countries/")]),
            ],
            file=ATOM,
        )

    return Kind(
        name="follow",
        paths=lambda locale: [PATH],
        page=page,
        inputs=lambda locale, path: locale.site.heads,
        file=TYPES,
        names={"follow": PATH},
        search=SearchRules(is_list=True),
    )
