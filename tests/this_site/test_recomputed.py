"""Every value, rank, change and sum that pages and files say is what the YAML files make it."""

import csv
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from io import StringIO
from itertools import product

import pytest

from emn_site.exports import observations, open_data
from emn_site.locale import addresses, for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import PageSet, make_pages
from emn_site.pages.year.kind import home_sentences
from emn_site.search.questions import answer_files
from emn_site.statistics import comparability, years
from tests.pages.transforms.reading import html_of
from tests.this_site import recomputed

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(site: Site) -> dict[tuple[str, str, str], Row]:
    every = [*observations.figure_observations(site)]
    text = open_data.csv_text(every, list(observations.FIELDS))
    return {(r["REF_AREA"], r["INDICATOR"], r["TIME_PERIOD"]): r for r in csv.DictReader(StringIO(text))}


@pytest.fixture(scope="module")
def own_pages(site: Site) -> PageSet:
    return make_pages(site)


def _number(text: str) -> Fraction:
    return Fraction(re.sub(r"[\s\u00a0]", "", text).replace("−", "-").replace(",", ".").lstrip("+"))


def _is_near(text: str, number: Fraction) -> bool:
    """Whether a number as it is written is another rounded to as many places."""
    places = len(re.split("[.,]", text)[1]) if re.search("[.,]", text) else 0
    return abs(_number(text) - number) <= Fraction(1, 2 * 10**places)


def test_every_value_of_the_files_is_that_of_the_yaml(rows: dict[tuple[str, str, str], Row]) -> None:
    wrong = [row for place, row in rows.items() if not _is_right(row, recomputed.known(*place))]

    assert wrong == []
    assert len(rows) > 8000


def _is_right(row: Row, one: recomputed.Known | None) -> bool:
    is_rate = row["INDICATOR"].endswith(("_rate", "_per_1000"))
    if is_rate and row["UNIT_MEASURE"] not in ("percent", "per_1000"):
        return False
    if one is None:
        return row["OBS_VALUE"] == row["BELOW"] == ""
    is_plain = (row["BELOW"] == "") == (one.number == one.bounds[1])
    is_plain = is_plain and (one.is_exact or row["OBS_STATUS"] != "A")
    if one.number == 0 and not one.is_exact:
        return is_plain and row["OBS_VALUE"] == ""
    return is_plain and abs(Fraction(row["OBS_VALUE"]) - one.number) <= Fraction(1, 10**5)


def test_nothing_is_doubted_but_what_follows_from_small_numbers_and_units(
    rows: dict[tuple[str, str, str], Row],
) -> None:
    found = {mark for row in rows.values() for mark in row["DOUBTS"].split()}

    assert found == {"small_rounded", "small_base", "counted_otherwise"}


def test_every_rank_is_that_of_all_values_in_every_period(site: Site) -> None:
    for key in recomputed.indicators():
        for period in recomputed.periods(key):
            found = {
                country.code: (rank.place, rank.last, rank.among)
                for country in site.countries.values()
                if (rank := comparability.country_rank(site, country.code, key, Period.parse(period)))
            }
            assert found == recomputed.ranks(key, period), (key, period)


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_page_says_the_same_rank_and_change_of_a_figure(
    site: Site, own_pages: PageSet, language: str
) -> None:
    locale = for_locale(site, language)
    keys = {locale.indicator(key).name: key for key in site.shown_indicators}
    for slug, country in site.countries.items():
        page = html_of(own_pages, f"countries/{slug}", language)
        found = list(_glance(page))
        assert len(found) >= 5, slug
        for name, period, change, place in found:
            at = next(p for p in recomputed.periods(keys[name]) if locale.period(Period.parse(p)) == period)
            _compare(country.code, keys[name], at, change, place)
    for key in site.shown_indicators:
        page = html_of(own_pages, addresses.indicator_path(key), language)
        heading = re.search(r'<h2 id="countries">[^<]*, ([^<]*)', page)
        assert heading
        at = next(p for p in recomputed.periods(key) if locale.when(Period.parse(p)) == heading[1].strip())
        for name, place, change in _compared(page):
            code = next(c.code for n, _, c in locale.countries if n == name)
            _compare(code, key, at, change, place)


def _glance(page: str) -> Iterator[tuple[str, str, str, str]]:
    table = page.partition("emn-glance")[2].partition("</table>")[0]
    for row in re.findall(r"<tr[^>]*><th scope=.row.>(.*?)</tr>", table, re.S):
        name, _, period, change, place, *_ = (_text(cell) for cell in re.split(r"<td[^>]*>", row))
        yield name, period, change, place


