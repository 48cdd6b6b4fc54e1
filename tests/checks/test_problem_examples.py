"""Every problem code has an example of what is wrong and of what is right; those of texts are tried."""

from pathlib import Path

import pytest
import yaml

from emn_site import checks
from tests.checks.test_problems import TEXTS, TODAY
from tests.pages.transforms.reading import page_of
from tests.sites import WORDS

EXAMPLES = yaml.safe_load((WORDS / "problem_examples.yml").read_text(encoding="utf-8"))
IN_TEXTS = sorted(code for code, example in EXAMPLES.items() if example.get("in_text"))


def _codes(root: Path, text: str) -> list[str]:
    study = root / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    before = study.read_text()
    study.write_text(f"{before}\n{text}\n")
    found = [
        problem.code
        for problem in checks.check_site(root, TODAY).problems
        if problem.path.endswith(study.name)
    ]
    study.write_text(before)
    return found


def test_every_code_has_one() -> None:
    assert set(EXAMPLES) == set(TEXTS["en"].problems)
    assert all(example["wrong"] != example["right"] for example in EXAMPLES.values())


@pytest.mark.parametrize("code", IN_TEXTS)
def test_what_is_wrong_in_a_text_brings_the_problem_about_and_what_is_right_does_not(
    healthy: Path, code: str
) -> None:
    assert code in _codes(healthy, EXAMPLES[code]["wrong"])
    assert code not in _codes(healthy, EXAMPLES[code]["right"])


@pytest.mark.parametrize(
    ("language", "wrong", "right"), [("lt", "Negerai", "Gerai"), ("en", "Wrong", "Right")]
)
def test_the_page_of_codes_shows_both(healthy: Path, language: str, wrong: str, right: str) -> None:
    (healthy / "data" / "problem_examples.yml").write_text("top-heading: {wrong: '# A', right: '## A'}\n")

    page = page_of(healthy, "editing/problems", language)

    assert f"<dt>{wrong}</dt>" in page
    assert f"<dt>{right}</dt>" in page
    assert "<code>## A</code>" in page
