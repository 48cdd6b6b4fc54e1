"""The pages of the EMN countries: facts and figures from `data/`, in each language.

No number is written here or in a template: values, periods, units and sources come from the model,
and a value that is not known is shown as not known.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import NARROW
from emn_site.exports.cards import FIGURES, Card
from emn_site.exports.pdf.data_sheet import data_sheet
from emn_site.exports.structured_data import page_dataset
from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.pages.country.chapters import LeadChart, country_chapters, lead_chart
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import years_path
from emn_site.search.documents import COUNTRY_TITLE_WEIGHT, SearchDocument
from emn_site.statistics import country_facts, findings, key_figures
from emn_site.statistics.cells import number_notes, used_flags
from emn_site.statistics.key_figures import new_figures

CITED = "cite_country"
"""The word for how the page is cited."""

HEADLINES = 4
"""With so many figures the page of a country opens."""

PUBLICATIONS = 4
"""So many publications on a country are in sight; the others are on a page of their own."""

OPENING = {"wide": (540, 170), "narrow": (NARROW, 110), "paper": (340, 100)}
"""Width and height of the drawing beside them, of that for a phone, and of that in the PDF."""


class TitledWork(NamedTuple):
    """A publication on a country, in the language that its title is in."""

    title: str
    path: str
    language: str


def country_context(locale: Locale, path: str) -> dict[str, Any]:
    """Return what the page of a country says, and what its PDF says."""
    site, slug = locale.site, path.removeprefix("countries/")
    country = site.countries[slug]
    name = locale.country(country.code)
    found = key_figures.key_figures(locale, slug, country)
    noted = number_notes([figure.cell] for figure in found)  # whose notes have become signs
    glance = [replace(figure, cell=cell) for figure, (cell,) in zip(found, noted, strict=True)]
    headlines = key_figures.new_figures(locale, slug, country, HEADLINES)
    opening = _opening(locale, slug, country, [figure.key for figure in headlines])
    sources = country_facts.country_sources(site, country)
    publications = publications_on(locale, country)
    chapters = country_chapters(locale, slug, country, opening.key if opening else None)
    return {
        "title": name,
        "summary": locale.word("country_summary", country=locale.country_forms(country.code)),
        "slug": slug,
        "facts": list(country_facts.country_facts(locale, slug, country)),
        "key_figures": _by_source(locale, glance),
        "flags": used_flags(figure.cell for figure in glance),
        "left_out": key_figures.left_out_values(locale, country),
        "headlines": [replace(figure, age=None) for figure in headlines],
        "age": key_figures.old_figures(locale, headlines),
        "finding": findings.country_finding(locale, country, opening.key) if opening else None,
        "opening": opening,
        "chapters": [one for one in chapters if one.is_measured],
        "developments": [one for one in chapters if not one.is_measured],
        "compared": ",".join(dict.fromkeys([country.code, *indicator_charts.default_codes(site)])),
        "sources": [
            {"names": locale.source(key), "source": source, "licence": locale.licence(key)}
            for key, source in sources.items()
        ],
        "publications": publications[:PUBLICATIONS],
        "all_publications": {"path": f"publications/countries/{slug}", "count": len(publications)},
        "publications_title": locale.word("country_list", country=locale.country_forms(country.code)),
        "years": years_path(locale),
        "text_sources": [
            (chapter.title, [(urlsplit(url).hostname, url) for url in chapter.development.sources])
            for chapter in chapters
            if chapter.development
        ],
        "listed": {source.url for source in sources.values()},
        "edit_url": site.settings.edit_url(f"data/countries/{slug}.yml")
        if site.settings.is_repository_public
        else None,
    }


def _opening(locale: Locale, slug: str, country: Country, keys: Iterable[str]) -> LeadChart | None:
    """Return the chart the page opens with: of the first headline that can be drawn over time."""
    drawn = (key for key in keys if len(indicator_charts.chart_periods(locale, key, [country])) > 1)
    key = next(drawn, None)
    return lead_chart(locale, slug, country, key, OPENING) if key else None


def _by_source(
    locale: Locale, glance: Iterable[key_figures.KeyFigure]
) -> list[tuple[str, list[key_figures.KeyFigure]]]:
    """Return key figures under what they were read from and when, in the order of the first of each."""
    found: dict[str, list[key_figures.KeyFigure]] = {}
    for figure in glance:
        days = f"{locale.word('extracted')}: {figure.extracted}" if figure.extracted else ""
        found.setdefault("; ".join(filter(None, (figure.source, days))), []).append(figure)
    return [*found.items()]


def publications_on(locale: Locale, country: Country) -> list[TitledWork]:
    """Return the publications on a country, the newest first."""
    found = [work for work in locale.site.authored if country.code in work.head.countries]
    titled = [(work.address, *locale.title(work)) for work in found]
    return [TitledWork(title, address, language) for address, title, language in titled]


def _country(locale: Locale, path: str) -> tuple[str, Country]:
    slug = path.removeprefix("countries/")
    return slug, locale.site.countries[slug]


def _card(locale: Locale, path: str) -> Card:
    slug, country = _country(locale, path)
    figures = new_figures(locale, slug, country, FIGURES)
    return Card(
        locale.word("facet_country"),
        locale.country(country.code),
        tuple((one.number, one.name, one.when) for one in figures),
    )


def _document(locale: Locale, path: str, usual: SearchDocument) -> SearchDocument:
    return replace(usual, facets=(*usual.facets, f"country:{_country(locale, path)[1].code}"))


KIND = Kind(
    name="country",
    paths=lambda locale: [f"countries/{slug}" for slug in locale.site.countries],
    page=lambda locale, path: page_from_template(
        locale, path, "country/country.html.jinja", **country_context(locale, path)
    ),
    inputs=lambda locale, path: publications_on(locale, _country(locale, path)[1]),
    file="data/countries/{slug}.yml",
    style="data",
    # It has words of every figure: others come first.
    search=SearchRules(weight=0.2, title_weight=COUNTRY_TITLE_WEIGHT),
    facet="country",
    document=_document,
    card=_card,
    pdf=lambda locale, path, edition: data_sheet(
        locale, path, edition, "country/country.typ", CITED, country_context(locale, path)
    ),
    linked_data=page_dataset,
    cited=CITED,
    words=("finding_highest", "finding_lowest"),
)