def _compared(page: str) -> Iterator[tuple[str, str, str]]:
    table = page.partition("data-sortable")[2].partition("</table>")[0]
    for row in re.findall(r"<tr[^>]*><th scope=.row.>(.*?)</tr>", table, re.S):
        name, place, _, change = (_text(cell) for cell in re.split(r"<td[^>]*>", row))
        yield name, place, change


def _text(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def _compare(code: str, key: str, period: str, change: str, place: str) -> None:
    expected = recomputed.change(code, key, period)
    assert _is_change(change, expected), (code, key, period, change, expected)
    rank = recomputed.ranks(key, period).get(code)
    if rank is None:
        assert place == "", (code, key, period, place)
        return
    first, last, among = rank
    text = str(first) if first == last else f"{first}–{last}"
    assert re.fullmatch(rf"{text}(\D+{among})?", place), (code, key, period, place, rank)


def _is_change(text: str, expected: tuple[Fraction, Fraction | None] | None) -> bool:
    found = re.match(r"([+−]?[\d\u00a0.,]*\d)(?: \(([+−]?[\d\u00a0.,]*\d))?", text)
    if expected is None or found is None:
        return expected is None and not text
    difference, percent = expected
    is_percent = (found[2] is None) == (percent is None)
    return _is_near(found[1], difference) and is_percent and (percent is None or _is_near(found[2], percent))


def test_every_change_that_the_search_answers_with(site: Site) -> None:
    files = answer_files(for_locale(site, "en"))
    checked = 0
    for code in recomputed.countries():
        for key, held in json.loads(files[f"figures/{code}"])["indicators"].items():
            for period, *rest in held["rows"]:
                text = rest[4] if len(rest) > 4 else None
                if period in recomputed.periods(key):
                    assert _is_change(text or "", recomputed.change(code, key, period)), (
                        code,
                        key,
                        period,
                        text,
                    )
                    checked += 1
    assert checked > 8000


def test_every_sum_is_that_of_its_countries(site: Site) -> None:
    found = {
        (r["REF_AREA"], r["INDICATOR"], r["TIME_PERIOD"]): r for r in observations.total_observations(site)
    }
    for (group, key, period), row in found.items():
        one = recomputed.total(group, key, period)
        if one is None:
            assert row["OBS_VALUE"] is None, row
            assert row["LACKING"], row
        else:
            assert abs(Fraction(str(row["OBS_VALUE"])) - one.number) < Fraction(1, 10**5), row
            assert set((row["FLAGS"] or "").split()) == one.flags, row
    for period, number in {"2015": 2083295, "2016": 922640, "2022": 1121150}.items():
        assert found["member_states", "found_illegally_present", period]["OBS_VALUE"] == number


@pytest.mark.parametrize("language", ["lt", "en"])
def test_no_cell_of_a_page_disagrees_with_the_files(
    site: Site, own_pages: PageSet, rows: dict[tuple[str, str, str], Row], language: str
) -> None:
    locale, checked = for_locale(site, language), 0
    for key in site.shown_indicators:
        page = html_of(own_pages, addresses.indicator_path(key), language)
        table = page.partition("emn-table--years")[2].partition("</table>")[0]
        heads = [_text(head) for head in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)[1:]]
        periods = {locale.period(Period.parse(p)): p for p in recomputed.periods(key)}
        codes = {name: country.code for name, _, country in locale.countries}
        for line in re.findall(r'<tr[^>]*><th scope="row">(.*?)</tr>', table, re.S):
            name, *cells = re.split(r"<td[^>]*>", line)
            for head, cell in zip(heads, cells, strict=True):
                row = rows.get((codes[_text(name)], key, periods[head]))
                assert _agrees(cell, row, locale.word("no_data")), (name, key, head, cell, row)
                checked += 1
    assert checked > 9000


def _agrees(cell: str, row: Row | None, no_data: str) -> bool:
    text = _text(cell.partition("<sup")[0].partition("<small")[0])
    if row is None or not (row["OBS_VALUE"] or row["BELOW"]):
        return text == no_data
    if text.startswith("<"):
        step = Fraction(1, 10 ** len(re.split("[.,]", text)[1])) if re.search("[.,]", text) else 1
        if row["OBS_VALUE"]:  # less than the least that is shown
            return _number(text[1:]) == step and 0 < Fraction(row["OBS_VALUE"]) <= step / 2
        return 0 <= _number(text[1:]) - Fraction(row["BELOW"]) < step
    return bool(row["OBS_VALUE"]) and _is_near(text, Fraction(row["OBS_VALUE"]))


