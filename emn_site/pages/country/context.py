"""The pages of the EMN countries: facts and figures from `data/`, in each language.

No number is written here or in a template: values, periods, units and sources come from the model,
and a value that is not known is shown as not known.
"""

from dataclasses import replace

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.text import FinishedPage
from emn_site.pages.country.chapters import column_charts, country_chapters, share_charts
from emn_site.pages.finish import page_from_template
from emn_site.pages.links import years_path
from emn_site.statistics import country_facts, key_figures
from emn_site.statistics.cells import number_notes, used_signs

HEADLINES = 4
"""With so many figures the page of a country opens."""


def country_page(locale: Locale, path: str) -> FinishedPage:
    """Return the page of a country."""
    site, slug = locale.site, path.removeprefix("countries/")
    country = site.countries[slug]
    name = locale.country(country.code)
    groups, comparisons = key_figures.group_comparisons(locale, country)
    glance = _numbered(key_figures.key_figures(locale, slug, country))
    chapters = country_chapters(locale, slug, country)
    columns = {column.key: column for chapter in chapters for column in chapter.columns}
    charts = column_charts(locale, slug, country, columns.values())
    leading = {figure.key for figure in key_figures.new_figures(locale, slug, country, HEADLINES)}
    headlines = [figure for figure in glance if figure.key in leading]
    return page_from_template(
        locale,
        path,
        name,
        locale.word("country_summary", country=locale.country_forms(country.code)),
        "country/country.html.jinja",
        slug=slug,
        facts=list(country_facts.country_facts(locale, slug, country)),
        key_figures=glance,
        signs=used_signs(figure.cell for figure in glance),
        left_out=key_figures.left_out_values(locale, country),
        headlines=headlines,
        opening=next((columns[figure.key] for figure in headlines if figure.key in charts), None),
        chapters=chapters,
        drawn=charts,
        shares={chapter.key: share_charts(locale, slug, country, chapter) for chapter in chapters},
        groups=[locale.word(f"group_{group}") for group in groups],
        comparisons=comparisons,
        compared_signs=used_signs(cell for row in comparisons for cell in (row.own, *row.groups)),
        sources=[
            {"names": locale.source(key), "source": source, "licence": locale.licence(key)}
            for key, source in country_facts.country_sources(site, country).items()
        ],
        publications=publications_on(locale, country),
        publications_title=locale.word("country_list", country=locale.country_forms(country.code)),
        years=years_path(locale),
        edit_url=site.settings.edit_url(f"data/countries/{slug}.yml")
        if site.settings.is_repository_public
        else None,
    )


def _numbered(glance: list[key_figures.KeyFigure]) -> list[key_figures.KeyFigure]:
    """Return key figures whose notes have become signs."""
    cells = number_notes([figure.cell] for figure in glance)
    return [replace(figure, cell=cell) for figure, (cell,) in zip(glance, cells, strict=True)]


def publications_on(locale: Locale, country: Country) -> list[tuple[str, str, str]]:
    """Return title, path and language of the publications on a country, the newest first."""
    found = [work for work in locale.site.authored if country.code in work.head.countries]
    titled = [(work.address, *locale.title(work)) for work in found]
    return [(title, address, language) for address, title, language in titled]
