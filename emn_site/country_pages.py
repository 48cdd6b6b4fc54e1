"""The pages of the EMN countries: facts and figures from `data/`, in each language.

No number is written here or in a template: values, years, units and sources come from the model,
and a value that is not known is shown as not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from emn_site import addresses, languages
from emn_site.entries import newest_first
from emn_site.model import Country, Figure, Indicator, Site, Source
from emn_site.rendering import render
from emn_site.words import word

LEGAL_BASIS = "council-decision-2008-381"
"""Member states take part under this act (a key of `data/sources.yml`)."""


@dataclass(frozen=True)
class Cell:
    """A figure in words: `text` is None where it is not known, `unit` set where it is unusual."""

    text: str | None
    unit: str | None = None


@dataclass(frozen=True)
class Column:
    """One indicator of a table."""

    name: str
    definition: str
    unit: str
    source: str | None


@dataclass(frozen=True)
class Table:
    """The indicators of one group by year, the newest first."""

    title: str
    columns: list[Column]
    rows: list[tuple[int, list[Cell]]]


@dataclass(frozen=True)
class KeyFigure:
    """The newest known value of an indicator."""

    name: str
    cell: Cell
    unit: str
    year: int | None


@dataclass(frozen=True)
class Fact:
    """A line of the facts about a country; `value` is None where it is not known."""

    label: str
    value: str | None
    href: str | None = None
    source_name: str | None = None
    source_href: str | None = None


def pages(site: Site) -> dict[str, str]:
    """Return the page of each country and their index in each language, by source file."""
    found = {}
    for locale in site.settings.locales:
        found[addresses.src_uri("countries/index", locale)] = _index(site, locale)
        for slug, country in site.countries.items():
            found[addresses.src_uri(f"countries/{slug}", locale)] = _country(site, slug, country, locale)
    return found


def by_name(site: Site, locale: str) -> list[tuple[str, str, Country]]:
    """Return name, slug and facts of each country, sorted by the alphabet of the language."""
    named = ((languages.country_name(c.code, locale), slug, c) for slug, c in site.countries.items())
    alphabet = site.settings.alphabets.get(locale)
    return sorted(named, key=lambda item: languages.sort_key(item[0], alphabet))


def _index(site: Site, locale: str) -> str:
    countries = by_name(site, locale)
    return render(
        "countries.md.jinja",
        title=word(site, "countries", locale),
        summary=word(site, "countries_summary", locale),
        groups=[
            (
                word(site, f"{role}_list", locale),
                word(site, f"{role}_about", locale),
                [(name, f"{slug}.md") for name, slug, country in countries if country.role == role],
            )
            for role in ("member_state", "observer")
        ],
    )


def _country(site: Site, slug: str, country: Country, locale: str) -> str:
    name = languages.country_name(country.code, locale)
    publications = [p for p in site.publications if country.code in p.head.countries]
    return render(
        "country.md.jinja",
        title=name,
        summary=word(site, "country_summary", locale).format(country=name),
        words={key: words[locale] for key, words in site.words.items()},
        facts=list(_facts(site, country, locale)),
        key_figures=[_key_figure(site, country, key, locale) for key in site.indicators],
        tables=list(_tables(site, country, locale)),
        origins=_origins(site, country, locale),
        origins_source=_source(site, country.origins.source) if country.origins else None,
        sources=[
            (source.name[locale], source.publisher[locale], source.url, source.licence)
            for source in _sources(site, country)
        ],
        publications=[
            (text.head.title, addresses.link(p.path, f"countries/{slug}"), text.locale)
            for p in newest_first(publications)
            if (text := p.versions.get(locale, p.original))
        ],
        locale=locale,
    )


def _source(site: Site, key: str | None) -> str | None:
    return key if key in site.sources else None


def _facts(site: Site, country: Country, locale: str) -> Iterator[Fact]:
    if other_name := country.other_names.get(locale):
        yield Fact(word(site, "other_name", locale), other_name)
    yield Fact(word(site, "role", locale), word(site, country.role, locale))
    if country.role == "member_state":
        basis = site.sources.get(LEGAL_BASIS)
        if basis:
            yield Fact(word(site, "legal_basis", locale), basis.name[locale], href=basis.url)
    else:
        since = languages.partial_date(country.emn_since, locale) if country.emn_since else None
        yield Fact(
            word(site, "emn_since", locale),
            since,
            source_name=word(site, "source", locale) if country.emn_since_source else None,
            source_href=country.emn_since_source,
        )
    membership = site.sources.get(country.membership_source or "")
    for key in ("eu_member_since", "schengen_since"):
        if date := getattr(country, key):
            yield Fact(
                word(site, key, locale),
                languages.partial_date(date, locale),
                source_name=word(site, "source", locale) if membership else None,
                source_href=membership.url if membership else None,
            )
    point = country.contact_point
    yield Fact(
        word(site, "contact_point", locale),
        point.name[locale] if point else None,
        href=point.site if point else None,
        source_name=word(site, "source", locale) if point else None,
        source_href=point.source if point else None,
    )


def _key_figure(site: Site, country: Country, key: str, locale: str) -> KeyFigure:
    indicator, series = site.indicators[key], country.figures.get(key)
    year = max(series.values, default=None) if series else None
    figure = series.values[year] if series and year is not None else None
    unit = (figure.unit if figure else None) or indicator.unit
    return KeyFigure(
        name=indicator.name[locale],
        cell=_cell(site, figure, indicator, locale),
        unit=word(site, f"unit_{unit}", locale),
        year=year,
    )


def _cell(site: Site, figure: Figure | None, indicator: Indicator, locale: str) -> Cell:
    if figure is None:
        return Cell(None)
    unusual = figure.unit if figure.unit and figure.unit != indicator.unit else None
    return Cell(
        languages.number(figure.value, locale),
        word(site, f"unit_{unusual}", locale) if unusual else None,
    )


def years(site: Site) -> list[int]:
    """Return every year for which any country has a figure, without gaps, the newest first."""
    known = {y for c in site.countries.values() for series in c.figures.values() for y in series.values}
    return list(range(max(known), min(known) - 1, -1)) if known else []


def _tables(site: Site, country: Country, locale: str) -> Iterator[Table]:
    groups = dict.fromkeys(indicator.group for indicator in site.indicators.values())
    for group in groups:
        keys = [key for key, indicator in site.indicators.items() if indicator.group == group]
        yield Table(
            title=word(site, f"group_{group}", locale),
            columns=[_column(site, country, key, locale) for key in keys],
            rows=[
                (year, [_cell_of(site, country, key, year, locale) for key in keys]) for year in years(site)
            ],
        )


def _cell_of(site: Site, country: Country, key: str, year: int, locale: str) -> Cell:
    series = country.figures.get(key)
    return _cell(site, series.values.get(year) if series else None, site.indicators[key], locale)


def _column(site: Site, country: Country, key: str, locale: str) -> Column:
    indicator, series = site.indicators[key], country.figures.get(key)
    source = site.sources.get(series.source or "") if series else None
    return Column(
        name=indicator.name[locale],
        definition=indicator.definition[locale],
        unit=word(site, f"unit_{indicator.unit}", locale),
        source=source.name[locale] if source else None,
    )


def _origins(site: Site, country: Country, locale: str) -> list[tuple[int, list[tuple[str, str]]]]:
    if country.origins is None:
        return []
    return [
        (
            year,
            [(_origin_name(site, o.origin, locale), languages.number(o.applications, locale)) for o in found],
        )
        for year, found in sorted(country.origins.values.items(), reverse=True)
    ]


def _origin_name(site: Site, code: str, locale: str) -> str:
    if code in languages.NO_COUNTRY:
        return str(word(site, f"origin_{languages.NO_COUNTRY[code]}", locale))
    return languages.country_name_of_origin(code, locale) or code


def _sources(site: Site, country: Country) -> Iterator[Source]:
    keys = [series.source for series in country.figures.values()]
    keys += [country.origins.source if country.origins else None, country.membership_source]
    if country.role == "member_state":
        keys.append(LEGAL_BASIS)
    for key in dict.fromkeys(keys):
        if key in site.sources:
            yield site.sources[key]
