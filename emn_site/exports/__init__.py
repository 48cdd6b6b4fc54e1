"""Every file of the site that is no page: images, downloads, open data, charts' data, feeds, redirects."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.content import assets
from emn_site.exports import (
    calendar,
    cards,
    chart_data,
    embeds,
    erasures,
    feeds,
    open_data,
    redirects,
    spreadsheets,
)
from emn_site.exports.data_tables import file_facts
from emn_site.exports.feeds import Feed
from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import all_locales
from emn_site.model.site import Site

BILL_OF_MATERIALS = "sbom.cdx.json"

Files = dict[str, str | bytes]


def export_files(
    site: Site,
    base: str,
    site_feeds: Iterable[Feed],
    cache: Cache,
    pdfs: Mapping[str, PdfFacts] = MappingProxyType({}),
) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files by address; `base` is the public address of the site, ending in a slash; feeds name
    the `pdfs` of pages, by the addresses of these.

    What is made of the data is made by all processors, or taken from what is kept.
    """
    for some in (
        feeds.feed_files(site_feeds, base, pdfs),
        redirects.redirect_files(site, base),
        erasures.erasure_files(site),
    ):
        yield from some.items()
    yield from calendar.calendar_files(site, base)
    for locale in all_locales(site):
        yield (
            f"opensearch.{locale.language}.xml",
            locale.render(
                "opensearch.xml.jinja",
                of_site=locale.of_site,
                language=locale.language,
                base=base,
                search=base + locale.url("search"),
            ),
        )
    for path, asset in site.assets.items():
        yield path.removeprefix("docs/"), assets.publication_bytes(site.root, path, asset)
        if asset.cover:
            yield assets.cover_address(path.removeprefix("docs/")), asset.cover
    if site.bill_of_materials:
        yield BILL_OF_MATERIALS, site.bill_of_materials
    of_data = digest(site.digests, base)
    makers: dict[str, Callable[[], Files]] = {
        "chart data": lambda: dict(chart_data.chart_data_files(site)),
        "embeds": lambda: dict(embeds.embed_files(site, base)),
    }
    wanted = {name: digest(of_data, "output", name) for name in makers}
    wanted["embeds"] = digest(wanted["embeds"], embeds.text_charts(site))  # charts that texts quote, too
    for name, made in cache.get_or_make_all(wanted, dict[str, Any], lambda name: makers[name]()):
        if name == "embeds":
            made = {address: embeds.embed_page(address, str(rest)) for address, rest in made.items()}
        yield from made.items()
    yield from open_data_files(site, base, cache)


def open_data_files(site: Site, base: str, cache: Cache) -> Iterator[tuple[str, str | bytes]]:
    """Yield the tables of the open data by address, then what describes them: it names sizes and hashes."""
    of_data = digest(site.digests, base)
    facts = {}
    tables = cache.get_or_make(
        digest(of_data, "output", "open data"), dict[str, str], lambda: open_data.data_files(site)
    )
    for address, content in chain(tables.items(), spreadsheet_files(site, base, cache)):
        facts[address] = file_facts(content)
        yield address, content
    yield from cache.get_or_make(
        digest(of_data, "output", "descriptors"),
        dict[str, str],
        lambda: open_data.descriptor_files(site, base, facts),
    ).items()


def spreadsheet_files(site: Site, base: str, cache: Cache) -> Iterator[tuple[str, str | bytes]]:
    """Yield the tables with names, by address; each is made of what it says."""

    def names() -> dict[str, str]:
        found = spreadsheets.spreadsheets(site, base)
        return {address: digest(site.digests.rest, "table", vars(sheet)) for address, sheet in found.items()}

    wanted = cache.get_or_make(digest(site.digests, base, "tables"), dict[str, str], names)
    yield from cache.get_or_make_all(
        wanted, Any, lambda address: spreadsheets.spreadsheets(site, base)[address].write()
    )


def card_files(
    site: Site, cards_of_pages: Mapping[str, Callable[[], str]], cache: Cache
) -> Iterator[tuple[str, bytes]]:
    """Yield the cards with which pages are shared, by address; `cards_of_pages` has what draws each."""
    made_of = digest(site.digests, "drawings", [*cards_of_pages])
    drawings = cache.get_or_make(
        made_of, dict[str, str], lambda: {name: draw() for name, draw in cards_of_pages.items()}
    )
    wanted = {name: digest(site.digests.rest, "card picture", drawing) for name, drawing in drawings.items()}
    yield from cache.get_or_make_all(wanted, bytes, lambda name: cards.card_picture(drawings[name]))
