"""What the browser is given to search, read back from the files."""

import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from emn_site.language import in_language
from emn_site.model.site import Site
from emn_site.search import index
from emn_site.search.articles import Article
from emn_site.search.parts import PASSAGE


def _article(name: str, title: str, html: str = "", date: str = "2020", *facets: str) -> Article:
    return Article(name, title, "Studija", date, facets, html)


class Index:
    """The files of one language."""

    def __init__(self, site: Site, *articles: Article, locale: str = "lt") -> None:
        files = index.files(in_language(site, locale), articles)
        self.entry = json.loads(files[f"search-index/{locale}.json"])
        folder = f"search-index/{self.entry['folder']}/"
        self.files = {name.removeprefix(folder): json.loads(text) for name, text in files.items()}

    def file(self, name: str) -> Any:
        return self.files[name]

    def words(self, key: str) -> list[list[int]]:
        """Return what is written of a word: pages, weights and passages."""
        parts = (part for name, part in self.files.items() if name.startswith("words/"))
        return next((part[key] for part in parts if key in part), [[], [], []])

    def pages(self, key: str) -> dict[str, int]:
        """Return the addresses of the pages with a word, and the weights."""
        distances, weights, _ = self.words(key)
        addresses = [self.file(f"texts/{number}-0.json")["address"] for number in accumulate(distances)]
        return dict(zip(addresses, weights, strict=True))


def test_a_page_is_found_by_the_words_its_forms_belong_to(site: Site) -> None:
    found = Index(
        site,
        _article("one", "Prieglobsčio sistema", "<p>Užsieniečių integracija.</p><nav>Meniu</nav>"),
        _article("other", "Grąžinimas", "<p>Užsieniečiams grąžinti.</p>"),
    )

    assert list(found.pages("prieglobstis")) == ["one"]
    assert set(found.pages("užsienietis")) == {"one", "other"}
    assert found.pages("meniu") == {}


def test_a_word_with_two_readings_counts_in_full_for_each(site: Site) -> None:
    found = Index(
        site,
        _article("title", "Kalbame", "<p>Tekstas.</p>"),
        _article("text", "Pavadinimas", "<p>Tekstas, kuriame kalbame.</p>"),
    )

    for key in ("kalbėti", "kalba"):
        weights = found.pages(key)
        assert weights["title"] > 2 * weights["text"]


@pytest.mark.parametrize(
    "key",
    ["~covid", "19", "covid-19", "2017/4", "2017", "3161654", "12.7", "c-456/22", "456", "2014-2016", "2016"],
)
def test_numbers_and_names_with_numbers_are_found_whole_and_by_their_parts(site: Site, key: str) -> None:
    text = "<p>Tyrimas 2017/4: 3\u00a0161\u00a0654 asmenys, 12,7 proc., byla C-456/22, 2014–2016 m.</p>"

    assert list(Index(site, _article("one", "COVID-19", text)).pages(key)) == ["one"]


def test_the_text_is_shown_as_it_was_written(site: Site) -> None:
    html = (
        "<h2 id='a'>Kas yra <em>TŠP</em>?</h2><p>„Taip“, mig\u00adracija 12,5\u00a0%.</p>"
        "<table><tr><td>a<td>b</table>"
    )
    shown = Index(site, _article("one", "Ne-ES šalių piliečiai", html)).file("texts/0-0.json")

    assert shown["title"] == "Ne-ES šalių piliečiai"
    assert shown["kind"] == "Studija"
    assert shown["text"].split("\n") == [
        "|Ne-ES šalių piliečiai",
        "|Kas yra TŠP?",
        "„Taip“, migracija 12,5\u00a0%.",
        "|a",
        "|b",
    ]
    assert shown["sections"] == [[3, "a", "Kas yra TŠP?"]]


