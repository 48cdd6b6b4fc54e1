"""A key moved in too far, a code of a country for a language, a work entered twice, parts that differ."""

from datetime import date
from pathlib import Path

import pytest

from emn_site.checks import check_site, translations, typos, works
from emn_site.content.load import load_site
from emn_site.model.problems import Problem
from tests.sites import copy_of

TODAY = date(2026, 12, 1)
STUDY = "studies/2016/transfer-of-asylum-seekers-to-lithuania"
ADDRESS = "https://emn.example/protection-statuses"
ENTRY = """
studies/2020/{slug}:
  title: {{en: "{title}", lt: "{title}"}}
  published: 2020-05
  scope: {scope}
  topics: [asylum]
  seen: [{address}]
"""
TITLE = "Comparative overview of national protection statuses"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("network", tmp_path)


def _append(root: Path, file: str, text: str) -> None:
    path = root / file
    path.write_text((path.read_text() if path.exists() else "") + text)


def _codes(found: list[Problem], *codes: str) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in found if one.code in codes]


@pytest.mark.parametrize(
    "moved",
    ["      breakdowns:\n        citizenship:\n          2021: {BLR: 12}\n", "      dataset: migr_pop1ctz\n"],
)
def test_a_key_that_stands_too_far_to_the_right_is_told_beside_what(root: Path, moved: str) -> None:
    file = "data/countries/latvia.yml"
    text = (root / file).read_text()
    head, _, rest = text.partition("      2008: 55\n")
    (root / file).write_text(f"{head}{moved}      2008: 55\n{rest}")

    (found,) = (one for one in load_site(root).problems if one.path == file)

    key = moved.strip().partition(":")[0]
    assert (found.code, found.line) == ("key-too-deep", head.count("\n") + 1)
    assert dict(found.values) == {"key": key, "other": "values"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("en, lv", []), ("en, et", []), ("en, sv", []), ("en, be", []), ("en, cy", [])],
)
def test_a_language_that_a_state_speaks_or_no_country_here_is_left_alone(
    root: Path, written: str, meant: list[str]
) -> None:
    assert _languages(root, written) == meant


def test_the_code_of_a_country_among_languages_is_told_with_its_language(root: Path) -> None:
    path = root / "data/countries/estonia.yml"
    path.write_text("code: EE\neurostat_code: EE\nrole: member_state\n")

    assert _languages(root, "en, ee") == ["et"]


def _languages(root: Path, written: str) -> list[str]:
    """Return the languages that are proposed for those of a study."""
    file = load_site(root).by_path[STUDY].original.file
    text = (root / file).read_text()
    (root / file).write_text(text.replace("\ntopics:", f"\nlanguages: [{written}]\ntopics:", 1))
    return [dict(one.values)["known"] for one in works.check_languages(load_site(root))]


@pytest.mark.parametrize(
    ("title", "scope", "address", "count"),
    [
        ("Comparative overview of the national protection statuses", "network", ADDRESS, 1),
        ("Comparative overview of the national protection statuses", "national", ADDRESS, 0),
        ("Comparative overview of the national protection statuses", "network", f"{ADDRESS}/2", 0),
        ("Comparative overview of national protection statuses 2", "network", ADDRESS, 0),
        ("Return of migrants", "network", ADDRESS, 0),
    ],
)
def test_a_work_is_entered_once(root: Path, title: str, scope: str, address: str, count: int) -> None:
    _append(root, "data/works.yml", ENTRY.format(slug="one", title=TITLE, scope="network", address=ADDRESS))
    _append(root, "data/works.yml", ENTRY.format(slug="two", title=title, scope=scope, address=address))

    found = [*works.check_copies(load_site(root))]

    assert _codes(found, "work-twice") == [("data/works.yml", "work-twice")] * count
    assert [dict(one.values)["other"] for one in found] == ["studies/2020/one"] * count


def _translated(root: Path) -> tuple[str, str]:
    """Return the files of an original and of its translation."""
    page = load_site(root).by_path[STUDY]
    (translation,) = (one for one in page.versions.values() if one.is_translation)
    return page.original.file, translation.file


def test_the_headings_of_a_translation_are_on_the_levels_of_the_original(root: Path) -> None:
    original, translation = _translated(root)
    _append(root, original, "\n### One\n\nWords.\n")
    _append(root, translation, "\n### Viena\n\nWords.\n")
    assert not _codes([*translations.check(load_site(root))], "heading-level-differs")

    text = (root / translation).read_text()
    (root / translation).write_text(text.replace("### Viena", "#### Viena"))
    (found,) = (one for one in translations.check(load_site(root)) if one.code == "heading-level-differs")

    assert (found.path, found.line) == (translation, text[: text.index("### Viena")].count("\n") + 1)
    assert dict(found.values) == {"value": "Viena", "level": "4", "before": "3", "other": original}


@pytest.mark.parametrize(
    ("words", "count"), [("Text to follow.", 1), ("TODO", 1), ("The text follows the law.", 0)]
)
def test_a_paragraph_that_a_form_has_left_is_told(root: Path, words: str, count: int) -> None:
    file = "docs/en/about/index.md"
    _append(root, file, f"\n\n{words}\n")
    last = (root / file).read_text().rstrip().count("\n") + 1

    found = [one for one in typos.check(load_site(root), TODAY) if one.code == "placeholder"]

    assert [(one.path, one.line) for one in found] == [(file, last)] * count


@pytest.mark.parametrize(
    ("written", "codes"), [("eli", ["note-undefined"]), ("report", ["note-undefined", "note-unused"])]
)
def test_a_note_called_by_a_name_with_a_slip_is_told_once(root: Path, written: str, codes: list[str]) -> None:
    file = "docs/en/about/index.md"
    _append(root, file, f"\n\nWords.[^eil]\n\n[^{written}]: A note.\n")

    found = check_site(root, TODAY).problems

    assert [code for _, code in _codes(found, "note-undefined", "note-unused")] == codes


def test_a_country_whose_code_is_misspelt_makes_no_other_code_unknown(healthy: Path) -> None:
    country = healthy / "data" / "countries" / "lithuania.yml"
    country.write_text(country.read_text().replace("code: LT", "code: lt", 1))

    assert "unknown-country" not in {found.code for found in check_site(healthy, TODAY).problems}


def test_an_indicator_of_a_topic_that_is_none_is_named_with_its_line(healthy: Path) -> None:
    file = healthy / "data" / "indicators.yml"
    file.write_text(
        file.read_text().replace("  kind: flow\n", "  kind: flow\n  topics: [return, weather]\n", 1)
    )

    (found,) = [one for one in check_site(healthy, TODAY).problems if one.code == "unknown-topic"]

    assert (found.path, found.line) == ("data/indicators.yml", 5)
