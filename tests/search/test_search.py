"""What the browser is given to search, read back from the files."""

import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from emn_site.content.tree_html import read_page
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.model.tree import LazyTree
from emn_site.search import index, questions, segments
from emn_site.search.documents import SearchDocument
from emn_site.search.indexer import Indexer


def _tree(html: str) -> LazyTree:
    return LazyTree(read_page(html))


def _document(name: str, title: str, html: str = "", date: str = "2020", *facets: str) -> SearchDocument:
    return SearchDocument(name, title, "Studija", date, facets, _tree(html))


class Index:
    """The files of one language."""

    def __init__(self, site: Site, *documents: SearchDocument, language: str = "lt") -> None:
        locale = for_locale(site, language)
        read = ([*map(Indexer(locale).read, together)] for together in segments.divide_pages(documents))
        self.written = index.index_files(
            locale, map(segments.make_segment, read), questions.answer_files(locale)
        )
        entry = json.loads(self.written[f"search-index/{language}.json"])
        self.files = {name: content for name, content in entry.items() if name != "files"} | {
            address.removeprefix(f"search-index/{language}/").split(".")[0]: json.loads(content)
            for address, content in self.written.items()
            if address.startswith(f"search-index/{language}/") and address.endswith(".json")
        }

    def file(self, name: str) -> Any:
        return self.files[name]

    def words(self, key: str) -> list[list[int]]:
        """Return what is written of a word: pages and weights."""
        parts = (part for name, part in self.files.items() if name.startswith("words/"))
        return next((part[key] for part in parts if key in part), [[], []])

    def places(self, key: str) -> list[int]:
        """Return where a word stands in the first of its pages."""
        parts = (part for name, part in self.files.items() if name.startswith("places/"))
        return next(([*accumulate(part[key][0])] for part in parts if key in part), [])

    def addresses(self) -> list[str]:
        """Return the addresses of all pages, by their numbers."""
        parts = (self.files[name] for name in sorted(self.files) if name.startswith("pages/"))
        return [address for part in parts for address in part[:1] and part[0]]

    def row(self, number: int) -> list[str]:
        return [column[number] for column in self.files["pages/0"]]

    def groups(self) -> list[dict[str, Any]]:
        """Return the groups of names, each with its own of every column; names are parted."""
        columns = self.files["synonyms"]
        rows = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
        return [row | {"here": row["here"].split(";")} for row in rows]

    def pages(self, key: str) -> dict[str, int]:
        """Return the addresses of the pages with a word, and the weights."""
        distances, weights = self.words(key)
        addresses = self.addresses()
        found = [addresses[number] for number in accumulate(distances)]
        return dict(zip(found, weights, strict=True))


def test_a_page_is_found_by_the_words_its_forms_belong_to(site: Site) -> None:
    found = Index(
        site,
        _document("one", "Prieglobsčio sistema", "<p>Užsieniečių integracija.</p><nav>Meniu</nav>"),
        _document("other", "Grąžinimas", "<p>Užsieniečiams grąžinti.</p>"),
    )

    assert list(found.pages("prieglobstis")) == ["one"]
    assert set(found.pages("užsienietis")) == {"one", "other"}
    assert found.pages("meniu") == {}