def test_a_long_text_is_shown_where_its_word_is(site: Site) -> None:
    filling = "tekstas " * (PASSAGE - 50)
    sections = "".join(f"<h2 id='{name}'>Skyrius</h2><p>{filling}</p>" for name in "abc")
    found = Index(site, _article("long", "Ilgas", f"{sections}<p>Prieglobsčiui.</p>"))

    assert found.words("prieglobstis")[2] == [2]
    shown = [found.file(f"texts/0-{number}.json") for number in range(3)]
    assert [len(passage["text"].split()) for passage in shown] == [PASSAGE, PASSAGE, PASSAGE - 145]
    assert [passage["sections"] for passage in shown] == [
        [[1, "a", "Skyrius"], [PASSAGE - 48, "b", "Skyrius"]],
        [[0, "b", "Skyrius"], [PASSAGE - 97, "c", "Skyrius"]],
        [[0, "c", "Skyrius"]],
    ]
    assert shown[2]["text"].endswith("Prieglobsčiui.")


def test_pages_are_numbered_from_the_newest_on(site: Site) -> None:
    dates = ("2019-05", "2024-01-31", "0000", "2024-02")
    found = Index(site, *(_article(date, "Ataskaita", "", date, f"year:{date[:4]}") for date in dates))

    addresses = [found.file(f"texts/{number}-0.json")["address"] for number in range(4)]
    assert addresses == ["2024-02", "2024-01-31", "2019-05", "0000"]
    assert found.file("facets.json")["year:2024"] == [0, 1]


def test_another_form_of_the_same_words_is_another_folder(site: Site) -> None:
    one, other = (Index(site, _article("one", title)) for title in ("Prieglobstis", "Prieglobsčio"))

    assert one.entry["folder"] != other.entry["folder"]


def test_a_language_without_a_dictionary_has_stems(site: Site) -> None:
    found = Index(replace(site, dictionaries={}), _article("one", "Policies on applicants"), locale="en")

    assert list(found.pages("applic")) == list(found.pages("polici")) == ["one"]
    assert found.file("forms/ap.json")["applicants"] == " applic"


def test_forms_and_spellings_of_english_are_known(site: Site) -> None:
    found = Index(site, _article("one", "Women, children and the labour organisation applied"), locale="en")

    for key in ("woman", "child", "labor", "organization", "apply"):
        assert list(found.pages(key)) == ["one"]


def test_what_stands_in_another_language_is_not_a_word_of_this_one(site: Site) -> None:
    html = '<p>irregular migration <span lang="lt">neteisėta migracija</span></p>'
    found = Index(site, Article("one", "Glossary", "", "2020", (), html, locale="en"), locale="en")

    assert list(found.pages("migration")) == ["one"]
    assert found.file("texts/0-0.json")["text"] == "|Glossary\nirregular migration"


def test_boxes_side_by_side_are_not_one_number(site: Site) -> None:
    html = "<p><span>2024</span><span>18</span></p><p>CO<sub>2</sub></p>"
    found = Index(site, _article("one", "Tyrimas", html))

    assert found.file("texts/0-0.json")["text"].split("\n") == ["|Tyrimas", "2024 18", "CO2"]
    assert found.pages("202418") == {}


def test_every_figure_of_a_country_is_ready_to_be_an_answer(site: Site) -> None:
    rows = Index(site).file("figures/LT.json")["indicators"]["asylum_applicants"]["rows"]

    assert rows[[row[0] for row in rows].index("2021")][:5] == ["2021", "2021", 3940, "3\u00a0940", "asmenų"]


def test_a_country_is_named_in_every_way_readers_type_it(site: Site) -> None:
    found = Index(site, locale="en")
    (group,) = [one for one in found.file("synonyms.json") if one.get("country") == "NL"]
    foreign = [
        name for name, at in found.file("foreign.json").items() if found.file("synonyms.json")[at] == group
    ]

    assert {"dutch", "holland"} <= {key for name in group["here"] for key in name[0]}
    assert {"nyderlandai", "olandija", "nld"} <= set(group["typed"])
    assert {"нидерланды", "нідерланди"} <= set(foreign)


def test_a_language_without_pages_can_be_asked(site: Site) -> None:
    assert Index(site, locale="en").file("index.json")["pages"] == 0


def test_a_note_is_no_part_of_the_word_it_stands_at(site: Site) -> None:
    html = '<p>Prieglobsčio<sup class="footnote-ref"><a href="#fn1">1</a></sup> sistema</p>'

    text = Index(site, _article("one", "Tyrimas", html)).file("texts/0-0.json")["text"]
    assert text == "|Tyrimas\nPrieglobsčio sistema"