def test_every_number_said_to_differ_does(own_pages: PageSet) -> None:
    noted = [one for one in recomputed.read("notes.yml").values() if "other_number" in one]
    assert len(noted) >= 4
    for one in noted:
        known = recomputed.known(one["country"], one["indicators"][0], str(one["period"]))
        assert known and round(known.number) != one["other_number"], one
        for path, language in product(one.get("said_in", []), ("lt", "en")):
            difference = html_of(own_pages, path, language).partition('"emn-difference"')
            assert difference[2], one
            assert f"{one['other_number']:,}".replace(",", "\u00a0") in difference[0], one
            text = _text(difference[2].partition("</small>")[0]).rpartition(" – ")[2]
            assert _is_near(re.findall(r"\d[\d\u00a0.,]*", text)[0], known.number), one


PERCENT = re.compile(r"(\d+) (?:proc\.|per cent) (daugiau|mažiau|more|fewer)")
RANK = re.compile(r"\(\D+: ([\d–]+) (?:iš|of) (\d+)\)")


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_page_of_a_year_says_the_values_and_changes_of_its_countries(
    site: Site, own_pages: PageSet, language: str
) -> None:
    locale = for_locale(site, language)
    codes = {name: country.code for name, _, country in locale.countries}
    for year in years.covered_years(site):
        columns = years.year_columns(site, year)
        for name, cells in _rows(html_of(own_pages, addresses.year_path(year), language)):
            first, change, *others = cells
            for (key, period), text in zip(columns, (first, *others), strict=True):
                keys = [
                    key,
                    *(k for k, one in recomputed.indicators().items() if one.get("stands_in_for") == key),
                ]
                found = [one for k in keys if (one := recomputed.known(codes[name], k, str(period)))]
                assert _is_shown(text, found), (year, name, key, text)
            assert _is_percent(change, codes[name], columns[0][0], str(year)), (year, name, change)


def _rows(page: str) -> Iterator[tuple[str, list[str]]]:
    table = page.partition("data-sortable")[2].partition("<tfoot>")[0]
    for row in re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</tr>", table, re.S):
        name, _, *cells = re.split(r"<td[^>]*>", re.sub(r"<sup.*?</sup>|<small>.*?</small>", "", row))
        yield _text(name), [_text(cell) for cell in cells]


def _is_shown(text: str, found: list[recomputed.Known]) -> bool:
    if text.startswith("<0") and found and found[0].is_exact:
        return 0 < found[0].number < _number(text[1:])
    if text.startswith("<") or not re.search(r"\d", text):
        return not found or not found[0].is_exact
    return any(_is_near(text, one.number) for one in found)


def _is_percent(text: str, code: str, key: str, year: str) -> bool:
    others = [name for name, one in recomputed.indicators().items() if one.get("stands_in_for") == key]
    keys = [key] if recomputed.known(code, key, year) else others
    percents = [c[1] for k in keys if (c := recomputed.change(code, k, year)) and c[1] is not None]
    if text == "–":
        return percents == []
    return any(_is_near(re.sub(r"\s?%", "", text), percent) for percent in percents)


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_sentence_of_a_year_says_a_change_and_a_rank_of_the_home_country(
    site: Site, language: str
) -> None:
    home = site.settings.home_country
    country = next(one for one in site.countries.values() if one.code == home)
    for year in years.covered_years(site):
        columns = [(key, str(period)) for key, period in years.year_columns(site, year)]
        sentences = " ".join(home_sentences(for_locale(site, language), country, year)).replace("\u00a0", " ")
        changes = [c[1] for key, p in columns if (c := recomputed.change(home, key, p)) and c[1] is not None]
        ranks = {recomputed.ranks(key, p)[home] for key, p in columns if home in recomputed.ranks(key, p)}
        for percent, way in PERCENT.findall(sentences):
            sign = 1 if way in ("daugiau", "more") else -1
            assert any(_is_near(percent, sign * change) for change in changes), (year, percent, way)
        for place, among in RANK.findall(sentences):
            assert (int(place), int(place), int(among)) in ranks, (year, place, among)
        assert len(PERCENT.findall(sentences)) + len(RANK.findall(sentences)) >= 2, year
