"""What readers ask, and what they must see among the first three results."""

import re

import pytest
import yaml
from playwright.sync_api import Page, expect

from emn_site.locale import for_locale
from emn_site.locale.formats import country_name
from emn_site.model.site import Site
from tests.browser.asking import FIRST
from tests.sites import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests" / "this_site" / "questions.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "question", "path"),
    [(language, question, path) for language, asked in QUESTIONS.items() for question, path in asked.items()],
)
def test_a_question_is_answered_among_the_first_three(
    page: Page, site: Site, language: str, question: str, path: str
) -> None:
    prefix = "" if language == "lt" else f"{language}/"
    wanted = for_locale(site, language).url(site.catalogue[path].address if path in site.catalogue else path)
    page.goto(f"{prefix}search/?q={question}")
    results = page.get_by_role("main").locator("[data-search-results] > li")
    expect(results.first).to_be_visible()

    answers = page.get_by_role("main").locator(".emn-answer__title a").all()
    links = [*answers, *results.locator("> a").all()[:3]]
    first = [re.sub("[?][^#]*", "", str(link.get_attribute("href"))) for link in links]

    assert any(wanted in (href[1:], href[1:].partition("#")[0]) for href in first), first


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_country_comes_first_for_its_name(page: Page, site: Site, language: str) -> None:
    names = [country_name(country.code, language).lower() for country in site.countries.values()]
    prefix = "" if language == "lt" else f"{language}/"
    page.goto(f"{prefix}search/")

    found = page.evaluate(FIRST, names)

    assert found == [f"{prefix}countries/{slug}/" for slug in site.countries]
