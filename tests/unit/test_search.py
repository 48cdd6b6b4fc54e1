"""What the browser is given to search, read back from the files, with Pagefind run for it."""

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from emn_site import pagefind_index, search
from emn_site.model import Site

PAGE = """<!doctype html><html lang="{locale}"><body><header>Meniu</header><main data-pagefind-body>
<template data-facets="{facets}" data-date="{date}"></template>{article}</main></body></html>"""


def _page(
    folder: Path, name: str, article: str, locale: str = "lt", date: str = "2020", facets: str = ""
) -> None:
    text = PAGE.format(locale=locale, article=article, date=date, facets=facets)
    (folder / f"{name}.html").write_text(text, encoding="utf-8")


class Index:
    """The files of one language."""

    def __init__(self, site_dir: Path, locale: str = "lt") -> None:
        self.entry = json.loads((site_dir / "pagefind" / f"{locale}.json").read_text(encoding="utf-8"))
        self.folder = site_dir / "pagefind" / self.entry["folder"]

    def file(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def words(self, key: str) -> list[list[int]]:
        """Return what is written of a word: pages, weights and passages."""
        parts = (json.loads(part.read_text(encoding="utf-8")) for part in self.folder.glob("words/*.json"))
        return next((part[key] for part in parts if key in part), [[], [], []])

    def pages(self, key: str) -> dict[str, int]:
        """Return the addresses of the pages with a word, and the weights."""
        distances, weights, _ = self.words(key)
        addresses = [self.file(f"texts/{number}-0.json")["address"] for number in accumulate(distances)]
        return dict(zip(addresses, weights, strict=True))


def test_a_page_is_found_by_the_words_its_forms_belong_to(tmp_path: Path, site: Site) -> None:
    _page(tmp_path, "one", "<h1>Prieglobsčio sistema</h1><p>Užsieniečių integracija.</p>")
    _page(tmp_path, "other", "<h1>Grąžinimas</h1><p>Užsieniečiams grąžinti.</p>")

    assert search.index(tmp_path, site) == 2

    index = Index(tmp_path)
    assert list(index.pages("prieglobstis")) == ["one.html"]
    assert set(index.pages("užsienietis")) == {"one.html", "other.html"}
    assert index.pages("meniu") == {}


def test_a_word_with_two_readings_counts_in_full_for_each(tmp_path: Path, site: Site) -> None:
    _page(tmp_path, "title", "<h1>Kalbame</h1><p>Tekstas.</p>")
    _page(tmp_path, "text", "<h1>Pavadinimas</h1><p>Tekstas, kuriame kalbame.</p>")

    search.index(tmp_path, site)

    for key in ("kalbėti", "kalba"):
        weights = Index(tmp_path).pages(key)
        assert weights["title.html"] > 2 * weights["text.html"]


def test_a_name_of_letters_and_numbers_is_found_by_its_parts(tmp_path: Path, site: Site) -> None:
    _page(tmp_path, "one", "<h1>COVID-19</h1><p>Tyrimas 2017/4, 2024m.</p>")

    search.index(tmp_path, site)

    index = Index(tmp_path)
    for key in ("~covid", "19", "20174", "2017", "2024"):
        assert list(index.pages(key)) == ["one.html"], key


def test_the_text_is_shown_as_it_was_written(tmp_path: Path, site: Site) -> None:
    _page(
        tmp_path,
        "one",
        "<h1>Ne-ES šalių <em>piliečiai</em></h1><h2 id='a'>Kas yra TŠP?</h2><p>„Taip“, 12,5 %.</p>",
    )

    search.index(tmp_path, site)

    shown = Index(tmp_path).file("texts/0-0.json")
    assert shown["title"] == "Ne-ES šalių piliečiai"
    assert shown["text"] == "Ne-ES šalių piliečiai. Kas yra TŠP? „Taip“, 12,5 %."
    assert shown["sections"] == [[3, "a", "Kas yra TŠP?"]]


def test_a_long_text_is_shown_where_its_word_is(tmp_path: Path, site: Site) -> None:
    filling = "tekstas " * 700
    sections = "".join(f"<h2 id='{name}'>Skyrius</h2><p>{filling}</p>" for name in "abc")
    _page(tmp_path, "long", f"<h1>Ilgas</h1>{sections}<p>Prieglobsčiui.</p>")

    search.index(tmp_path, site)

    index = Index(tmp_path)
    assert index.words("prieglobstis")[2] == [2]
    shown = [index.file(f"texts/0-{number}.json") for number in range(3)]
    assert [len(passage["text"].split()) for passage in shown] == [1000, 1000, 105]
    assert [passage["sections"] for passage in shown] == [
        [[1, "a", "Skyrius"], [702, "b", "Skyrius"]],
        [[0, "b", "Skyrius"], [403, "c", "Skyrius"]],
        [[0, "c", "Skyrius"]],
    ]
    assert shown[2]["text"].endswith("Prieglobsčiui.")


def test_pages_are_numbered_from_the_newest_on(tmp_path: Path, site: Site) -> None:
    for date in ("2019-05", "2024-01-31", "0000", "2024-02"):
        _page(tmp_path, date, "<h1>Ataskaita</h1>", date=date, facets=f"year:{date[:4]}")

    search.index(tmp_path, site)

    index = Index(tmp_path)
    addresses = [index.file(f"texts/{number}-0.json")["address"] for number in range(4)]
    assert addresses == ["2024-02.html", "2024-01-31.html", "2019-05.html", "0000.html"]
    assert index.file("facets.json")["year:2024"] == [0, 1]


def test_another_form_of_the_same_words_is_another_folder(tmp_path: Path, site: Site) -> None:
    _page(tmp_path, "one", "<h1>Prieglobstis</h1>")
    search.index(tmp_path, site)
    before = Index(tmp_path).folder

    _page(tmp_path, "one", "<h1>Prieglobsčio</h1>")
    search.index(tmp_path, site)

    assert Index(tmp_path).folder != before


def test_a_language_without_a_dictionary_has_stems(tmp_path: Path, site: Site) -> None:
    _page(tmp_path, "one", "<h1>Policies on applicants</h1>", locale="en")

    search.index(tmp_path, site)

    index = Index(tmp_path, "en")
    assert list(index.pages("applic")) == list(index.pages("polici")) == ["one.html"]
    assert index.file("forms/ap.json") == {"applicants": " applic"}


def test_a_language_without_pages_can_be_asked(tmp_path: Path, site: Site) -> None:
    _page(tmp_path, "one", "<h1>Prieglobstis</h1>")

    search.index(tmp_path, site)

    assert Index(tmp_path, "en").file("index.json") == {"pages": 0, "passage": 1000, "first": []}


def test_a_pagefind_with_another_format_is_refused(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    _page(tmp_path, "one", "<h1>Prieglobstis</h1>")
    monkeypatch.setattr(pagefind_index, "FORMAT", "0.9.")

    with pytest.raises(RuntimeError, match=r"Pagefind 1\.5\.\d+ is not 0\.9\.x"):
        search.index(tmp_path, site)


def test_what_pagefind_is_told_about_a_page_is_not_searched(tmp_path: Path, site: Site) -> None:
    _page(
        tmp_path, "one", "<h1>Prieglobstis</h1><p data-pagefind-meta='kind' data-pagefind-ignore>Studija</p>"
    )

    search.index(tmp_path, site)

    index = Index(tmp_path)
    assert index.file("texts/0-0.json")["kind"] == "Studija"
    keys = {key for part in index.folder.glob("words/*.json") for key in json.loads(part.read_text())}
    assert keys == {"prieglobstis"}
