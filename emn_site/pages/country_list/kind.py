"""The list of countries: a table of their newest figures, the same few of each."""

from emn_site.locale import Locale
from emn_site.model.country import ROLES
from emn_site.model.period import Period
from emn_site.model.text import FinishedPage
from emn_site.pages.contact_points.kind import KIND as CONTACT_POINTS
from emn_site.pages.country_table import country_table
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import years_path
from emn_site.statistics.comparison import list_columns
from emn_site.statistics.findings import home_finding, leader_finding

PATH = "countries/index"


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the countries in one table."""
    columns = list_columns(locale.site)
    return page_from_template(
        locale,
        path,
        "country_list/countries.html.jinja",
        table=country_table(locale, columns) if columns else None,
        findings=_findings(locale, columns),
        names=[(name, f"countries/{slug}") for name, slug, _ in locale.countries],
        years=years_path(locale),
        contact_points=next(iter(CONTACT_POINTS.paths(locale)), None),
        groups=[
            (
                locale.word(f"{role}_about"),
                locale.listing([name for name, _, country in locale.countries if country.role == role]),
            )
            for role in ROLES
        ],
    )


def _findings(locale: Locale, columns: list[tuple[str, Period]]) -> list[str]:
    """Return the largest values of the first count and rate, and the home country's place by the rate."""
    site = locale.site
    rate = next((one for one in columns if site.indicators[one[0]].is_rate), None)
    sentences = [leader_finding(locale, *one) for one in dict.fromkeys([*columns[:1], rate]) if one]
    own = home_finding(locale, rate[0]) if rate else None
    return [one for one in [*sentences, own] if one]


KIND = Kind(
    name="country_list", paths=lambda locale: [PATH], page=_page, style="data", names={"countries": PATH},
    menu=lambda locale: [PATH], search=SearchRules(is_list=True),
)  # fmt: skip
