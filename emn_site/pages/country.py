"""The pages of the EMN countries: facts and figures from `data/`, in each language.

No number is written here or in a template: values, years, units and sources come from the model,
and a value that is not known is shown as not known.
"""

from emn_site.facts import country as country_facts, country_figures
from emn_site.language import Language, addresses
from emn_site.model.country import Country
from emn_site.model.site import newest_first
from emn_site.model.text import FinishedPage
from emn_site.pages.finishing import from_template

INDEX = "countries/index"


def paths(speech: Language) -> list[str]:
    """Return the list of countries and the page of each."""
    return [INDEX, *(f"countries/{slug}" for slug in speech.site.countries)]


def page(speech: Language, path: str) -> FinishedPage:
    """Return the list of countries, or the page of one."""
    return _index(speech) if path == INDEX else _country(speech, path)


def _index(speech: Language) -> FinishedPage:
    return from_template(
        speech,
        INDEX,
        speech.word("countries"),
        speech.word("countries_summary"),
        "countries.html.jinja",
        indicators=[
            (speech.indicator(key).name, addresses.indicator_path(key))
            for key in (speech.site.shown_indicators if speech.site.years else ())
        ],
        groups=[
            (
                role,
                speech.word(f"{role}_list"),
                speech.word(f"{role}_about"),
                [(name, f"countries/{slug}") for name, slug, found in speech.countries if found.role == role],
            )
            for role in ("member_state", "observer")
        ],
    )


def _country(speech: Language, path: str) -> FinishedPage:
    site, slug = speech.site, path.removeprefix("countries/")
    country = site.countries[slug]
    name = speech.country(country.code)
    publications = [p for p in site.publications if country.code in p.head.countries]
    groups = country_figures.groups(speech, country)
    keys = [column.key for group in groups for column in group.columns]
    return from_template(
        speech,
        path,
        name,
        speech.word("country_summary", country=name),
        "country.html.jinja",
        slug=slug,
        facts=list(country_facts.facts(speech, slug, country)),
        key_figures=list(country_figures.key_figures(speech, slug, country)),
        groups=groups,
        table=country_figures.table(speech, slug, country, keys),
        origins=_origins(speech, country),
        sources=[
            (*_named(speech, key), source.url, source.release, source.licence)
            for key, source in country_facts.sources(site, country).items()
        ],
        publications=[
            (text.head.title, p.path, text.locale)
            for p in newest_first(publications)
            if (text := p.versions.get(speech.locale, p.original))
        ],
        edit_url=f"{site.settings.repository}/edit/main/data/countries/{slug}.yml",
    )


def _named(speech: Language, key: str) -> tuple[str, str]:
    return speech.source(key).name, speech.source(key).publisher


def _origins(speech: Language, country: Country) -> list[tuple[int, list[tuple[str, str]]]]:
    if country.origins is None:
        return []
    return [
        (year, [(speech.origin(one.origin), speech.number(one.applications)) for one in found])
        for year, found in sorted(country.origins.values.items(), reverse=True)
    ]
