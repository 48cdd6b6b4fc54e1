"""Words of every script have a readable address."""

import pytest

from emn_site.content.markdown import parse_markdown
from emn_site.locale.addresses import slug


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Ελληνική πολιτική", "elliniki-politiki"),
        ("Миграция в Европе", "migratsiya-v-evrope"),
        ("Об'єкт, соль", "obiekt-sol"),
        ("Źródła: Łódź", "zrodla-lodz"),
        ("Straße", "strasse"),
        ("Prieglobsčio prašytojai – 2024 m.", "prieglobscio-prasytojai-2024-m"),
        ("3.1. Teisė", "31-teise"),
        ("asylum_applicants", "asylum-applicants"),
        ("…", ""),
    ],
)
def test_an_address_is_in_small_letters_of_english(words: str, address: str) -> None:
    assert slug(words) == address


def test_a_heading_is_named_by_it() -> None:
    assert [heading.id for heading in parse_markdown("## Łódź\n\n## …\n").headings] == ["lodz", "section"]
