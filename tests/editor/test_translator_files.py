"""The words of a language go to a translator's program and come back as they were."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from emn_site.content.load import load_site
from emn_site.content.packed_words import WORDS
from emn_site.content.yaml_lines import YamlDocument
from emn_site.editor.new_site import NewSite, site_files
from emn_site.editor.translator_files import (
    export_words,
    file_texts,
    form_numbers,
    plural_categories,
    read_words,
)
from emn_site.model.site import Site
from tests.refusals import refused

COMMENTS = {"gaps": "Gaps: {gaps}", "lines": "One on each line."}
LATVIAN = "(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2)"
POLISH = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"
ARABIC_WORDS = """home: "البداية"
publication_count: {zero: "a{count}", one: "b", two: "c", few: "d{count}", many: "e", other: "f"}
own: "لنا"
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site in English, Lithuanian, Polish and Arabic, in which it says little, and has words of its own."""
    wheel = tmp_path / "emn_site-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"")
    root = tmp_path / "site"
    for name, content in site_files(NewSite(["en", "lt", "pl", "ar"], "PL", wheel)):
        if not name.startswith(("data/countries", "data/dictionaries")):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
    (root / "data/ar/words.yml").write_text(ARABIC_WORDS)
    (root / "data/en/words.yml").write_text('own: "Ours, {count}"\n')
    return load_site(root)


@pytest.mark.parametrize("language", ["pl", "lt", "en", "ar"])
def test_what_goes_out_comes_back_and_changes_nothing(site: Site, language: str) -> None:
    exported = export_words(site, language, COMMENTS)

    found = read_words(site, language, exported)

    assert exported == export_words(site, language, COMMENTS)
    assert (found.unknown, found.unmapped, found.doubtful) == ([], [], [])
    assert file_texts(site, language, f"data/{language}", found) == {}
    assert sum(map(len, found.words.values())) > (2 if language == "ar" else 1400)


def test_all_of_a_language_can_be_made_again_from_its_file(site: Site) -> None:
    found = read_words(site, "pl", export_words(site, "pl", COMMENTS))
    nothing = {f"data/pl/{name}.yml": YamlDocument({}, {}) for name in found.words}

    written = file_texts(replace(site, lines={**site.lines, **nothing}), "pl", "emn_site/words/pl", found)

    assert 'home: "Strona główna"' in written["emn_site/words/pl/words.yml"]
    assert written.keys() >= {f"emn_site/words/pl/{name}.yml" for name in ("words", "glossary", "synonyms")}


def test_a_message_says_where_it_stands_what_it_is_about_and_what_to_leave(site: Site) -> None:
    catalog = read_po((export_words(site, "pl", COMMENTS)).decode().splitlines(), locale="pl")

    counted = catalog.get("{count} publication", "words: publication_count")
    home = catalog.get("Home", "words: home")
    assert counted and home
    assert counted.auto_comments[-1] == "Gaps: {count}"
    assert home.auto_comments == ["Getting around"]
    assert isinstance(counted.string, tuple)
    assert len(counted.string) == len(plural_categories("pl")) == 4


def test_only_what_a_site_says_otherwise_is_written_and_its_comments_stay(site: Site) -> None:
    file = site.root / "data/pl/words.yml"
    file.write_text('# Ours.\nmenu: "Spis" # short\nhome: "Tutaj"\n')
    site = load_site(site.root)
    text = export_words(site, "pl", COMMENTS).decode()
    text = text.replace('msgstr "Tutaj"', 'msgstr "Strona główna"').replace(
        'msgstr "Zamknij"', 'msgstr "Zamknąć"'
    )

    (written,) = file_texts(site, "pl", "data/pl", read_words(site, "pl", text.encode())).items()

    assert written == ("data/pl/words.yml", '# Ours.\nmenu: "Spis" # short\nclose: "Zamknąć"\n')


def test_what_is_empty_stays_missing_and_what_is_doubtful_is_not_taken(site: Site) -> None:
    text = export_words(site, "ar", COMMENTS).decode()
    doubtful = text.replace(
        'msgctxt "words: menu"\nmsgid "Menu"\nmsgstr ""',
        '#, fuzzy\nmsgctxt "words: menu"\nmsgid "Menu"\nmsgstr "x"',
    )

    found = read_words(site, "ar", doubtful.encode())

    assert found.doubtful == ["words: menu"]
    assert found.missing > 1400
    assert file_texts(site, "ar", "data/ar", found) == {}


def test_a_message_that_nothing_here_has_is_named(site: Site) -> None:
    text = export_words(site, "pl", COMMENTS).decode() + '\nmsgctxt "words: gone"\nmsgid "x"\nmsgstr "y"\n'

    assert read_words(site, "pl", text.encode()).unknown == ["words: gone"]


@pytest.mark.parametrize(
    ("language", "count", "expression", "numbers"),
    [
        ("pl", 3, POLISH, {"one": 0, "few": 1, "many": 2}),
        ("lv", 3, LATVIAN, {"one": 0, "other": 1}),
        ("en", 2, "(n != 1)", {"one": 0, "other": 1}),
        ("ka", 1, "0", {"one": 0, "other": 0}),
    ],
)
def test_forms_of_other_programs_are_followed_where_they_are_those_of_cldr(
    language: str, count: int, expression: str, numbers: dict[str, int]
) -> None:
    assert form_numbers(language, count, expression) == numbers


def test_a_form_that_a_file_cannot_tell_stays_as_it_was(site: Site) -> None:
    text = export_words(site, "pl", COMMENTS).decode()
    forms = text.index("Plural-Forms:")
    text = text[:forms] + f"Plural-Forms: nplurals=3; plural={POLISH};" + text[text.index("\\n", forms) :]
    text = "\n".join(line for line in text.splitlines() if not line.startswith("msgstr[3]"))

    found = read_words(site, "pl", text.encode())

    assert found.unmapped == ["other"]
    assert file_texts(site, "pl", "data/pl", found) == {}


@pytest.mark.parametrize(
    "content", [b"\xff", b"msgid broken", b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n;\\n"\n']
)
def test_what_is_no_such_file_is_refused(site: Site, content: bytes) -> None:
    with refused("words-no-file"):
        read_words(site, "pl", content)


def test_polish_is_marked_as_not_proofread() -> None:
    assert all(
        file.read_text(encoding="utf-8").startswith("# Not proofread")
        for file in (WORDS / "pl").glob("*.yml")
    )


def test_a_file_of_words_that_cannot_be_edited_is_refused(healthy: Path) -> None:
    site = load_site(healthy)
    found = read_words(site, "lt", export_words(site, "lt", COMMENTS))
    found.words = {"words": {("menu",): "Kitas meniu"}}
    (healthy / "data/lt/words.yml").write_text("menu: [\n", encoding="utf-8")

    with refused("file-not-edited"):
        file_texts(site, "lt", "data/lt", found)
