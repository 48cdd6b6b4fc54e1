"""The pages of the EMN countries: facts and figures from `data/`, in each language.

No number is written here or in a template: values, periods, units and sources come from the model,
and a value that is not known is shown as not known.
"""

from emn_site.locale import Language, addresses
from emn_site.model.country import ROLES, Country
from emn_site.model.indicators import Source
from emn_site.model.site import newest_first
from emn_site.model.text import FinishedPage
from emn_site.pages.country.chapters import Chapter, Column, chapters
from emn_site.pages.finish import from_template
from emn_site.statistics import country_facts as country_facts, key_figures
from emn_site.statistics.key_figures import KeyFigure

INDEX = "countries/index"
HEADLINES = 4
"""With so many figures the page of a country opens."""


def paths(speech: Language) -> list[str]:
    """Return the list of countries and the page of each."""
    return [INDEX, *(f"countries/{slug}" for slug in speech.site.countries)]


def made_of(speech: Language, path: str) -> object:
    """Return what the pages are made of: the figures, and the publications on a country."""
    country = speech.site.countries.get(path.removeprefix("countries/"))
    return speech.site.digests.figures, _publications(speech, country) if country else ()


def page(speech: Language, path: str) -> FinishedPage:
    """Return the list of countries, or the page of one."""
    return _index(speech) if path == INDEX else _country(speech, path)


def _index(speech: Language) -> FinishedPage:
    shown = speech.site.shown_indicators if speech.site.years else {}
    return from_template(
        speech,
        INDEX,
        speech.word("countries"),
        speech.word("countries_summary"),
        "countries.html.jinja",
        chapters=[
            (
                chapter.replace("_", "-"),
                speech.word(f"chapter_{chapter}"),
                [
                    (speech.indicator(key).name, addresses.indicator_path(key))
                    for key, indicator in shown.items()
                    if indicator.chapter == chapter
                ],
            )
            for chapter in dict.fromkeys(indicator.chapter for indicator in shown.values())
        ],
        groups=[
            (
                role,
                speech.word(f"{role}_list"),
                speech.word(f"{role}_about"),
                country_facts.of_role(speech, role),
            )
            for role in ROLES
        ],
    )


def _country(speech: Language, path: str) -> FinishedPage:
    site, slug = speech.site, path.removeprefix("countries/")
    country = site.countries[slug]
    name = speech.country(country.code)
    groups, comparisons = key_figures.comparisons(speech, country)
    told = chapters(speech, slug, country)
    headlines, chart = _opening(speech, slug, country, told)
    return from_template(
        speech,
        path,
        name,
        speech.word("country_summary", country=name),
        "country.html.jinja",
        slug=slug,
        facts=list(country_facts.facts(speech, slug, country)),
        key_figures=key_figures.key_figures(speech, slug, country),
        headlines=headlines,
        chart=chart,
        chapters=told,
        groups=[speech.word(f"group_{group}") for group in groups],
        comparisons=comparisons,
        sources=[
            _source(speech, key, source) for key, source in country_facts.sources(site, country).items()
        ],
        publications=_publications(speech, country),
        edit_url=f"{site.settings.repository}/edit/main/data/countries/{slug}.yml",
    )


def _opening(
    speech: Language, slug: str, country: Country, told: list[Chapter]
) -> tuple[list[KeyFigure], Column | None]:
    """Return the figures a page opens with, one of each chapter, and the first of them that has a chart."""
    headlines = key_figures.new_figures(speech, slug, country, HEADLINES)
    drawn = {column.key: column for chapter in told for column in chapter.columns if column.drawing}
    return headlines, next((drawn[figure.key] for figure in headlines if figure.key in drawn), None)


def _source(speech: Language, key: str, source: Source) -> tuple[str | None, ...]:
    words = speech.source(key)
    return (
        words.name,
        words.publisher,
        source.url,
        source.release,
        speech.licence(key),
        source.licence_url,
        words.reuse,
    )


def _publications(speech: Language, country: Country) -> list[tuple[str, str, str]]:
    found = [p for p in speech.site.publications if country.code in p.head.countries]
    return [
        (text.head.title, p.path, text.locale)
        for p in newest_first(found)
        if (text := p.versions.get(speech.locale, p.original))
    ]
