"""Numbers of acts and judgments of the Union lead to EUR-Lex, in the language of the page."""

from pathlib import Path

import pytest

from tests.pages.transforms.reading import STUDY, added_to_study, page_of

STUDY_PATH = STUDY.removeprefix("docs/lt/").removesuffix(".md")
AT = "https://eur-lex.europa.eu/legal-content/LT/TXT/?uri="


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("ECLI:EU:C:2022:505", "ecli:ECLI:EU:C:2022:505"),
        ("32013L0032", "CELEX:32013L0032"),
        ("CELEX:62022CA0072", "CELEX:62022CA0072"),
        ("02008D0381-20140101", "CELEX:02008D0381-20140101"),
    ],
)
def test_a_number_in_words_is_a_link(healthy: Path, number: str, uri: str) -> None:
    page = page_of(added_to_study(healthy, f"Byla ({number}), o po jos ir kita."), STUDY_PATH, "lt")

    assert f'Byla (<a href="{AT}{uri}">{number}</a>), o po jos' in page


@pytest.mark.parametrize(
    "words",
    [
        "`32013L0032`",
        "[32013L0032](https://example.org/act)",
        "## Apie 32013L0032\n\nŽodžiai.",
        "A32013L00321",
        "ECLI:NL:HR:2020:1",
        "12345AB6789",
    ],
)
def test_what_is_code_a_link_a_heading_or_another_number_stays(healthy: Path, words: str) -> None:
    page = page_of(added_to_study(healthy, words), STUDY_PATH, "lt")

    assert "eur-lex.europa.eu" not in page


@pytest.mark.parametrize(
    ("number", "asked"),
    [("C-72/22 PPU", "C-72/22%20PPU"), ("C\u2011808/18", "C-808/18"), ("T-600/21", "T-600/21")],
)
def test_the_number_of_a_case_leads_to_the_court(healthy: Path, number: str, asked: str) -> None:
    page = page_of(added_to_study(healthy, f"Byla {number}, o po jos ir kita."), STUDY_PATH, "lt")

    assert f'href="https://curia.europa.eu/juris/liste.jsf?language=lt&amp;num={asked}"' in page


@pytest.mark.parametrize("words", ["Byla 120/78.", "AC-72/22", "C-72/2022", "C-12345/22"])
def test_what_may_be_another_number_leads_nowhere(healthy: Path, words: str) -> None:
    assert "curia.europa.eu" not in page_of(added_to_study(healthy, words), STUDY_PATH, "lt")
