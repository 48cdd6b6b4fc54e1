"""What readers ask, and what they must see among the first three results."""

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.sites import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests" / "browser" / "questions.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("locale", "question", "path"),
    [(locale, question, path) for locale, asked in QUESTIONS.items() for question, path in asked.items()],
)
def test_a_question_is_answered_among_the_first_three(
    page: Page, locale: str, question: str, path: str
) -> None:
    prefix = "" if locale == "lt" else f"{locale}/"
    page.goto(f"{prefix}search/?q={question}")
    results = page.get_by_role("main").locator("[data-search-results] > li")
    expect(results.first).to_be_visible()

    first = [str(link.get_attribute("href")).partition("?")[0] for link in results.locator("> a").all()[:3]]

    assert any(href.endswith(f"/{prefix}{path}/") for href in first), first
