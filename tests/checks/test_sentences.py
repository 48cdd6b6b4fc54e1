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
        "Latvia had 1 070 asylum applicants in 2023 and Estonia 3 985.": ("1 070", "1700"),
        "In Lithuania asylum applicants rose in 2024, compared with 2023.": ("rose", "575 → 360"),
        "They were [44 per cent](change:LT/asylum_applicants/2023) fewer than in 2021.": ("2021", "2022"),
        "In the 136 countries of the Network.": ("136 countries of the Network", "35"),
        "Latvia joined the European Union in 2009.": ("Latvia", "2004"),
        "In 2008 Latvia entered the Schengen area.": ("Latvia", "2007"),
        "To 180 it was granted, 237 were rejected, so more were granted than rejected.": (
            "more",
            "180 – 237",
        ),
        "There were more granted (190) than rejected (237).": ("more", "190 – 237"),
        "They met on Monday, 3 March 2026.": ("Monday", "Tuesday"),
        "They met on 3 March 2026 (Friday).": ("Friday", "Tuesday"),
    },
    "lt": {
        "Trijose šalyse iš viso buvo 2 855 prašytojai (360, 1 040 ir 1 355).": ("2 855", "2755"),
        "Perkelti 262 žmonės: 229 iš Graikijos, 18 iš Italijos ir 25 iš Turkijos.": ("262", "272"),
        "Jų padaugėjo nuo 575 (2023 m.) iki 360 (2024 m.).": ("padaugėjo", "575 → 360"),
        "Skaičius sumažėjo nuo 1 054 645 (2023 m.) iki 917 215 (2024 m.), t. y. 31 proc.": ("31", "13"),
        "Latvijoje 2023 m. buvo 1 070 prieglobsčio prašytojų.": ("1 070", "1700"),
        "[44 proc.](change:LT/asylum_applicants/2023) mažiau nei 2021 m.": ("2021", "2022"),
        "Jos yra 136 Tinklo šalyse.": ("136 Tinklo šalyse", "35"),
        "Latvija į Europos Sąjungą įstojo 2009 m.": ("Latvija", "2004"),
        "Apsaugą gavo 180, atmesti 237 prašymai, taigi patenkinta daugiau prašymų nei atmesta.": (
            "daugiau",
            "180 – 237",
        ),
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
        "Latvia had 1 700 asylum applicants in 2023.",
        "Latvia had 1 070 rooms in 2023.",
        "In Lithuania asylum applicants fell in 2024, compared with 2023.",
        "In Lithuania asylum applicants rose in 2022 and, by 2024, had gone.",
        "They were [44 per cent](change:LT/asylum_applicants/2023) fewer than in 2022.",
        "In 3 countries of the Network.",
        "Latvia joined the European Union in 2004.",
        "In 2009, after Latvia joined the European Union in May, it changed.",
        "Latvia entered the Schengen area in stages, and by 2020 all was done.",
        "Of 237, more than half (180) were granted.",
        "There were 57 more granted than rejected (237).",
        "There were more rejected (237) than granted (190).",
        "They met on Tuesday, 3 March 2026, and on Wednesday, 4 March 2026.",
        "Monday to Wednesday, 2–4 March 2026.",
        "On 31 February 2026, a Monday.",
        f"It rose from {'9' * 5000} to 12.",
    ),
    "lt": (
        "Trijose šalyse iš viso buvo 2 755 prašytojai (360, 1 040 ir 1 355).",
        "Iš 500 žmonių 300 buvo moterys, 100 turėjo vaikų.",
        "Jų buvo 500 (300 moterų, iš jų 100 mergaičių).",
        "Jų sumažėjo nuo 575 iki 360, t. y. 37 proc.",
        "Sumažėjo vaikų nuo 14 iki 17 metų.",
        "Latvijoje 2023 m. buvo 1 700 prieglobsčio prašytojų.",
        "[44 proc.](change:LT/asylum_applicants/2023) mažiau nei 2022 m.",
        "Latvija į Europos Sąjungą įstojo 2004 m.",
        "Apsaugą gavo 240, atmesti 237 prašymai, taigi patenkinta daugiau prašymų nei atmesta.",
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


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Temporary Protection Directive (2001/51/EC).", "Temporary Protection Directive 2001/55/EC."),
        ("en", "Family Tracing Regulation (EU) 2024/1347.", "Family Tracing Regulation (EU) No 2024/1374."),
        ("lt", "Laikinosios apsaugos direktyvą (2001/51/EB).", "Laikinosios apsaugos direktyva 2001/55/EB."),
    ],
)  # fmt: skip
def test_two_numbers_of_one_act_that_differ_by_a_slip_are_told(
    root: Path, language: str, one: str, other: str
) -> None:
    write_paragraphs(root, one, other, language=language)

    assert list(sentences.check_acts(load_site(root)))


@pytest.mark.parametrize(
    "other",
    [
        "The Reception Conditions Directive (2003/9/EC).",
        "The Single Permit Directive (2013/32/EU).",
        "The Reception Conditions Directive (2013/33/EU).",
        "Council Directive 2013/32/EU.",
    ],
)
def test_acts_of_other_names_and_older_ones_of_the_same_are_left_alone(root: Path, other: str) -> None:
    write_paragraphs(root, "The Reception Conditions Directive (2013/33/EU).", other)

    assert not list(sentences.check_acts(load_site(root)))
