"""Where a text and the data differ, both say so, with the sentence that says why."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.pages import make_pages
from tests.pages.transforms.reading import html_of
from tests.sites import copy_of

TEXT = "studies/2018/attracting-and-retaining-students"
WHY = {"lt": "Skaičiuojama kitaip.", "en": "They count otherwise."}
VALUE = {"lt": "Prieglobsčio prašytojai, Lietuva, 2021 m.", "en": "Asylum applicants, Lithuania, 2021"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_of("network", tmp_path)
    (root / "data/notes.yml").write_text(
        "one: {country: LT, indicators: [asylum_applicants], period: 2021, other_number: 3000.5, "
        f"said_in: [{TEXT}, countries/lithuania]}}\n"
    )
    for language, text in {"lt": "3 000,5", "en": "3 000.5"}.items():
        (root / f"data/{language}/notes.yml").write_text(f'one: "{WHY[language]}"\n')
        file = root / f"docs/{language}/{TEXT}.md"
        file.write_text(file.read_text().rstrip() + f"\n\n- One.\n- Two: {text} people.\n- Three.\n")
        words = root / f"data/{language}/countries/lithuania.yml"
        words.write_text(
            f"{words.read_text()}developments:\n  international_protection:\n"
            f'    {{as_of: 2024, text: "Some {text}.", sources: ["https://www.example.org/a"]}}\n'
        )
    return root


@pytest.mark.parametrize("language", ["lt", "en"])
def test_it_is_said_behind_the_number_of_a_text(root: Path, language: str) -> None:
    page = html_of(make_pages(load_site(root)), TEXT, language)

    (item,) = [one for one in page.split("<li>") if WHY[language] in one]
    assert "Two:" in item
    assert VALUE[language] in item.replace("\u00a0", " ")
    assert "indicators/asylum-applicants" in item


@pytest.mark.parametrize("language", ["lt", "en"])
def test_it_is_said_at_a_country_beside_the_text(root: Path, language: str) -> None:
    page = html_of(make_pages(load_site(root)), "countries/lithuania", language)

    assert f'<small class="emn-difference">{WHY[language]} <a' in page


def test_it_is_said_at_the_value_of_an_indicator(root: Path) -> None:
    page = html_of(make_pages(load_site(root)), "indicators/asylum-applicants", "en")

    assert f'title="{WHY["en"].rstrip(".")}">(' in page
