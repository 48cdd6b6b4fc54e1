"""What pages bring with them beside themselves: feeds, and the cards they are shared with."""

from collections.abc import Iterator

from emn_site.exports.cards import card_address, draw_card
from emn_site.exports.feeds import Feed
from emn_site.locale import all_locales
from emn_site.model.site import Site
from emn_site.pages import kinds


def page_feeds(site: Site) -> Iterator[Feed]:
    """Yield the feeds of all pages in all languages."""
    for locale in all_locales(site):
        for kind in kinds.KINDS:
            yield from (feed for path in kind.paths(locale) if (feed := kind.feed(locale, path)))


def page_cards(site: Site) -> dict[str, str]:
    """Return the drawing (SVG) of every card by its address."""
    return {
        card_address(path, locale.language): draw_card(locale, kind.card(locale, path))
        for locale in all_locales(site)
        for kind in kinds.KINDS
        if kind.card
        for path in kind.paths(locale)
    }
