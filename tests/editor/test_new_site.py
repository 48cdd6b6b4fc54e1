"""A new site has what it needs, is without fault at once, and says nothing of the site it was begun from."""

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from emn_site import checks
from emn_site.checks import CheckResult
from emn_site.cli.program import parse_arguments
from emn_site.cli.site import begin_site
from emn_site.content.load import load_site
from emn_site.content.packed_words import missing_words
from emn_site.content.yaml_lines import read_yaml
from emn_site.editor.new_site import NewSite, site_files
from emn_site.locale import for_locale
from emn_site.locale.formats import country_name
from emn_site.model.settings import Settings
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages.layout import PageEdition, layout_page
from tests.refusals import refused
from tests.sites import ROOT, WORDS

TODAY = date(2026, 11, 30)
COUNTRIES = [*(ROOT / "data" / "countries").glob("*.yml")]
SLUGS = {file.stem: read_yaml(file.read_text()).data["code"] for file in COUNTRIES}
NAMES = {country_name(code, language) for code in SLUGS.values() for language in ("el", "en")}
LITHUANIA = re.compile("Lithuania|lithuania|Λιθουανία")
OTHERS, COUNTRY = (
    re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    for names in (
        {name for name in NAMES | SLUGS.keys() if not LITHUANIA.fullmatch(name)},
        NAMES | SLUGS.keys(),
    )
)
FORMS = re.compile(r"ithuanian|[lL]ietuv|Λιθουανίας|Λιθουανικ|λιθουαν|Vilni|emn\.lt|(?i:litew)")
"""Forms that are no name of a country by itself, of the language, the capital and the contact point."""
RECORDS = ("data/countries/lithuania.yml", *(f"data/{one}/countries/lithuania.yml" for one in ("lt", "en")))
ADDRESSES = {
    found for name in RECORDS for found in re.findall(r"https?://[^\s\"',]+", (ROOT / name).read_text())
}
FIGURES, CODED = re.compile(r"[\d\s.,−+%–-]+"), re.compile(r'["#][A-Z]{2}"')


