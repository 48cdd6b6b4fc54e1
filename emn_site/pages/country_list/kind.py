"""The list of countries, and of what is known of them."""

from emn_site.locale import Locale, addresses
from emn_site.model.country import ROLES
from emn_site.model.text import FinishedPage
from emn_site.pages.contact_points.kind import KIND as CONTACT_POINTS
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import years_path
from emn_site.statistics import country_facts

PATH = "countries/index"


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the countries by their role in the Network, and the indicators by chapter."""
    shown = locale.site.shown_indicators if locale.site.years else {}
    return page_from_template(
        locale,
        path,
        locale.word("countries"),
        locale.word("countries_summary"),
        "country_list/countries.html.jinja",
        years=years_path(locale),
        contact_points=next(iter(CONTACT_POINTS.paths(locale)), None),
        chapters=[
            (
                chapter.replace("_", "-"),
                locale.word(f"chapter_{chapter}"),
                [
                    (locale.indicator(key).name, addresses.indicator_path(key))
                    for key, indicator in shown.items()
                    if indicator.chapter == chapter
                ],
            )
            for chapter in dict.fromkeys(indicator.chapter for indicator in shown.values())
        ],
        groups=[
            (
                role,
                locale.word(f"{role}_list"),
                locale.word(f"{role}_about"),
                country_facts.countries_of_role(locale, role),
            )
            for role in ROLES
        ],
    )


KIND = Kind(
    name="country_list",
    paths=lambda locale: [PATH],
    page=_page,
    made_of=lambda locale, path: locale.site.digests.figures,
    style="list",
    folders=("countries",),
    names={"countries": PATH},
    menu=lambda locale: [PATH],
    words=("countries",),
    search=SearchRules(is_list=True),
)
