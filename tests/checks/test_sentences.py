"""What sentences say in plain words is judged by their own numbers, the calendar and the data."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from emn_site.checks import sentences
from emn_site.content.load import load_site
from tests.checks.test_claims import write_paragraphs
from tests.sites import copy_of
from tests.sites.countries import add_countries

WRONG = {
    "en": {
        "Together the three had 2 855 applicants (360, 1 040 and 1 355).": ("2 855", "2755"),
        "Of them 262 were moved: 229 from Greece, 18 from Italy and 25 from Turkey.": ("262", "272"),
        "The number rose from 575 in 2023 to 360 in 2024.": ("rose", "575 → 360"),
        "It fell again from 575 to 1 025.": ("fell", "575 → 1 025"),
        "It fell from 1 054 645 in 2023 to 917 215 in 2024, that is by 31 per cent.": ("31", "13"),
        "They met on Monday, 3 March 2026.": ("Monday", "Tuesday"),
        "They met on 3 March 2026 (Friday).": ("Friday", "Tuesday"),
    },
    "lt": {
        "Trijose šalyse iš viso buvo 2 855 prašytojai (360, 1 040 ir 1 355).": ("2 855", "2755"),
        "Perkelti 262 žmonės: 229 iš Graikijos, 18 iš Italijos ir 25 iš Turkijos.": ("262", "272"),
        "Jų padaugėjo nuo 575 (2023 m.) iki 360 (2024 m.).": ("padaugėjo", "575 → 360"),
        "Skaičius sumažėjo nuo 1 054 645 (2023 m.) iki 917 215 (2024 m.), t. y. 31 proc.": ("31", "13"),
        "Renginys vyks pirmadienį, 2026 m. kovo 3 d.": ("pirmadien", "antradienis"),
        "Renginys vyks 2026 m. kovo 3 d. (penktadienį).": ("penktadien", "antradienis"),
    },
}

RIGHT = {
    "en": (
        "Together the three had 2 755 applicants (360, 1 040 and 1 355).",
        "Of them 262 were moved: 229 from Greece, 8 from Italy and 25 from Turkey.",
        "There were 500 of them (300 women, including 100 girls).",
        "Of 500 people 300 were women and 100 had children.",
        "There were 500 people: 320 women and 97 men.",
        "There were 100 in 2022 (1 350 and 1 200 before).",
        "It fell for those aged from 14 to 17.",
        "The number fell by 31 per cent, from 1 054 645 to 727 705.",
        "It fell from 575 to 360, that is by 37.4 per cent, and rose from 360 to 575.",
        "It rose from 1990 to 2020.",
        "Rooms from 120 to 150 are closed; visits fell.",
        "They met on Tuesday, 3 March 2026, and on Wednesday, 4 March 2026.",
        "Monday to Wednesday, 2–4 March 2026.",
        "On 31 February 2026, a Monday.",
    ),
    "lt": (
        "Trijose šalyse iš viso buvo 2 755 prašytojai (360, 1 040 ir 1 355).",
        "Iš 500 žmonių 300 buvo moterys, 100 turėjo vaikų.",
        "Jų buvo 500 (300 moterų, iš jų 100 mergaičių).",
        "Jų sumažėjo nuo 575 iki 360, t. y. 37 proc.",
        "Sumažėjo vaikų nuo 14 iki 17 metų.",
        "Renginys vyks antradienį, 2026 m. kovo 3 d., ir trečiadienį, 2026 m. kovo 4 d.",
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return add_countries(copy_of("network", tmp_path))


def _contradictions(root: Path, language: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return by line what sentences say, and what they should say."""
    write_paragraphs(root, *texts, language=language)
    values = [dict(one.values) for one in sorted(sentences.check(load_site(root)))]
    return [(one["said"], one["value"]) for one in values]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_what_a_sentence_contradicts_is_told_with_what_it_should_say(root: Path, language: str) -> None:
    assert _contradictions(root, language, WRONG[language]) == [*WRONG[language].values()]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_what_agrees_or_cannot_be_known_is_left_alone(root: Path, language: str) -> None:
    assert _contradictions(root, language, RIGHT[language]) == []


def test_it_is_told_on_its_line_and_does_not_stop_a_build(root: Path) -> None:
    file, line = write_paragraphs(root, "Words.", "They met in\nVilnius on Monday, 3 March 2026.")

    (found,) = sentences.check(load_site(root))

    assert (found.path, found.line, found.is_warning) == (file, line + 2, True)
