"""A value in words: what is more than nothing is never called zero."""

from decimal import Decimal
from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.statistics.cells import number_and_unit, number_text
from emn_site.statistics.figures import Value
from tests.sites import copy_of

RATE = "asylum_applicants_per_1000"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0.0041", {"lt": "<0,01", "en": "<0.01"}),
        ("0.0049", {"lt": "<0,01", "en": "<0.01"}),
        ("0.006", {"lt": "0,01", "en": "0.01"}),
        ("0", {"lt": "0,00", "en": "0.00"}),
    ],
)
def test_what_is_more_than_nothing_is_not_called_zero(
    tmp_path: Path, number: str, words: dict[str, str]
) -> None:
    site = load_site(copy_of("network", tmp_path))

    for language, text in words.items():
        locale, known = for_locale(site, language), Value(Decimal(number))
        assert number_text(locale, site.indicators[RATE], known) == text
        assert number_and_unit(locale, site.indicators[RATE], known)[0] == text