def test_a_word_with_two_readings_counts_in_full_for_each(site: Site) -> None:
    found = Index(
        site,
        _document("title", "Kalbame", "<p>Tekstas.</p>"),
        _document("text", "Pavadinimas", "<p>Tekstas, kuriame kalbame.</p>"),
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

    assert list(Index(site, _document("one", "COVID-19", text)).pages(key)) == ["one"]


def test_a_page_is_told_of_by_its_title_and_kind(site: Site) -> None:
    found = Index(site, _document("one", "Ne-ES šalių piliečiai", "<p>Tekstas.</p>"))

    assert found.row(0) == ["one", "Ne-ES šalių piliečiai", "Studija", "", "1c63ed52"]


def test_a_page_without_a_text_of_its_own_says_what_it_is(site: Site) -> None:
    document = SearchDocument("list/", "Studijos", "", "0000", (), _tree(""), lead="Visos studijos.")

    assert Index(site, document).row(0) == ["list/", "Studijos", "", "Visos studijos.", ""]


def test_another_title_moves_no_word_of_the_text(site: Site) -> None:
    one, other = (
        Index(site, _document("one", title, "<p>Migracija ir prieglobstis.</p>"))
        for title in ("Tyrimas", "Tyrimas apie darbą")
    )

    for key in ("migracija", "prieglobstis"):
        assert one.places(key) == other.places(key) != []


def test_one_more_word_moves_no_word_of_another_block(site: Site) -> None:
    one, other = (
        Index(site, _document("one", "Tyrimas", f"<p>Apie {more} darbą.</p><p>Migracija.</p>"))
        for more in ("visą", "visą tą")
    )

    assert one.places("darbas") != other.places("darbas")
    assert one.places("migracija") == other.places("migracija") != []


@pytest.mark.parametrize("length", range(1, 40))
def test_nothing_stands_beside_a_word_of_another_block(site: Site, length: int) -> None:
    """A block may be as long as it likes: no phrase goes from one into the next, and no number."""
    found = Index(site, _document("one", "Tyrimas", f"<p>{'ir ' * (length - 1)}3</p><p>161 Migracija.</p>"))

    assert found.places("161")[0] - found.places("3")[0] > 1
    assert found.places("3161") == []


def test_a_place_is_counted_in_words_between_spaces(site: Site) -> None:
    html = "<h2 id='a'>Kas yra <em>TŠP</em>?</h2><p>Mig\u00adracija 12,5\u00a0% ir 3 161 654 asmenys.</p>"
    found = Index(site, _document("one", "Tyrimas", html))

    assert [found.places(key) for key in ("migracija", "12.5", "3161654", "asmuo")] == [
        [16],
        [17],
        [19],
        [22],
    ]


def test_pages_are_numbered_from_the_newest_on(site: Site) -> None:
    dates = ("2019-05", "2024-01-31", "0000", "2024-02")
    found = Index(site, *(_document(date, "Ataskaita", "", date, f"year:{date[:4]}") for date in dates))

    assert found.addresses() == ["2024-02", "2024-01-31", "2019-05", "0000"]
    assert found.file("facets")["year:2024"] == [0, 1]


def test_a_word_more_in_one_page_changes_a_handful_of_files(site: Site) -> None:
    words = [f"žodis{letter}{other}" for letter in "abcdefghijklmn" for other in "opqrstuvwz"]
    pages = [_document(f"p{number}", "Tyrimas", f"<p>{' '.join(words)}</p>") for number in range(60)]
    longer = [replace(pages[0], tree=_tree(f"<p>{' '.join([*words, 'žodisao'])}</p>")), *pages[1:]]

    before, after = Index(site, *pages).written, Index(site, *longer).written

    assert len(before) > 50
    assert len(after.keys() - before.keys()) <= 5


def test_what_is_shown_of_a_page_is_a_small_text_named_by_its_content(site: Site) -> None:
    html = (
        "<p>Sakinys.</p><h2 id='s'>Skyrius</h2><table><tr><td>1</td></tr></table><p data-unshown>Pastaba.</p>"
    )
    found = Index(site, _document("one", "Studija", html))

    name = found.row(0)[4]
    assert found.written[f"search-index/lt/texts/{name}.txt"].decode() == " Sakinys.\n#s Skyrius\n|Pastaba."


def test_works_of_a_series_are_known_as_one(site: Site) -> None:
    works = [
        replace(
            _document(f"{year}/", f"Ataskaita {year} m.", "", year, f"year:{year}"), series="ataskaita m."
        )
        for year in ("2022", "2023")
    ]

    assert Index(site, *works, _document("other", "Kita")).file("series") == [
        [[0, "2023/", "2023"], [1, "2022/", "2022"]]
    ]


def test_every_word_of_the_language_is_known_though_no_page_has_it(site: Site) -> None:
    found = Index(site, _document("one", "Studija"))

    words = {
        word
        for name, part in found.files.items()
        if name.startswith("lexicon/")
        for by in part.values()
        for word in by
    }
    assert {"rasizmas", "teisėjas"} <= words


def test_a_language_without_a_dictionary_has_stems(site: Site) -> None:
    found = Index(replace(site, dictionaries={}), _document("one", "Policies on applicants"), language="en")

    assert list(found.pages("applic")) == list(found.pages("polici")) == ["one"]
    assert _forms(found)["ap"]["applicants"] == " applic"


def _forms(found: Index) -> dict[str, dict[str, str]]:
    parts = [part for name, part in found.files.items() if name.startswith("forms/")]
    return {beginning: words for part in parts for beginning, words in part.items()}


def test_forms_and_spellings_of_english_are_known(site: Site) -> None:
    found = Index(
        site, _document("one", "Women, children and the labour organisation applied"), language="en"
    )

    for key in ("woman", "child", "labor", "organization", "apply"):
        assert list(found.pages(key)) == ["one"]


def test_what_stands_in_another_language_is_not_a_word_of_this_one(site: Site) -> None:
    html = '<p>irregular migration <span lang="lt">neteisėta migracija</span></p>'
    found = Index(
        site, SearchDocument("one", "Glossary", "", "2020", (), _tree(html), language="en"), language="en"
    )

    assert list(found.pages("migration")) == ["one"]
    assert found.pages("neteisėta") == {}


def test_boxes_side_by_side_are_not_one_number(site: Site) -> None:
    html = "<p><span>2024</span><span>18</span></p><p>CO<sub>2</sub></p>"
    found = Index(site, _document("one", "Tyrimas", html))

    assert list(found.pages("2024")) == list(found.pages("co2")) == ["one"]
    assert found.pages("202418") == {}


def test_every_figure_of_a_country_is_ready_to_be_an_answer(site: Site) -> None:
    rows = Index(site).file("figures/LT")["indicators"]["asylum_applicants"]["rows"]

    (row,) = [row for row in rows if row[0] == "2021"]
    assert row[:5] == ["2021", "2021\u00a0m.", True, "3\u00a0940", "asmenų"]


def test_a_country_is_named_in_every_way_readers_type_it(crowded_site: Site) -> None:
    found = Index(crowded_site, language="en")
    groups = found.groups()
    (at,) = [number for number, one in enumerate(groups) if one["country"] == "NL"]
    strange = [name for name, numbers in found.file("foreign/latin")[1].items() if at in numbers]
    foreign = [name for name, number in found.file("foreign/other")[0].items() if number == at]

    assert {"dutch", "holland"} <= {key for name in groups[at]["here"] for key in name.split("/")}
    assert {"nyderlandai", "olandija", "nld"} <= set(strange)
    assert {"нидерланды", "нідерланди"} <= set(foreign)


def test_names_of_one_thing_are_asked_for_in_languages_without_pages(site: Site) -> None:
    found = Index(site, language="en")
    group = found.groups()[found.file("foreign/other")[0]["граница"]]

    assert "border" in group["here"]
    assert "на" in found.file("questions")["functions"]


def test_a_language_without_pages_can_be_asked(site: Site) -> None:
    assert Index(site, language="en").file("index")["pages"] == 0


def test_a_note_is_no_part_of_the_word_it_stands_at(site: Site) -> None:
    html = '<p>Prieglobsčio<sup class="footnote-ref"><a href="#fn1">1</a></sup> sistema</p>'

    assert list(Index(site, _document("one", "Tyrimas", html)).pages("prieglobstis")) == ["one"]


def test_a_state_outside_the_network_is_found_by_the_name_of_its_people(site: Site) -> None:
    page = SearchDocument("one", "Afghan nationals", "", "2020", (), _tree(""), language="en")
    groups = Index(site, page, language="en").groups()

    assert any("afghanistan" in one["here"] and "afghan" in one["here"] for one in groups)