def _begun(folder: Path, *languages: str, home: str) -> Path:
    wheel = folder / "emn_site-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"the generator")
    for name, content in site_files(NewSite(languages, home, wheel)):
        file = folder / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "site"


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for Greece in Greek, which has no words here yet, and English."""
    return _begun(tmp_path_factory.mktemp("greek"), "el", "en", home="GR")


@pytest.fixture(scope="module")
def checked(greek: Path) -> CheckResult:
    """That site, read, made and judged."""
    return checks.check_site(greek, TODAY)


def test_all_that_waits_is_that_words_are_not_translated(checked: CheckResult) -> None:
    (found,) = checked.problems

    assert (found.code, found.path, found.is_warning) == ("words-missing", "data/site.yml", True)
    assert dict(found.values)["language"] == "el"


def test_lithuania_stands_only_where_any_other_country_would(checked: CheckResult) -> None:
    """What stands around its name stands around that of another country, too: in lists, tables, addresses."""
    edition = PageEdition("https://emn-gr.example/", "https://emn-gr.example/")
    elsewhere: set[str] = set()
    around: dict[str, Place] = {}
    for (path, language), page in checked.pages.by_place.items():
        locale = for_locale(checked.site, language)
        html = _without_records(checked.site, layout_page(locale, page, edition))
        assert FORMS.search(html) is None, (path, language)
        elsewhere |= set(_contexts(html, OTHERS))
        if path != "editing/problems":  # an example may name one country
            around |= dict.fromkeys(_contexts(html, LITHUANIA), (path, language))

    assert len(around) > 50
    assert {context: place for context, place in around.items() if context not in elsewhere} == {}


def _without_records(site: Site, html: str) -> str:
    """Return a page without what is recorded of Lithuania: its contact point, events and sources."""
    for address in sorted(ADDRESSES, key=len, reverse=True):
        html = html.replace(f'"{escape(address)}"', "")
        for shown in (address.split("//")[1].rstrip("/"), urlsplit(address).netloc.removeprefix("www.")):
            html = html.replace(f">{shown}<", "><")
    for language in ("el", "en"):
        words = site.wordings[language].countries.get("lithuania")
        happened = words.developments.values() if words else ()
        for record in (words and words.contact_point, *(one.text for one in happened)):
            html = html.replace(escape(record, quote=False), "") if record else html
    return html


def _contexts(html: str, names: re.Pattern[str]) -> Iterator[str]:
    """Yield what stands around each name, without figures, codes and names of countries."""
    for found in names.finditer(html):
        before, after = html[max(0, found.start() - 300) : found.start()], html[found.end() :][:300]
        yield f"{_masked(before)[-20:]}•{_masked(after)[:10]}"


def _masked(text: str) -> str:
    return FIGURES.sub("#", CODED.sub('"•"', COUNTRY.sub("•", text)))


def test_no_word_of_the_generator_is_about_a_country() -> None:
    words = (WORDS / "en" / "words.yml").read_text(encoding="utf-8")

    assert not FORMS.search(words)
    assert not LITHUANIA.search(words)


def test_its_settings_are_its_own(greek: Path) -> None:
    settings: Settings = load_site(greek).settings

    assert (settings.locales, settings.home_country) == (["el", "en"], "GR")
    assert not any("ithuan" in (greek / f"data/{name}site.yml").read_text() for name in ("", "el/", "en/"))


def test_history_begins_anew(greek: Path) -> None:
    site = load_site(greek)

    assert (site.redirects, site.publications, site.gone) == ({}, [], type(site.gone)())
    assert len(site.countries) == 35


def test_it_has_no_copies_of_words(greek: Path) -> None:
    files = {file.relative_to(greek / "data").as_posix() for file in (greek / "data").glob("??/*.yml")}

    assert files == {"el/site.yml", "en/site.yml", "el/words.yml"}


def test_words_that_nobody_has_translated_are_english_and_counted(greek: Path) -> None:
    site = load_site(greek)
    lacking = {language: list(missing_words(site, language)) for language in ("el", "en")}

    assert lacking["en"] == []
    assert [row.name for row, *_ in lacking["el"]][:2] == ["words", "types"]
    assert not lacking["el"][-1][0].is_for_readers
    assert for_locale(site, "el").word("home") == "Home"


def test_english_sentences_have_english_cases_and_greek_names(greek: Path) -> None:
    locale = for_locale(load_site(greek), "el")

    assert locale.word("country_list", country=locale.country_forms("NL")) == "Publications about Κάτω Χώρες"
    assert locale.wording.cases.periods["in"].year == "in {period}"


def test_english_words_in_a_greek_page_say_so(checked: CheckResult) -> None:
    edition = PageEdition("https://emn-gr.example/", "https://emn-gr.example/")
    page = checked.pages.by_place["data/index", "el"]

    html = layout_page(for_locale(checked.site, "el"), page, edition)
    english = layout_page(for_locale(checked.site, "en"), checked.pages.by_place["data/index", "en"], edition)

    assert '<html lang="el"' in html
    assert '<bdi lang="en">Menu</bdi>' in html
    assert re.search(r'<h1><bdi lang="en">', html) or re.search(r'<h1 lang="en">', html)
    assert re.search(r"<title>[^<]+</title>", html)
    assert "<bdi" not in english


def test_the_home_page_counts_no_publications_where_there_are_none(checked: CheckResult) -> None:
    page = checked.pages.by_place["index", "en"]
    edition = PageEdition("https://emn-gr.example/", "https://emn-gr.example/")
    html = layout_page(for_locale(checked.site, "en"), page, edition)

    assert 'id="newest"' not in html
    assert 'id="by-country"' in html


def test_the_generator_goes_along_by_its_hash(greek: Path) -> None:
    *_, last = (greek / "requirements.txt").read_text().splitlines()

    assert re.fullmatch(r"\./wheels/emn_site-1\.0\.0-py3-none-any\.whl --hash=sha256:[0-9a-f]{64}", last)
    assert (greek / "wheels" / "emn_site-1.0.0-py3-none-any.whl").read_bytes() == b"the generator"


def test_a_polish_site_has_all_words_with_their_forms_and_cases(tmp_path: Path) -> None:
    root = _begun(tmp_path, "pl", "en", home="PL")
    polish = for_locale(load_site(root), "pl")

    assert checks.check_site(root, TODAY).problems == []
    assert [polish.counted("publication_count", number) for number in (1, 3, 5, 22)] == [
        "1\xa0publikacja",
        "3\xa0publikacje",
        "5\xa0publikacji",
        "22\xa0publikacje",
    ]
    assert polish.country_forms("PL").in_case("locative") == "w Polsce"
    assert load_site(root).wordings["pl"].site.publisher == "Krajowy Punkt Kontaktowy ESM, Polska"


@pytest.mark.parametrize(
    ("languages", "home"),
    [
        (["ka"], "GE"),
        (["lv", "en"], "LV"),
        (["pl", "en", "lt"], "PL"),
        (["hy", "en"], "AM"),
        (["bg", "uk"], "BG"),
    ],
)
def test_one_language_or_three_in_any_script_are_without_error(
    languages: list[str], home: str, tmp_path: Path
) -> None:
    found = checks.check_site(_begun(tmp_path, *languages, home=home), TODAY)

    assert found.errors == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["xx", "--home", "GR"], "init-no-language"),
        (["el", "--home", "US"], "init-no-country"),
        (["el", "--home", "GR"], "init-no-wheel"),
        (["el", "--home", "GR", "--wheel", __file__, "--into", "data"], "init-not-empty"),
    ],
)
def test_what_cannot_be_begun_is_refused(arguments: list[str], code: str, healthy: Path) -> None:
    new = healthy / "new"
    options = parse_arguments(["init", "--into", str(new), *arguments])
    options.into = healthy / options.into

    with refused(f"[{code}]"):
        begin_site(healthy, options)

    assert not new.exists()


def test_a_language_without_words_begins_with_those_of_material(greek: Path) -> None:
    words = read_yaml((greek / "data/el/words.yml").read_text(encoding="utf-8")).data

    assert words["skip_to_content"] == "Μετάβαση στο περιεχόμενο"
    assert not (greek / "data/en/words.yml").exists()


def test_the_dictionary_of_a_language_comes_along(healthy: Path, tmp_path: Path) -> None:
    """Where one cannot be had, the site begins without it; Eurostat calls Greece EL."""
    wheel = tmp_path / "emn_site-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"the generator")
    begun = tmp_path / "begun"
    asked = ["init", "el", "ka", "--home", "EL", "--wheel", str(wheel), "--into", str(begun)]

    assert begin_site(healthy, parse_arguments(asked)) == 0
    assert [file.name for file in (begun / "data/dictionaries").iterdir()] == ["el.json"]
    assert "home_country: GR\n" in (begun / "data/site.yml").read_text(encoding="utf-8")
