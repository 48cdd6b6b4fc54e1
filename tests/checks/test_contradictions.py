"""What two files, or two keys, say of the same and cannot both be right: told once, at the one to look at."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.model.problems import Problem
from emn_site.model.refusals import UnreadableSite
from tests.sites import copy_of

TODAY = date(2026, 11, 30)
LT = "docs/lt/studies/2022/first-study.md"
EN = "docs/en/studies/2022/english-only.md"
TOPICS = "topics: [asylum]"
STUDY = "docs/en/studies/2022/first-study.md"
SUMMARY = "How countries of the Network handle applications of families, and what they are asked."
OWN = "topics: [return]"
COUNTRY, RATES, TABLES = "data/countries/lithuania.yml", "data/indicators.yml", "data/datasets.yml"
EURO = "https://ec.europa.eu/eurostat/databrowser/view/{}/default/table"


def _write(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new, 1))


def _problems(root: Path) -> list[Problem]:
    return checks.check_site(root, TODAY).problems


def test_a_number_or_a_summary_of_another_is_named(healthy: Path) -> None:
    _write(healthy, LT, TOPICS, f'{TOPICS}\nisbn: "978-92-68-12345-4"')
    _write(healthy, EN, OWN, f'{OWN}\nisbn: "978-92-68-12345-4"')
    for file in (EN, STUDY):
        _write(healthy, file, "summary:", f'summary: "{SUMMARY}"\n# ')

    found = [(one.path, dict(one.values)["value"]) for one in _problems(healthy) if one.code == "said-twice"]

    assert found == [(STUDY, SUMMARY[:80]), (LT, "978-92-68-12345-4")]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (
            EN,
            OWN,
            "scope: network\nsynthesis: studies/2022/first-study\ntopics: [asylum]",
            "synthesis-of-network",
        ),
        (EN, OWN, f"part_of: studies/2022/first-study\n{OWN}", "topics-unlike"),
        (EN, OWN, "part_of: studies/2022/first-study\ntopics: [return, asylum]", ""),
        (EN, OWN, "part_of: studies/2022/first-study\ntopics: [returns]", "unknown-topic"),
        (EN, OWN, f"authors: []\n{OWN}", ""),
        ("data/site.yml", "site: https", "telephone: '+370 5 261 0115'\n  site: https", ""),
        ("data/site.yml", "home_country: LT", "home_country: LT\ncompared_with: [LT, NO]", "said-twice"),
        ("data/datasets.yml", "table\n", "table\n  rounded_to: 5\n", "value-unrounded"),
        (COUNTRY, '"2004"', '"2004"\nschengen_since: "2003"', "wrong-value"),
        (COUNTRY, '"2004"', '"2004"\nschengen_since: "2007"', ""),
    ],
)
def test_a_contradiction_is_named(healthy: Path, file: str, old: str, new: str, code: str) -> None:
    _write(healthy, file, old, new)

    assert sorted({one.code for one in _problems(healthy)}) == ([code] if code else [])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RATES, "times: 1000", "times: 100"),
        (TABLES, f"{EURO.format('migr_asypenctzm')}", f"{EURO.format('migr_asydcfsta')}"),
    ],
)
def test_a_value_that_its_neighbour_forbids_is_named(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = copy_of("network", tmp_path)
    _write(root, file, old, new)

    assert (file, "wrong-value") in {(one.path, one.code) for one in _problems(root)}


def test_a_link_with_the_title_of_another_page_is_named(healthy: Path) -> None:
    (healthy / STUDY).write_text((healthy / STUDY).read_text() + "\n[English only](first-study.md)\n")
    unlike = [dict(one.values)["suggestion"] for one in _problems(healthy) if one.code == "link-unlike"]

    assert unlike == ["english-only.md"]


@pytest.mark.parametrize("name", ["first-study (1).md", "first-study - Copy.md", "first-study – kopija.md"])
def test_a_copy_of_a_file_has_one_problem(healthy: Path, name: str) -> None:
    copy = (healthy / STUDY).read_text()
    (healthy / "docs/en/studies/2022" / name).write_text(copy.replace("The first", "The second"))
    found = [one for one in _problems(healthy) if one.path.endswith(name)]

    assert [one.code for one in found if not one.is_warning] == ["file-copy"]


def test_a_telephone_is_dialled_from_abroad(healthy: Path) -> None:
    _write(healthy, "data/site.yml", "site: https", "telephone: '8 5 261 0115'\n  site: https")

    with pytest.raises(UnreadableSite) as refused:
        _problems(healthy)

    assert [dict(one.values)["expected"] for one in refused.value.problems] == ["telephone"]
