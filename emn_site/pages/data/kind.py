"""The way to the data: what there is, and the list of all indicators."""

from emn_site.locale import Locale, addresses
from emn_site.model.text import FinishedPage
from emn_site.pages.country.chapters import SmallLine, small_line
from emn_site.pages.finish import page_from_template
from emn_site.pages.home.context import home_figures
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import DATA, INDICATORS, YEARS, years_path
from emn_site.statistics.findings import home_country
from emn_site.statistics.key_figures import latest_value

_PLACES = {
    "indicators": INDICATORS,
    "compare": "compare",
    "figures": "figures",
    "countries": "countries/index",
    "years": YEARS,
    "open_data": "about/open-data",
}
"""Pages of the data by the word that names them; `…_summary` says what they are for."""


def _paths(locale: Locale) -> list[str]:
    return [DATA, INDICATORS] if locale.site.years else []


def _page(locale: Locale, path: str) -> FinishedPage:
    name = path.partition("/")[0]
    return page_from_template(
        locale,
        path,
        f"data/{name}.html.jinja",
        places=_places(locale),
        chapters=_chapters(locale) if path == INDICATORS else [],
        figures=home_figures(locale, path) if path == DATA else "",
        home=locale.country(home[1].code) if (home := home_country(locale.site)) else "",
    )


def _places(locale: Locale) -> list[tuple[str, str, str]]:
    """Return the pages of the data and the lists of texts compiled from them: name, and what each is for."""
    return [
        (path, locale.word(name), locale.word(f"{name}_summary"))
        for name, path in _PLACES.items()
        if path != YEARS or years_path(locale)
    ] + [
        (f"{kind.folder}/index", locale.type(key).list, locale.type(key).summary)
        for key, kind in locale.site.types.items()
        if kind.is_compiled
    ]


def _chapters(locale: Locale) -> list[tuple[str, str, list[tuple[str, str, SmallLine | None]]]]:
    """Return the indicators by chapter: names, pages, newest values of the home country."""
    site, found = locale.site, dict[str, list[tuple[str, str, SmallLine | None]]]()
    home = home_country(site)
    for key, indicator in site.shown_indicators.items():
        line = small_line(locale, *home, key) if home and latest_value(site, home[1], key) else None
        named = (locale.indicator(key).name, addresses.indicator_path(key), line)
        found.setdefault(indicator.chapter, []).append(named)
    return [(one.replace("_", "-"), locale.word(f"chapter_{one}"), named) for one, named in found.items()]


KIND = Kind(
    name="data",
    paths=_paths,
    page=_page,
    style="data",
    names={"data": DATA, "indicators": INDICATORS},
    above=DATA,
    menu=lambda locale: _paths(locale)[:1],
    words=("data_summary", "indicators_summary"),
    search=SearchRules(is_list=True),
)
