"""Slips that are valid files, and not what was meant: each is named at its line."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.cache.cache import Cache
from emn_site.checks import data
from emn_site.content.load import load_site
from emn_site.model.problems import Problem
from tests.sites import copy_of

TODAY = date(2026, 11, 30)
LT, EN = (f"docs/{language}/studies/2022/first-study.md" for language in ("lt", "en"))
TITLE, SUMMARY, TOPICS, SEEN = (
    'title: "Pirmoji studija"',
    'summary: "Santrauka."',
    "topics: [asylum]",
    "seen: [https://example.org/first]",
)
TEXT = "Prašymų buvo 1 500, arba 3,5 proc. Žr. [Lietuvą](../../countries/lithuania.md#figures)."
CC = 'licence: "CC BY 4.0"\n  licence_url: https://creativecommons.org/licenses/by-nc/4.0/'
ENGLISH = "This is a text in English, which was put into the wrong folder by mistake, and nobody has seen it."


def _found(root: Path, file: str, old: str, new: str, code: str) -> list[tuple[str, int]]:
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new, 1))
    return [(one.path, one.line) for one in _problems(root) if one.code == code]


def _problems(root: Path) -> list[Problem]:
    return checks.check_site(root, TODAY).problems


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        (SEEN, "languages: [lt]", "seen-missing", 2),
        (SEEN, "publish_on: 2026-12-24", "seen-missing", 2),
        (SEEN, f"{SEEN}\npublish_on: 2026-12", "wrong-value", 9),
        (TEXT, f"…\n\n{TEXT}", "unfilled", 13),
        (SEEN, "seen: [https://emn.example/latest/studies/2022/first-study/]", "wrong-value", 8),
        (TOPICS, f"official_address: https://emn.example/a/\n{TOPICS}", "wrong-value", 6),
        (TOPICS, f"pdf: {{lt: https://example.org/page.html}}\n{TOPICS}", "wrong-value", 6),
        (TOPICS, f"doi: 10.2837/123456.\n{TOPICS}", "wrong-value", 6),
        (TOPICS, f"status: draft\npublish_on: 2026-12-24\n{TOPICS}", "never-published", 6),
        (TOPICS, f'authors: ["Jonaitis, J., Petraitis, P."]\n{TOPICS}', "authors-together", 6),
        (TOPICS, "topics: [asylum, asylum]", "said-twice", 6),
        ("## Svarbiausia", "## Svarbiausia:", "heading-colon", 11),
        (TEXT, f"{TEXT}\n\n|  |  |\n|--|--|\n| a | b |", "table-without-head", 15),
        (SUMMARY, 'summary: "Pirmoji studija."', "said-twice", 3),
        ("## Svarbiausia", "## Pirmoji studija", "said-twice", 11),
        (SUMMARY, f'summary: "{"Santrauka. " * 80}"', "summary-long", 3),
        (SUMMARY, 'summary: "Apie **ką** ji."', "leftover-markup", 3),
        (TEXT, "Žr. [čia](../../countries/lithuania.md).", "link-vague", 13),
        (TEXT, f"## 2. Išvados\n\n{TEXT}", "", 0),
        (TEXT, ENGLISH, "wrong-language", 10),
        (TEXT, "| a |\n|---|\n| b |\n\nLentelė: Prašymai", "caption-not-read", 17),
        (TEXT, "Figūra 1 nėra pavadinimas.", "", 0),
        ("Pirmoji studija", "NEPILNAMEČIŲ PRIĖMIMAS LIETUVOJE", "capitals", 2),
        ("Pirmoji studija", "EMN, UNHCR ir FRONTEX XXI a.", "capitals", 0),
        (SUMMARY, 'summary: "Prašymų&nbsp;skaičius."', "leftover-markup", 3),
        (SUMMARY, 'summary: "Santrauka.[^1] Ir *kursyvas*."', "leftover-markup", 3),
        (SUMMARY, 'summary: "Santrauka.[^1]"', "leftover-markup", 3),
        (TITLE, 'title: "[Studija](/studies/)"', "leftover-markup", 2),
    ],
)
def test_a_slip_is_named_at_its_line(healthy: Path, old: str, new: str, code: str, line: int) -> None:
    found = _found(healthy, LT, old, new, code)

    assert found == ([(LT, line)] if line else [])


LITHUANIAN = (
    "Tyrimas parodė, kad daugelis valstybių keitė savo įstatymus, kad įgyvendintų Sąjungos teisę, "
    "o sulaikymo alternatyvos taikomos retai, nes trūksta lėšų."
)
NAMES = (
    "The study was written by Žukauskaitė, Šimkūnas and Čepėnienė for the contact point in Vilnius, "
    "which asked the Ministry of the Interior, the State Border Guard Service and many others for answers."
)


@pytest.mark.parametrize(("added", "times"), [(LITHUANIAN, 1), (NAMES, 0)])
def test_a_paragraph_in_another_language_is_named_at_its_line(healthy: Path, added: str, times: int) -> None:
    text = (healthy / EN).read_text().rstrip("\n")
    (healthy / EN).write_text(f"{text}\n\n{added}\n")

    found = [one.line for one in _problems(healthy) if (one.path, one.code) == (EN, "wrong-language")]

    assert found == [text.count("\n") + 3] * times


def test_numbers_of_headings_are_typed_only_where_all_chapters_have_one(healthy: Path) -> None:
    assert not _found(healthy, LT, "## Svarbiausia", "## 1. Svarbiausia", "heading-number-typed")
    assert _found(healthy, LT, TEXT, f"{TEXT}\n\n## 2. Toliau\n\n{TEXT}", "heading-number-typed") == [
        (LT, 11)
    ]


@pytest.mark.parametrize("folder", ["lt", "en"])
def test_a_copy_is_named_with_the_file_that_it_repeats(healthy: Path, folder: str) -> None:
    text = f"{(healthy / LT).read_text()}\n{ENGLISH}\n"
    (healthy / LT).write_text(text)
    head, _, body = (healthy / EN).read_text().partition("## Key")
    copied = LT.replace("first", "second") if folder == "lt" else EN
    (healthy / copied).write_text(text if folder == "lt" else f"{head}## {text.partition('## ')[2]}")

    (found,) = [one for one in _problems(healthy) if one.code == "said-twice"]

    assert body and {found.path, dict(found.values)["other"]} == {LT, copied}


def test_a_title_that_was_to_be_translated_is_not_that_of_the_original(healthy: Path) -> None:
    assert _found(healthy, EN, "The first study", "Pirmoji studija", "said-twice") == [(EN, 2)]


def test_a_fraction_of_a_person_is_none(healthy: Path) -> None:
    file = "data/countries/norway.yml"

    assert _found(healthy, file, "2020: 1000", "2020: 1.025", "wrong-value") == [(file, 8)]


@pytest.mark.parametrize(("has", "lacks"), [("lt", "en"), ("en", "lt")])
def test_a_gap_is_named_in_the_file_that_lacks_it(healthy: Path, has: str, lacks: str) -> None:
    found = _found(healthy, f"data/{has}/sources.yml", 'name: "', 'name: "{year} ', "gaps-differ")

    assert found == [(f"data/{lacks}/sources.yml", 3)]


def test_an_indent_too_small_is_no_number_to_be_quoted(healthy: Path) -> None:
    file = healthy / "data" / "countries" / "norway.yml"
    file.write_text(file.read_text().replace("    values:\n", "  values:\n"))

    assert not any(one.remedy for one in _problems(healthy))


@pytest.mark.parametrize(
    ("file", "code", "value"),
    [
        ("docs/lt/.DS_Store", "program-file", ""),
        ("docs/lt/studies/2022/~$study.docx", "program-file", ""),
        ("docs/lt/studies/2022/name.md.txt", "file-name", "name.md"),
        ("data/countries/latvia.yaml", "unread-file", "latvia.yml"),
        ("docs/assets/table.csv", "wrong-encoding", ""),
    ],
)
def test_a_file_that_does_not_belong_there_is_told_what_becomes_of_it(
    healthy: Path, file: str, code: str, value: str
) -> None:
    (healthy / file).parent.mkdir(parents=True, exist_ok=True)
    (healthy / file).write_bytes("Šalis;5\n".encode("cp1257"))

    (found,) = [one for one in _problems(healthy) if one.path == file]

    assert found.code == code
    assert value in {"", *dict(found.values).values()}


def test_a_term_without_words_is_missing_though_no_language_has_the_file(healthy: Path) -> None:
    (healthy / "data" / "glossary.yml").write_text("own-term:\n  source: statistics\n")

    found = [(one.path, one.code) for one in _problems(healthy)]

    assert found == [(f"data/{language}/glossary.yml", "missing-word") for language in ("en", "lt")]


def test_a_link_to_a_country_by_its_own_name_is_led_there(healthy: Path) -> None:
    countries, text = healthy / "data" / "countries", healthy / LT
    (countries / "latvia.yml").write_text(
        (countries / "norway.yml").read_text().replace("code: NO", "code: LV")
    )
    text.write_text(text.read_text().replace("countries/lithuania.md#figures", "countries/lietuva.md"))

    (found,) = [one for one in _problems(healthy) if one.code == "broken-link"]

    assert dict(found.values)["hint"] == ": ../../countries/lithuania.md"


DEVELOPMENT = "{as_of: 2020, text: A, sources: [https://a.lt]}"


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("data/lt/legal.yml", "host: TBD\n", "placeholder", 1),
        ("data/lt/words.yml", 'hom: "Pradžia"\n', "unknown-key", 1),
        ("data/lt/countries/norway.yml", f"developments:\n  asylum: {DEVELOPMENT}\n", "unknown-key", 2),
        ("docs/lt/studies/2022/nauja studija.docx", "", "not-markdown", 1),
    ],
)  # fmt: skip
def test_a_file_that_would_say_nothing_is_named(
    healthy: Path, file: str, text: str, code: str, line: int
) -> None:
    (healthy / file).parent.mkdir(exist_ok=True)
    (healthy / file).write_text(text)

    assert [(one.path, one.line, one.code) for one in _problems(healthy)] == [(file, line, code)]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line"),
    [
        ("data/lt/site.yml", 'name: "', 'name: "„', "", 0),
        ("data/lt/site.yml", "publisher:", "publisher: „EMN“ #", "quoted-title", 3),
        ("data/sources.yml", "statistics:\n", f"statistics:\n  {CC}\n", "wrong-value", 3),
        ("data/countries/norway.yml", "eurostat_code: NO", "eurostat_code: SE", "wrong-value", 2),
        (
            "data/countries/norway.yml",
            "{value: 1100,",
            "{value: 1100, carried_from: 2020,",
            "carried-unlike",
            9,
        ),
    ],
)
def test_a_slip_in_data_is_named_at_its_line(
    healthy: Path, file: str, old: str, new: str, code: str, line: int
) -> None:
    assert _found(healthy, file, old, new, code) == ([(file, line)] if line else [])


def test_a_quotation_in_another_language_may_be_marked(healthy: Path) -> None:
    assert _found(healthy, LT, TEXT, f"{TEXT}\n\n<p lang=en>{ENGLISH}</p>", "wrong-language") == []
    assert _found(healthy, LT, f"<p lang=en>{ENGLISH}</p>", ENGLISH, "wrong-language") == [(LT, 15)]


def test_what_is_kept_of_a_paragraph_follows_the_letters_of_the_languages(healthy: Path) -> None:
    cache, site = Cache(healthy / ".cache"), healthy / "data/lt/site.yml"
    (healthy / EN).write_text(f"{(healthy / EN).read_text()}\n{'procedūros iššūkiai grąžinimas ' * 6}\n")

    def codes() -> set[str]:
        return {one.code for one in checks.check_site(healthy, TODAY, cache=cache).problems}

    assert "wrong-language" in codes()

    site.write_text(
        site.read_text()
        .replace("aą b c č d eęė f g h iįy", "a b c d e f g h iy")
        .replace("š t uųū v w x z ž", "t u v w x z")
    )
    assert "wrong-language" not in codes()


def test_a_title_in_the_other_language_is_named(healthy: Path) -> None:
    title = "Grąžinimo procedūros veiksmingumas: iššūkiai"

    assert _found(healthy, EN, "The first study", title, "wrong-language") == [(EN, 2)]


def test_the_years_of_a_description_are_those_of_its_chart(healthy: Path) -> None:
    chart = "chart:asylum_applications_new?countries=LT&from=2020&to=2022"

    assert _found(healthy, LT, TEXT, f"{TEXT}\n\n![Prašymai, 2010–2022]({chart})", "caption-unlike") == [
        (LT, 15)
    ]
    assert _found(healthy, LT, "2010–2022", "2020–2022", "caption-unlike") == []
    assert _found(healthy, LT, "Prašymai,", "Prašymai pagal 2014–2020 m. programą,", "caption-unlike") == []


def test_a_series_from_another_service_than_its_indicator_is_named(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    file = root / "data/countries/lithuania.yml"
    text = file.read_text().replace("dataset: unhcr-population", "dataset: migr_asyappctza", 1)
    file.write_text(text)
    line = text[: text.index("dataset: migr_asyappctza", text.index("pending:"))].count("\n") + 1

    (found,) = data.check_sources(load_site(root))

    assert (found.line, found.code) == (line, "dataset-unlike")
    assert dict(found.values)["known"] == "unhcr-population"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CC BY 4.0 International", "by/4.0"),
        ("CC BY-NC-SA 3.0 IGO", "by-nc-sa/3.0"),
        ("Creative Commons Attribution 4.0 International", "by/4.0"),
        ("CC BY", "by/4.0"),
    ],
)
def test_a_licence_is_named_in_any_way_beside_its_address(healthy: Path, name: str, kind: str) -> None:
    licence = f'licence: "{name}"\n  licence_url: https://creativecommons.org/licenses/{kind}/'

    assert (
        _found(healthy, "data/sources.yml", "statistics:\n", f"statistics:\n  {licence}\n", "wrong-value")
        == []
    )
