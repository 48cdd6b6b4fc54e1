"""Figures agree with the data, but stand beside the name of another country or beside another year."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from emn_site.checks import figures
from emn_site.content.load import load_site
from emn_site.model.problems import Problem
from tests.checks.test_claims import write_paragraphs
from tests.sites import copy_of
from tests.sites.countries import add_countries


def _figure(code: str, year: int = 2021) -> str:
    return f"[1](figure:{code}/asylum_applicants/{year})"


LT, LV, EE, DE = map(_figure, ("LT", "LV", "EE", "DE"))
IN_2019, IN_2020 = _figure("LT", 2019), _figure("LT", 2020)
CHART = "chart:asylum_applicants?countries=LT,LV,DE"

WRONG = {
    "en": {
        f"In 2021 Estonia had {LV} applicants, Latvia {EE} and Germany {DE}.": "Estonia",
        f"{LV} asked in Estonia and {EE} in Latvia.": "Estonia",
        f"Estonia’s number was {LV}; that of Latvia {EE}.": "Estonia",
        f"There were {IN_2019} in 2020, {IN_2020} in 2019 and {LT} in 2021.": "2020",
        f"In 2020 there were *{IN_2019}*, in 2019 {IN_2020}.": "2020",
        f"| | 2019 | 2020 |\n|--|--|--|\n| Lithuania | {IN_2020} | **{IN_2019}** |": "2019",
        f"| Country | 2021 |\n|--|--|\n| Latvia | {EE} |\n| Estonia | {LV} |": "Latvia",
    },
    "lt": {
        f"2021 m. Estijoje buvo {LV} prašytojų, Latvijoje – {EE}.": "Estijoje",
        f"2019 m. buvo {IN_2020} ir 2020 m. – {IN_2019}.": "2019",
        f"| | 2019 m. | 2020 m. |\n|--|--|--|\n| Lietuva | {IN_2020} | {IN_2019} |": "2019",
    },
}

RIGHT = {
    "en": (
        f"In 2021 Estonia had {EE} applicants, Latvia {LV} and Germany {DE}.",
        f"Estonia and Latvia had {EE} and {LV}.",
        f"Latvia and Estonia had {EE} and {LV}.",
        f"In Latvia, {EE} fewer than in Estonia, {LV}.",
        f"There were {LV}, fewer than in Estonia, and in Germany {DE}, more than in Latvia.",
        f"Latvia had {LV} where Estonia had {EE}.",
        f"Compared with 2019, {IN_2020} came in 2020, and {IN_2019} before.",
        f"There were {IN_2020} in 2020, after {IN_2019} a year before.",
        f"By Law No. 2020 there were {IN_2019} in 2019, {IN_2020} a year later.",
        f"In 2021 there were {IN_2020}.",
        f"In Latvia {EE}. In Estonia {LV}.",
        f"By [Latvia](https://example.org) {EE}, and Estonia {LV}.",
        f"| Year | Applicants | The year before |\n|--|--|--|\n| 2020 | {IN_2020} | {IN_2019} |\n"
        f"| 2021 | {LT} | {IN_2020} |",
        f"| Latvia | Estonia |\n|--|--|\n| {LV} | {EE} |\n| 5 | {EE} |",
        "<table></table>",
    ),
    "lt": (
        f"2021 m. Estijoje buvo {EE} prašytojų, Latvijoje – {LV}.",
        f"Estijoje ir Latvijoje buvo {EE} ir {LV}.",
        f"Estijoje buvo {EE}, mažiau nei Latvijoje ({LV}).",
        f"2020 m. buvo {IN_2020}, palyginti su 2019 m. {IN_2019}.",
    ),
}

FITTING = (
    "Applicants in Lithuania, Latvia and Germany",
    "Germany, Latvia, and Lithuania",
    "Lithuania and its neighbours, beside Germany",
    "Applicants from Georgia in Lithuania and Latvia",
    "Applicants in Latvia and Estonia",
    "Applicants",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return add_countries(copy_of("network", tmp_path))


def _found(root: Path, language: str, *texts: str) -> list[Problem]:
    write_paragraphs(root, *texts, language=language)
    site = load_site(root)
    return sorted([*figures.check(site), *figures.check_places(site)])


def _misplaced(root: Path, language: str, texts: Iterable[str]) -> list[str]:
    """Return what stands beside the misplaced figures of some texts."""
    found = [one for one in _found(root, language, *texts) if one.code == "figure-misplaced"]
    return [dict(one.values)["value"] for one in found]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_figure_in_the_place_of_another_is_told_with_what_stands_beside_it(
    root: Path, language: str
) -> None:
    assert _misplaced(root, language, WRONG[language]) == [*WRONG[language].values()]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_figures_whose_places_are_theirs_or_cannot_be_known_are_left_alone(root: Path, language: str) -> None:
    assert _misplaced(root, language, RIGHT[language]) == []


def test_it_is_told_with_its_line_and_does_not_stop_a_build(root: Path) -> None:
    file, line = write_paragraphs(root, "Words.", f"In Estonia {LV}, in Latvia\n{EE}.")

    (found,) = figures.check_places(load_site(root))

    assert (found.path, found.line, found.is_warning) == (file, line + 2, True)


@pytest.mark.parametrize(
    ("language", "caption", "listed"),
    [
        ("en", "Applicants in Lithuania, Latvia and Estonia, 2021", "Lithuania, Latvia and Estonia"),
        ("lt", "Prašytojai Lietuvoje, Latvijoje ir Estijoje", "Lietuva, Latvija ir Estija"),
    ],
)
def test_a_description_that_lists_other_countries_than_its_chart_is_told(
    root: Path, language: str, caption: str, listed: str
) -> None:
    (found,) = [
        one for one in _found(root, language, f"![{caption}]({CHART})") if one.code == "caption-unlike"
    ]

    assert dict(found.values)["value"] == listed


def test_a_description_of_the_same_countries_or_of_fewer_is_left_alone(root: Path) -> None:
    found = _found(root, "en", *(f"![{caption}]({CHART})" for caption in FITTING))

    assert "caption-unlike" not in {one.code for one in found}
