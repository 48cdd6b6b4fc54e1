"""A question is answered at the top: the figure, figures side by side, the meaning of a term."""

import gzip

import pytest
from playwright.sync_api import Locator, Page, expect

from emn_site.facts import country_figures, figures
from emn_site.facts.cells import number_and_unit
from emn_site.language import in_language
from emn_site.model.site import Site

ANSWERS = """async ([locale, questions]) => {
  const { engine } = await import(new URL("/assets/javascripts/search-results.js", document.baseURI))
  const found = await Promise.all(questions.map(question => engine.ask(question)))
  const told = ({ kind, key, codes, figures }) => [kind, key, codes, figures?.map(({ row }) => row)]
  return found.map(({ answer }) => answer && told(answer))
}"""


def _card(page: Page, address: str) -> Locator:
    page.goto(address)
    card = page.get_by_role("main").locator(".emn-answer")
    expect(card).to_be_visible()
    return card


def test_a_figure_is_shown_with_all_that_is_known_of_it(page: Page) -> None:
    card = _card(page, "en/search/?q=how many people asked for asylum in Lithuania in 2021")

    expect(card.get_by_role("link", name="Lithuania. Asylum applicants")).to_be_visible()
    expect(card).to_contain_text("3,940 persons, 2021")
    expect(card).to_contain_text("on 2020")
    expect(card).to_contain_text("Source: Eurostat")
    expect(card.get_by_role("img", name="Lithuania. Asylum applicants")).to_be_visible()


def test_without_a_year_the_newest_figure_is_shown_and_called_so(page: Page, site: Site) -> None:
    lithuania = site.countries["lithuania"]
    period, known = figures.latest(site, lithuania, "asylum_applicants") or pytest.fail("no figure")
    speech = in_language(site, "lt")
    number, unit = number_and_unit(speech, site.indicators["asylum_applicants"], known)

    card = _card(page, "search/?q=prieglobsčio prašytojai Lietuvoje")

    expect(card).to_contain_text(f"{number} {unit}, {speech.period(period)}".replace("\u00a0", " "))
    expect(card).to_contain_text("naujausias skaičius")


def test_a_figure_that_is_not_known_is_said_to_be_so(page: Page) -> None:
    card = _card(page, "en/search/?q=citizenship acquired in Sweden")
    expect(card).to_contain_text("There is no figure of “Citizenship acquired” for Sweden on this site.")

    card = _card(page, "en/search/?q=asylum applicants Lithuania 1995")
    expect(card).to_contain_text("There is no figure for 1995.")


def test_two_countries_are_compared(page: Page) -> None:
    card = _card(page, "en/search/?q=refugees in Germany and Poland")

    expect(card).to_contain_text("Germany")
    expect(card).to_contain_text("Poland")
    card.get_by_role("link", name="Compare them on one page").click()
    expect(page.get_by_role("columnheader", name="Poland")).to_be_visible()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("search/?q=kas yra papildoma apsauga", "papildoma apsauga"),
        ("en/search/?q=refoulement meaning", "non-refoulement"),
        ("search/?q=беженец", "pabėgėlis"),
    ],
)
def test_a_definition_comes_first(page: Page, place: str, name: str) -> None:
    card = _card(page, place)

    expect(card.get_by_role("link", name=name)).to_be_visible()


def test_enter_on_an_answer_opens_it(page: Page) -> None:
    _card(page, "en/search/?q=asylum applicants Lithuania")
    page.get_by_role("main").get_by_role("searchbox").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Lithuania")).to_be_visible()


@pytest.mark.parametrize("locale", ["lt", "en"])
def test_every_country_is_known_by_its_name_and_its_codes(page: Page, site: Site, locale: str) -> None:
    speech = in_language(site, locale)
    prefix = "" if locale == "lt" else f"{locale}/"
    page.goto(f"{prefix}search/")
    asked = [
        (country.code, f"{said} {word}")
        for name, _, country in speech.countries
        for said in (name, name.lower())
        for word in ({"lt": "gyventojų skaičius", "en": "population"}[locale],)
    ]

    found = page.evaluate(ANSWERS, [locale, [question for _, question in asked]])

    wrong = [
        question
        for (code, question), answer in zip(asked, found, strict=True)
        if not answer or answer[2] != [code]
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", ["lt", "en"])
def test_every_indicator_is_answered_by_its_own_name(page: Page, site: Site, locale: str) -> None:
    speech = in_language(site, locale)
    prefix = "" if locale == "lt" else f"{locale}/"
    country = site.countries["lithuania"]
    page.goto(f"{prefix}search/")
    keys = [key for key in site.shown_indicators if figures.latest(site, country, key)]
    names = [speech.indicator(key).name for key in keys]

    found = page.evaluate(ANSWERS, [locale, [f"{speech.country('LT')} {name}" for name in names]])

    bare = [name.partition(" (")[0] for name in names]
    alike = {name for name in bare if bare.count(name) > 1}
    wrong = [
        (key, answer)
        for key, name, answer in zip(keys, bare, found, strict=True)
        if not answer or (answer[1] != key and name not in alike)
    ]
    assert wrong == []


def test_an_answer_says_the_change_as_the_page_of_the_country_does(page: Page, site: Site) -> None:
    speech, country = in_language(site, "en"), site.countries["lithuania"]
    page.goto("en/search/")
    period, _ = figures.latest(site, country, "refugees_hosted") or pytest.fail("no figure")

    ((_, _, _, (row,)),) = page.evaluate(ANSWERS, ["en", ["refugees Lithuania"]])

    assert row["change"] == country_figures.change_in_words(speech, country, "refugees_hosted", period)


def test_a_figure_costs_no_more_than_10_kb(page: Page) -> None:
    bodies: dict[str, int] = {}
    page.on(
        "response",
        lambda answer: (
            bodies.update({answer.url: len(gzip.compress(answer.body()))})
            if "/figures/" in answer.url or answer.url.endswith("answers.json")
            else None
        ),
    )
    _card(page, "search/?q=prieglobsčio prašytojai Lietuvoje")

    assert len(bodies) == 2
    assert sum(bodies.values()) <= 10_000
