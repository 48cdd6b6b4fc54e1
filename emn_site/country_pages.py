"""The pages of the EMN countries: facts and figures from `data/`, in each language.

No number is written here or in a template: values, years, units and sources come from the model,
and a value that is not known is shown as not known.
"""

from emn_site import addresses, country_facts, country_figures, languages
from emn_site.model import Country, Origin, Site, newest_first
from emn_site.rendering import render
from emn_site.words import in_language, word


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
        words=in_language(site, locale),
        indicators=[
            (indicator.name[locale], f"../{addresses.indicator_path(key)}.md")
            for key, indicator in site.shown_indicators.items()
        ],
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
    groups = country_figures.groups(site, country, name, locale)
    return render(
        "country.md.jinja",
        title=name,
        slug=slug,
        summary=word(site, "country_summary", locale).format(country=name),
        words=in_language(site, locale),
        facts=list(country_facts.facts(site, country, locale)),
        key_figures=list(country_figures.key_figures(site, country, locale)),
        groups=groups,
        table=country_figures.table(
            site, country, [c.key for group in groups for c in group.columns], locale
        ),
        origins=_origins(site, country, locale),
        sources=[
            (source.name[locale], source.publisher[locale], source.url, source.release, source.licence)
            for source in country_facts.sources(site, country)
        ],
        publications=[
            (text.head.title, addresses.link(p.path, f"countries/{slug}"), text.locale)
            for p in newest_first(publications)
            if (text := p.versions.get(locale, p.original))
        ],
        locale=locale,
        prefix=addresses.url(site.settings, "index", locale),
        edit_url=f"{site.settings.repository}/edit/main/data/countries/{slug}.yml",
        root=addresses.to_root(site.settings, f"countries/{slug}", locale),
    )


def _origins(site: Site, country: Country, locale: str) -> list[tuple[int, list[tuple[str, str]]]]:
    if country.origins is None:
        return []
    return [
        (year, [_origin(site, origin, locale) for origin in found])
        for year, found in sorted(country.origins.values.items(), reverse=True)
    ]


def _origin(site: Site, origin: Origin, locale: str) -> tuple[str, str]:
    return origin_name(site, origin.origin, locale), languages.number(origin.applications, locale)


def origin_name(site: Site, code: str, locale: str) -> str:
    """Return the name of a country of origin, or the words for stateless and unknown."""
    if code in languages.NO_COUNTRY:
        return str(word(site, f"origin_{languages.NO_COUNTRY[code]}", locale))
    return languages.country_name_of_origin(code, locale) or code
