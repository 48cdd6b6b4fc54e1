"""The order of countries in each period of an indicator, and what is known of groups of countries.

Worked out here, by the one function that says what may be compared, so that no program in the browser does.
"""

from collections.abc import Sequence
from typing import Any

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.statistics import comparability, comparison, coverage, figures, key_figures
from emn_site.statistics.cells import number_and_unit, value_flags
from emn_site.statistics.comparability import Rank
from emn_site.statistics.figures import Value

ROLES = {"network": None, "member_states": "member_state"}
"""The groups whose countries stand in an order, and the role of these."""


def standings(locale: Locale, key: str) -> dict[str, Any]:
    """Return the usual period of a comparison, and for each period the orders and the groups."""
    site = locale.site
    return {
        "usual": str(comparison.comparison_period(site, key)),
        "periods": {
            str(period): {
                "when": locale.when(period),
                "orders": {group: _order(locale, role, key, period) for group, role in ROLES.items()},
                "groups": _groups(locale, key, period),
            }
            for period in coverage.indicator_periods(site, key)
        },
    }


def _order(locale: Locale, role: str | None, key: str, period: Period) -> dict[str, Any]:
    """Return the comparable countries, the highest first, with places and values; none where they are few.

    `left` says who is left out, and why.
    """
    found = comparability.ranking(locale.site, key, period, role)
    held = {country.code: country for country in locale.site.countries.values()}
    listed = sorted(found.ranks.items(), key=lambda one: (one[1].place, one[1].last, one[0]))
    ranked = listed if len(listed) >= comparability.RANKED_FROM else []
    reasons = found.left_out.items()
    return {
        "ranked": [_ranked(locale, key, period, held[code], rank) for code, rank in ranked],
        "left": [comparison.reason_words(locale, reason, codes, len(codes)) for reason, codes in reasons],
    }


def _ranked(locale: Locale, key: str, period: Period, country: Country, rank: Rank) -> list[Any]:
    """Return code, first and last place, and the value: number, unit, signs."""
    known = figures.get_value(locale.site, country, key, period)
    return [country.code, rank.place, rank.last, *(_words(locale, key, known) if known else ())]


def _words(locale: Locale, key: str, known: Value) -> Sequence[str]:
    indicator = locale.site.indicators[key]
    flags = "; ".join(sign.meaning for sign in value_flags(locale, indicator, known))
    return [*number_and_unit(locale, indicator, known), *([flags] if flags else [])]


def _groups(locale: Locale, key: str, period: Period) -> dict[str, Any]:
    """Return what is known of each group: what is said of it and its number, or why a sum is withheld."""
    return {
        found.group: {"words": _words(locale, key, found.value), "number": float(found.value.number or 0)}
        if found.value
        else {"withheld": key_figures.group_cell(locale, key, found).note}
        for found in comparability.group_values(locale.site, key, period)
    }
