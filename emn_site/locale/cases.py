"""Names in the cases of their language, as its `cases.yml` gives them."""

from collections.abc import Sequence

from emn_site.locale.formats import format_names, format_period
from emn_site.locale.templates import fill_gaps
from emn_site.model.period import Period
from emn_site.model.wording import CaseWords, NameForms

COUNTRY_GAPS = ("country", "countries")
"""The gaps of words that are filled with names of countries, in any case."""

PERIOD_GAP = "period"
"""The gaps whose names end so are filled with periods, in any case."""


def gap_case_names(words: CaseWords, gap: str) -> set[str]:
    """Return the cases for which a gap may ask."""
    if gap in COUNTRY_GAPS:
        return words.country_cases
    return {*words.periods} if gap.endswith(PERIOD_GAP) else set()


def country_forms(words: CaseWords, code: str, name: str) -> NameForms:
    """Return the name of a country in every case."""
    usual = {case: fill_gaps(form, name=name) for case, form in words.usual.items()}
    return NameForms(name, usual | words.countries.get(code, {}))


def period_forms(words: CaseWords, period: Period, language: str) -> NameForms:
    """Return a period in every case."""
    alone = format_period(period, language)
    cases = words.periods.items()
    found = {case: fill_gaps(forms.pattern(period), period=alone, year=period.year) for case, forms in cases}
    return NameForms(alone, found)


def listing_forms(names: Sequence[NameForms], language: str) -> NameForms:
    """Return names as a list in a sentence, in every case: Vokietijoje ir Lenkijoje."""
    cases = {case for name in names for case in name.forms}
    listed = {case: format_names([name.in_case(case) for name in names], language) for case in cases}
    return NameForms(format_names([name.alone for name in names], language), listed)
