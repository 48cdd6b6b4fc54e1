"""How files become a model."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.pages import make_pages


def test_the_folder_says_type_year_and_slug(healthy: Path) -> None:
    study = next(p for p in load_site(healthy).publications if p.slug == "first-study")

    assert (study.type, study.year, study.path) == ("study", 2022, "studies/2022/first-study")


def test_a_translation_takes_the_neutral_facts_from_its_original(healthy: Path) -> None:
    study = next(p for p in load_site(healthy).publications if p.slug == "first-study")

    assert study.versions["en"].is_translation
    assert (study.head.number, study.head.topics) == ("2022/1", ["asylum"])


def test_norway_is_a_country_and_not_a_no(healthy: Path) -> None:
    assert load_site(healthy).countries["norway"].code == "NO"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(healthy: Path) -> None:
    file = healthy / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert load_site(healthy).problems == []


def test_another_pair_of_languages_needs_no_code(healthy: Path) -> None:
    (healthy / "docs" / "lt").rename(healthy / "docs" / "pl")
    (healthy / "data" / "lt").rename(healthy / "data" / "pl")
    for file in [*healthy.rglob("*.yml"), *healthy.rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        for old, new in (("of: lt", "of: pl"), ("[lt, en]", "[pl, en]")):
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    site = load_site(healthy)

    found = checks.run_checks(site, make_pages(site), date(2026, 1, 1))
    assert {problem.code for problem in found} <= {"words-missing"}
    assert site.settings.default_locale == "pl"
    assert next(p for p in site.publications if p.slug == "first-study").original.language == "pl"


@pytest.mark.parametrize("file", ["data/map.json", "data/dictionaries/lt.json"])
@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff"])
def test_a_file_of_a_program_that_is_broken_is_named(healthy: Path, file: str, content: bytes) -> None:
    (healthy / file).parent.mkdir(exist_ok=True)
    (healthy / file).write_bytes(content)

    problems = load_site(healthy).problems

    assert [(found.path, found.code) for found in problems] == [(file, "generated-file-broken")]
