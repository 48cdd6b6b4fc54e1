"""Lists of countries that a text names: `![Observer countries](countries:observer)`, taken from the data.

A text that wrote the names itself would be wrong on the day a country joins.
"""

from emn_site.charts.text_references import InvalidReference
from emn_site.locale import Locale
from emn_site.model.country import ROLES
from emn_site.statistics.country_facts import countries_of_role


def parse_countries(locale: Locale, target: str) -> list[tuple[str, str]]:
    """Return the names and paths of the countries of a role in the Network. Raises `InvalidReference`."""
    role = target.partition(":")[2]
    if role not in ROLES:
        raise InvalidReference("no-such-role", role)
    found = countries_of_role(locale, role)
    if not found:
        raise InvalidReference("no-country-of-role", role)
    return found
