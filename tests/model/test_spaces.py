"""A number stays on one line with its digits and its unit, whoever wrote it: editor, words or data."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.content.markdown import parse_markdown
from emn_site.content.tree_html import write_html
from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.shapes import bind_numbers
from tests.pages.transforms.reading import html_of, pages_of

STAYS = "\u00a0"


@pytest.mark.parametrize(
    "text",
    [
        "2024_m. kovo 5_d.",
        "5_%",
        "12_500",
        "1_234_567,5",
        "5_per cent",
        "{year}_m.",
        "{count}_leidiniai",
        "3_pav.",
    ],
)
def test_a_number_and_its_unit_are_not_parted(text: str) -> None:
    assert bind_numbers(text.replace("_", " ")) == text.replace("_", STAYS)


@pytest.mark.parametrize(
    "text", ["In 2019 500 people came", "1, 2 and 3", "2019, 250", "of 34 countries", "{a} b"]
)
def test_other_words_may_be_parted(text: str) -> None:
    assert bind_numbers(text) == text


def test_what_an_editor_writes_with_ordinary_spaces_is_bound_but_for_code() -> None:
    html = write_html(parse_markdown("2024 m. – 1 500 asmenų, `1 500 m.`").tree())

    assert "2024\u00a0m. – 1\u00a0500 asmenų" in html
    assert "<code>1 500 m.</code>" in html


def test_words_and_data_of_a_language_are_bound(healthy: Path) -> None:
    locale = for_locale(load_site(healthy), "lt")

    period = locale.period_forms(Period(2024))
    assert locale.word("change_on", difference="+5", period=period).endswith(f"2024{STAYS}m.")
    assert f"1{STAYS}leidinys" in html_of(pages_of(healthy), "publications/countries/lithuania", "lt")
