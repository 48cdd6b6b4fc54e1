"""Every file of the site that is no page: images, downloads, open data, charts' data, feeds, redirects."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.content import assets
from emn_site.exports import cards, embeds, feeds, open_data, redirects, spreadsheets
from emn_site.exports.data_tables import file_facts
from emn_site.exports.feeds import Feed
from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import all_locales
from emn_site.model.site import Site
from emn_site.statistics import coverage

BILL_OF_MATERIALS = "sbom.cdx.json"


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
        redirects.erasure_files(site),
    ):
        yield from some.items()
    yield from feeds.calendar_files(site, base)
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
    yield from _files_of_figures(site, cache, "chart data", partial(embeds.chart_data_files, site))
    embedded = "embeds", base, embeds.text_charts(site)
    for address, rest in _files_of_figures(site, cache, embedded, partial(embeds.embed_files, site, base)):
        yield address, embeds.embed_page(address, rest)
    yield from open_data_files(site, base, cache)


def _files_of_figures(
    site: Site, cache: Cache, inputs: object, all_makers: Callable[[], Mapping[str, Callable[[], str]]]
) -> Iterator[tuple[str, str]]:
    """Yield files by address, each made of the figures that it reads; not those that are empty."""
    makers = lru_cache(all_makers)
    listed = cache.get_or_make(digest(site.digests, inputs), list[str], lambda: [*makers()])
    wanted = {address: digest(site.digests.rest, inputs, address) for address in listed}
    files = cache.for_source(site).get_or_make_all(wanted, str, lambda address: makers()[address]())
    yield from ((address, content) for address, content in files if content)


def open_data_files(site: Site, base: str, cache: Cache) -> Iterator[tuple[str, str | bytes]]:
    """Yield the tables of the open data by address, then what describes them: it names sizes and hashes."""
    of_data = digest(site.digests, base)
    facts = {}
    tables = cache.get_or_make(
        digest(of_data, "output", "open data"), dict[str, str], lambda: open_data.data_files(site)
    )
    for address, content in chain(tables.items(), spreadsheet_files(site, base, tables, cache)):
        facts[address] = file_facts(content)
        yield address, content
    yield from cache.get_or_make(
        digest(of_data, "output", "descriptors"),
        dict[str, str],
        lambda: open_data.descriptor_files(site, base, facts),
    ).items()


def spreadsheet_files(
    site: Site, base: str, tables: Mapping[str, str], cache: Cache
) -> Iterator[tuple[str, str | bytes]]:
    """Yield the tables with names, by address; each is made of what its table with codes says."""

    def all_inputs() -> dict[str, str]:
        return {
            address: digest(site.digests.rest, base, address, tables[f"data/{table.path}.csv"], read)
            for address, (_, _, table) in spreadsheets.tables_with_names(site).items()
            for read in [coverage.extraction_days(site, table.indicators, table.slugs)]
        }

    wanted = cache.get_or_make(digest(site.digests, base, "tables"), dict[str, str], all_inputs)
    yield from cache.get_or_make_all(wanted, Any, partial(spreadsheets.spreadsheet_file, site, base))


def card_files(
    site: Site, cards_of_pages: Mapping[str, Callable[[], str]], cache: Cache
) -> Iterator[tuple[str, bytes]]:
    """Yield the cards with which pages are shared, by address; `cards_of_pages` has what draws each."""
    wanted = {name: digest(site.digests.rest, site.heads, "card", name) for name in cards_of_pages}
    make = cache.for_source(site).get_or_make_all
    yield from make(wanted, bytes, lambda name: cards.card_picture(cards_of_pages[name]()))
