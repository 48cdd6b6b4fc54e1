"""A question is answered at the top: the figure, figures side by side, the meaning of a term."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, expect

from emn_site.locale import for_locale, formats
from emn_site.model.site import Site
from emn_site.statistics import comparison, key_figures
from emn_site.statistics.cells import number_and_unit
from tests.browser.asking import FIRST
from tests.browser.pages_server import serving

NOTES = """async question => {
  const { engine } = await import(new URL("/assets/javascripts/search.js", document.baseURI))
  const { answer } = await engine.ask(question)
  return answer.lines.flatMap(({ notes }) => notes)
}"""


def _card(page: Page, address: str) -> Locator:
    page.goto(address)
    card = page.get_by_role("main").locator(".emn-answer")
    expect(card).to_be_visible()
    return card


def test_a_figure_is_shown_with_all_that_is_known_of_it(page: Page) -> None:
    card = _card(page, "en/search/?q=how many people asked for asylum in Lithuania in 2021")

    expect(card.get_by_role("link", name="Lithuania. Asylum applicants")).to_be_visible()
    expect(card).to_contain_text("3 940 persons, 2021")
    expect(card).to_contain_text("on 2020")
    expect(card).to_contain_text("Source: Eurostat")
    expect(card.get_by_role("img", name="Lithuania. Asylum applicants")).to_be_visible()


APART = """figure => {
  const [value, when] = [figure.querySelector("strong"), document.createRange()]
  when.selectNode(value.nextSibling)
  return when.getBoundingClientRect().left - value.getBoundingClientRect().right
}"""


def test_no_gap_stands_between_a_figure_and_the_comma_behind_it(page: Page) -> None:
    card = _card(page, "en/search/?q=how many people asked for asylum in Lithuania in 2021")

    assert card.locator(".emn-answer__figures").evaluate(APART) < 0.5


@pytest.mark.parametrize(
    ("query", "described"),
    [
        ("Lithuania 2021", r"Lithuania \(persons\): 2008: 520; .*; 2021: 3\u00a0940; .*\."),
        (
            "Lithuania and Latvia 2021",
            r"Lithuania \(persons\): 2008: 520; 20..: [^;]+\. Latvia \(persons\): 2008: 55; 20\d\d: [^;]+\.",
        ),
    ],
)
def test_the_chart_of_an_answer_says_its_values_to_who_does_not_see_it(
    page: Page, query: str, described: str
) -> None:
    drawing = _card(page, f"en/search/?q=asylum applicants {query}").get_by_role("img")

    expect(drawing).to_have_accessible_description(re.compile(f"^{described}$"))


def test_without_a_year_the_newest_figure_is_shown_and_called_so(page: Page, site: Site) -> None:
    lithuania = site.countries["lithuania"]
    period, known = key_figures.latest_value(site, lithuania, "asylum_applicants") or pytest.fail("no figure")
    locale = for_locale(site, "lt")
    number, unit = number_and_unit(locale, site.indicators["asylum_applicants"], known)

    card = _card(page, "search/?q=prieglobsčio prašytojai Lietuvoje")

    expect(card).to_contain_text(f"{number} {unit}, {locale.period(period)}".replace("\u00a0", " "))
    expect(card).to_contain_text("naujausias skaičius")


def test_a_figure_that_is_not_known_is_said_to_be_so(page: Page) -> None:
    card = _card(page, "en/search/?q=citizenship acquired in Sweden")
    expect(card).to_contain_text("There are no such figures of “Citizenship acquired” on this site.")

    card = _card(page, "en/search/?q=asylum applicants Lithuania 1995")
    expect(card).to_contain_text("there is no figure for 1995")


def test_two_countries_are_compared(page: Page) -> None:
    card = _card(page, "en/search/?q=refugees in Germany and Poland")

    expect(card).to_contain_text("Germany")
    expect(card).to_contain_text("Poland")
    card.get_by_role("link", name="Compare them on one page").click()
    expect(page.get_by_role("button", name="Poland: take away")).to_be_visible()


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


def test_an_answer_is_heard(page: Page) -> None:
    _card(page, "en/search/?q=asylum applicants Lithuania 2021")

    status = page.get_by_role("main").get_by_role("status")
    expect(status).to_contain_text("Lithuania. Asylum applicants: 3 940 persons, 2021.")


@pytest.mark.parametrize("file", ["answers.*", "figures/*"])
def test_without_the_figures_the_pages_are_found_all_the_same(page: Page, file: str) -> None:
    page.route(f"**/search-index/en/{file}", lambda route: route.abort())
    page.goto("en/search/?q=asylum applicants Lithuania 2021 praticer")

    expect(page.get_by_role("main").locator("[data-search-results] > li").first).to_be_visible()


def test_enter_on_an_answer_opens_it(page: Page) -> None:
    _card(page, "en/search/?q=asylum applicants Lithuania")
    page.get_by_role("main").get_by_role("searchbox").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Lithuania")).to_be_visible()


def test_an_answer_says_the_change_as_the_page_of_the_country_does(page: Page, site: Site) -> None:
    locale, country = for_locale(site, "en"), site.countries["lithuania"]
    page.goto("en/search/")
    period, _ = key_figures.latest_value(site, country, "refugees_hosted") or pytest.fail("no figure")

    notes = page.evaluate(NOTES, "refugees Lithuania")

    assert comparison.change_words(locale, country, "refugees_hosted", period) in notes


def test_a_figure_costs_no_more_than_26_kb(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    _card(page, "search/?q=prieglobsčio prašytojai Lietuvoje")
    page.wait_for_load_state("networkidle")

    figures_only = [one for one in answers if "/figures/" in one.url or "/answers." in one.url]
    assert len(figures_only) == 2
    assert sum(len(gzip.compress(one.body())) for one in figures_only) <= 26_000


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_country_is_found_in_languages_the_site_does_not_speak(
    page: Page, site: Site, language: str
) -> None:
    names = {formats.country_name(country.code, language): slug for slug, country in site.countries.items()}
    page.goto("search/")

    found = page.evaluate(FIRST, list(names))

    assert found == [f"countries/{slug}/" for slug in names.values()]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_common_term_in_other_languages_leads_somewhere(page: Page, site: Site, language: str) -> None:
    terms = [pair for listed in site.asked_in.values() for pair in listed.items()]
    asked = [name for key, names in terms if key != "function-words" for name in names]
    page.goto(f"{'' if language == 'lt' else 'en/'}search/")

    found = page.evaluate(FIRST, asked)

    assert len(asked) >= 40
    assert [name for name, first in zip(asked, found, strict=True) if not first] == []


def test_uk_is_not_ukraine(page: Page) -> None:
    page.goto("en/search/")

    assert page.evaluate(FIRST, ["UK"]) != ["en/countries/ukraine/"]


@pytest.mark.parametrize("query", ["prieglobsčio prašytojai", "Lietuva", "pabėgėliai", "migracija 2022"])
def test_an_excerpt_is_a_sentence(page: Page, query: str) -> None:
    page.goto(f"search/?q={query}", wait_until="networkidle")
    lines = page.get_by_role("main").locator(".emn-result > p:not(.emn-kicker):not(:has(a))")
    expect(lines.first).to_be_visible()

    excerpts = lines.all_text_contents()
    assert [line for line in excerpts if line and not re.match(r"… |[„(]?[^\W_]", line)] == []
    assert [line for line in excerpts if line and not re.search(r"[.!?…“”:;)]$", line)] == []
    assert not any("CSV" in line or "|" in line for line in excerpts)


@pytest.fixture
def below_a_name(browser: Browser, built_site: Path) -> Iterator[Page]:
    with serving(built_site, "name/latest/") as served:
        page = browser.new_page(base_url=served)
        yield page
        page.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("search/?q=prieglobsčio prašytojai Lietuvjoe 2021", "3 940 asmenų, 2021 m."),
        ("en/search/?q=Lithuania asylum aplicants 2021", "3 940 persons, 2021"),
        ("search/?q=teigiamų sprendimų dėl prieglobsčio dalis Lietuvoje 2023", "69,9"),
        ("en/search/?q=what share of asylum decisions in Lithuania were positive in 2023", "69.9"),
        ("search/?q=pagrindinės prieglobsčio prašytojų kilmės šalys Lietuvoje 2024", "Ukraina"),
        ("en/search/?q=main nationalities of asylum seekers in Lithuania 2024", "Ukraine"),
        ("search/?q=ES prieglobsčio prašytojai 2024", "Visos Sąjungos skaičiaus, su Danija, čia nėra."),
        ("en/search/?q=EU total asylum applicants 2023", "The total of the whole Union, with Denmark, is"),
    ],
)
def test_questions_in_other_words_are_answered_below_a_name(
    below_a_name: Page, question: str, answer: str
) -> None:
    expect(_card(below_a_name, question)).to_contain_text(answer)


@pytest.mark.parametrize("place", ["Slovania", "Austrlia", "Turku"])
def test_a_place_that_may_be_another_gets_no_figure(page: Page, place: str) -> None:
    card = _card(page, f"en/search/?q=asylum seekers in {place} 2023")

    expect(card).to_contain_text(f"No figure is shown: “{place}” has no place in an answer here")
