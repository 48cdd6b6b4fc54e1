"""What is known of a country besides its figures: role, dates, contact point, where it was seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from emn_site import languages
from emn_site.model import Country, Site, Source
from emn_site.words import word

LEGAL_BASIS = "council-decision-2008-381"
"""Member states take part under this act (a key of `data/sources.yml`)."""


@dataclass(frozen=True)
class Fact:
    """A line of the facts about a country; `value` is None where it is not known."""

    label: str
    value: str | None
    href: str | None = None
    source_href: str | None = None


def facts(site: Site, country: Country, locale: str) -> Iterator[Fact]:
    """Yield the facts in the order in which the page states them."""
    if other_name := country.other_names.get(locale):
        yield Fact(word(site, "other_name", locale), other_name)
    yield Fact(word(site, "role", locale), word(site, country.role, locale))
    if country.role == "observer":
        since = languages.partial_date(country.emn_since, locale) if country.emn_since else None
        yield Fact(word(site, "emn_since", locale), since, source_href=country.emn_since_source)
    elif basis := site.sources.get(LEGAL_BASIS):
        yield Fact(word(site, "legal_basis", locale), basis.name[locale], href=basis.url)
    membership = site.sources.get(country.membership_source or "")
    for key in ("eu_member_since", "schengen_since"):
        if date := getattr(country, key):
            yield Fact(
                word(site, key, locale),
                languages.partial_date(date, locale),
                source_href=membership.url if membership else None,
            )
    point = country.contact_point
    yield Fact(
        word(site, "contact_point", locale),
        point.name[locale] if point else None,
        href=point.site if point else None,
        source_href=point.source if point else None,
    )


def sources(site: Site, country: Country) -> Iterator[Source]:
    """Yield the sources of a country's facts and figures, each once."""
    keys = [series.source for series in country.figures.values()]
    keys += [country.origins.source if country.origins else None, country.membership_source]
    if country.role == "member_state":
        keys.append(LEGAL_BASIS)
    for key in dict.fromkeys(keys):
        if key in site.sources:
            yield site.sources[key]
