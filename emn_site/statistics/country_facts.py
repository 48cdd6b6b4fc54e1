"""What is known of a country besides its series: role, dates, contact point, the largest parts of values."""

from collections.abc import Iterator
from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.figures import Figure
from emn_site.model.indicators import Source
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import figures
from emn_site.statistics.cells import number_text


@dataclass(frozen=True)
class Fact:
    """A line of the facts about a country; `value` is None where it is not known."""

    label: str
    value: str | None
    href: str | None = None
    source_href: str | None = None
    note: str | None = None


def countries_of_role(locale: Locale, role: str) -> list[tuple[str, str]]:
    """Return the names and paths of the countries that have a role in the Network."""
    return [(name, f"countries/{slug}") for name, slug, found in locale.countries if found.role == role]


def country_facts(locale: Locale, slug: str, country: Country) -> Iterator[Fact]:
    """Yield the facts in the order in which the page states them."""
    word, sources = locale.word, locale.site.sources
    if other_name := locale.country_words(slug).other_name:
        yield Fact(word("other_name"), other_name)
    yield Fact(word("role"), word(country.role))
    if country.role == "observer":
        since = locale.date(country.emn_since) if country.emn_since else None
        yield Fact(word("emn_since"), since, source_href=country.emn_since_source)
    elif (act := locale.site.settings.legal_basis) and (basis := sources.get(act)):
        yield Fact(word("legal_basis"), locale.source(act).name, href=basis.url)
    membership = sources.get(country.membership_source or "")
    for key in ("eu_member_since", "schengen_since"):
        if date := getattr(country, key):
            yield Fact(word(key), locale.date(date), source_href=membership.url if membership else None)
    point = country.contact_point
    is_named = point is None or point.is_named
    yield Fact(
        word("contact_point") if is_named else word("contact_point_signatory"),
        locale.country_words(slug).contact_point if point else None,
        note=None if is_named else word("contact_point_not_named"),
        href=point.site if point else None,
        source_href=point.source if point else None,
    )


def country_sources(site: Site, country: Country) -> dict[str, Source]:
    """Return the sources of a country's facts and figures by key, each once."""
    datasets = (
        site.datasets.get(site.dataset_of(key, country) or "")
        for key in country.figures
        if key in site.indicators
    )
    keys = [dataset.source if dataset else None for dataset in datasets]
    keys.append(country.membership_source)
    if country.role == "member_state":
        keys.append(site.settings.legal_basis)
    return {key: site.sources[key] for key in keys if key is not None and key in site.sources}


@dataclass(frozen=True)
class Breakdown:
    """The largest parts of a value: by period, the newest first, the names of the parts and their values.

    `name` is the key by which it is parted, `title` says so in words.
    """

    name: str
    title: str
    indicator: str
    periods: dict[Period, list[tuple[str, str]]]


def country_breakdowns(locale: Locale, country: Country, key: str) -> list[Breakdown]:
    """Return the breakdowns of an indicator in a country, in the order of the file."""
    series = figures.stored_series(locale.site, country.code, key)
    return [
        Breakdown(
            name=name,
            title=locale.word(f"breakdown_{name}"),
            indicator=locale.indicator(key).name,
            periods={
                period: [
                    (locale.part(name, code), _part(locale, country, key, figure))
                    for code, figure in parts[period].items()
                ]
                for period in sorted(parts, reverse=True)
            },
        )
        for name, parts in (series.breakdowns if series else {}).items()
        if parts
    ]


def _part(locale: Locale, country: Country, key: str, figure: Figure) -> str:
    site = locale.site
    indicator = site.indicators[key]
    known = figures.observe(figure, indicator, site.datasets.get(site.dataset_of(key, country) or ""))
    return number_text(locale, indicator, known) or locale.word("no_data")
