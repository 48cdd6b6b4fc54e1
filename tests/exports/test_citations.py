"""How a publication is cited, in words and as files that other programs read."""

import json
import re
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import rispy
from hypothesis import given, settings, strategies as st
from pybtex.database import parse_string

from emn_site.content.load import load_site
from emn_site.exports import citation_styles, citations
from emn_site.locale import for_locale
from emn_site.model.site import Publication, Site

BASE = "https://emn.example/"


@pytest.fixture
def full(healthy: Path) -> Site:
    """A site whose first study says all a publication can say of itself."""
    file = healthy / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    text = file.read_text().replace(
        'number: "2022/1"\n',
        'number: "2022/1"\nauthors: ["Petraitė, Ona", "R&D centras"]\ndoi: 10.2837/123\n'
        "isbn: 978-92-68-12345-4\nplace: Vilnius\ncatalogue_number: KS-01\n",
    )
    file.write_text(text)
    return load_site(healthy)


def _taken(site: Site, kind: str) -> dict[tuple[str, str], str]:
    """Return the file of one kind of every publication in each language."""
    return {
        (publication.path, language): next(
            file.text for file in citations.citation_files(item) if file.kind == kind
        )
        for publication in site.publications
        for language in publication.versions
        for item in [citations.csl_item(for_locale(site, language), publication, BASE)]
    }


def _first(site: Site) -> Publication:
    return next(publication for publication in site.publications if publication.slug == "first-study")


@pytest.mark.parametrize("title", ["EMN", "„EMN“ and us?", "A <b> & EMN"])
def test_the_title_alone_says_its_language_not_what_is_called_the_same(title: str) -> None:
    item: dict[str, Any] = {"id": "one", "type": "report", "title": title, "language": "en"}
    item |= {"publisher": "The EMN office", "author": [{"literal": "EMN"}]}
    item |= {"custom": {"translated-title": "Apie EMN"}}

    for cited in citation_styles.styled_citations(item, "lt"):
        (marked,) = re.findall('<span lang="en">(.*?)</span>', cited.html)
        assert marked.strip("„") in escape(title, quote=False)
        assert "Apie EMN" in cited.html.partition("</span>")[2]


@pytest.mark.parametrize("style", citation_styles.STYLES)
def test_a_title_that_ends_with_a_stop_gets_no_second(style: str) -> None:
    item = {"id": "one", "type": "report", "title": "Migracija 2016 m.", "author": [{"literal": "EMN"}]}

    text = citation_styles.format_citation(item | {"genre": "Studija", "publisher": "IOM"}, style, "lt")

    assert "Migracija 2016 m." in text
    assert ".." not in re.sub("<[^>]+>", "", text)


def test_apa_is_written_in_the_language_of_the_page(site: Site) -> None:
    publication = next(p for p in site.publications if p.slug == "effectiveness-of-return")

    lt, en = (
        citation_styles.styled_citations(
            citations.csl_item(for_locale(site, language), publication, BASE), language
        )[0].html
        for language in ("lt", "en")
    )

    assert lt == (
        "EMN nacionalinis informacijos centras Lietuvoje. (2017). <i>Grąžinimo procedūros veiksmingumas "
        "Lietuvoje: iššūkiai ir geroji praktika, susijusi su ES taisyklėmis ir standartais</i> "
        "(EMN studija 2017/3). Europos migracijos tinklas. "
        "https://emn.example/studies/2017/effectiveness-of-return/"
    )
    assert en.startswith("EMN National Contact Point in Lithuania. (2017). <i>The Effectiveness of Return")
    assert en.endswith(
        "European Migration Network. https://emn.example/en/studies/2017/effectiveness-of-return/"
    )


def test_persons_are_cited_by_name_and_a_doi_takes_the_place_of_the_address(full: Site) -> None:
    item = citations.csl_item(for_locale(full, "lt"), _first(full), BASE)
    by_style = {one.style: one.html for one in citation_styles.styled_citations(item, "lt")}

    assert by_style["apa"].startswith("Petraitė, O.")
    assert "https://doi.org/10.2837/123" in by_style["apa"]
    assert "studies/2022" not in by_style["apa"]
    assert by_style["harvard"].startswith("Petraitė, O. ir R&amp;D centras (2022)")
    assert by_style["chicago"].startswith("Petraitė, Ona, ir R&amp;D centras. 2022.")


def test_iso_690_names_all_that_a_library_asks_for(full: Site) -> None:
    locale = for_locale(full, "lt")
    item = citations.csl_item(locale, _first(full), BASE)
    by_style = {one.style: one for one in citation_styles.styled_citations(item, "lt")}

    assert (by_style["apa"].before, by_style["iso690"].after) == (
        "",
        ". ISBN 978-92-68-12345-4. DOI: 10.2837/123",
    )
    assert (
        by_style["iso690"].before + by_style["iso690"].after
        == by_style["iso690"].html
        == (
            "PETRAITĖ, Ona ir R&amp;D CENTRAS. <i>Pirmoji studija</i> [interaktyvus]. EMN studija 2022/1. "
            "Vilnius: Europos migracijos tinklas, 2022. ISBN 978-92-68-12345-4. DOI: 10.2837/123"
        )
    )


def test_a_body_that_publishes_its_own_work_is_named_twice_but_in_apa(site: Site) -> None:
    publication = next(p for p in site.publications if p.head.scope == "network")
    item = citations.csl_item(for_locale(site, "en"), publication, BASE)

    times = {
        one.style: one.html.lower().count("european migration network")
        for one in citation_styles.styled_citations(item | {"URL": ""}, "en")
    }

    assert times == {"apa": 1, "iso690": 2, "chicago": 2, "harvard": 2}


def test_a_publication_of_the_network_without_authors_is_by_it_and_from_its_place(site: Site) -> None:
    publication = next(p for p in site.publications if p.head.scope == "network")

    item = citations.csl_item(for_locale(site, "en"), publication, BASE)

    assert item["author"] == [{"literal": "European Migration Network"}]
    assert item["publisher-place"] == "Brussels"


def test_bibtex_is_read_by_another_program(full: Site) -> None:
    text = _taken(full, "BibTeX")["studies/2022/first-study", "lt"]

    entry = parse_string(text, "bibtex").entries["emn-studies-2022-first-study-lt"]

    assert entry.type == "techreport"
    assert [str(person) for person in entry.persons["author"]] == ["Petraitė, Ona", r"{R\&D centras}"]
    assert (entry.fields["year"], entry.fields["month"]) == ("2022", "6")
    assert entry.fields["doi"] == "10.2837/123"
    assert (entry.fields["address"], entry.fields["library"]) == ("Vilnius", "KS-01")


def test_ris_is_read_by_another_program(full: Site) -> None:
    text = _taken(full, "RIS")["studies/2022/first-study", "lt"]

    (entry,) = rispy.load(StringIO(text))

    assert entry["type_of_reference"] == "RPRT"
    assert entry["authors"] == ["Petraitė, Ona", "R&D centras"]
    assert (entry["year"], entry["date"]) == ("2022", "2022/06/15/")
    assert (entry["place_published"], entry["call_number"]) == ("Vilnius", "KS-01")
    assert entry["urls"] == [f"{BASE}studies/2022/first-study/"]


def test_no_two_files_of_the_site_have_the_same_key(site: Site) -> None:
    taken = _taken(site, "CSL-JSON")
    ids = [json.loads(text)[0]["id"] for text in taken.values()]

    assert len(taken) == sum(len(publication.versions) for publication in site.publications)
    assert len(set(ids)) == len(ids)


def test_every_publication_can_be_taken_over(site: Site) -> None:
    for text in _taken(site, "BibTeX").values():
        assert len(parse_string(text, "bibtex").entries) == 1
    for text in _taken(site, "RIS").values():
        assert len(rispy.load(StringIO(text))) == 1


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_an_address_holds_a_file_as_it_is(text: str) -> None:
    address = citations.CitationFile("RIS", "citation.ris", "text/plain", f"TI  - {text}\r\n").address

    assert not set(address) & set('"<>#\r\n')
    assert unquote(address.partition(",")[2]) == f"TI  - {text}\r\n"


TITLES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip),
    st.sampled_from(["Kas yra „ES“?", "A <b> & 9870", "No. 4.", "Ką daryti – taip…", "„A“", "2021 (2)", "?"]),
)
ITEMS = st.fixed_dictionaries(
    {
        "title": TITLES,
        "author": st.sampled_from([[{"literal": "EMN R&D"}], [{"family": "Petraitė", "given": "Ona"}]]),
        "issued": st.one_of(
            st.sampled_from([[2017], [2018, 3], [1999, 12, 4]]),
            st.dates().map(lambda day: [day.year, day.month, day.day]).filter(lambda day: day[0] > 1000),
        ).map(lambda parts: {"date-parts": [parts]}),
    },
    optional={
        "URL": st.sampled_from([f"{BASE}studies/2022/first-study/", f"{BASE}en/informs/2009/a/"]),
        "number": st.sampled_from(["2017/3", "12", "A-5", "2024", "9870"]),
        "publisher": st.just("EMN"),
        "DOI": st.sampled_from(["10.2837/123", "10.9870/9871"]),
    },
)


@settings(max_examples=60, deadline=None)
@given(item=ITEMS, language=st.sampled_from(["lt", "en", "de"]))
def test_a_citation_that_is_filled_in_is_that_of_the_engine(item: dict[str, Any], language: str) -> None:
    filled_in = item | {"id": "x", "type": "report", "genre": "EMN studija", "language": language}

    for reference in citation_styles.styled_citations(filled_in, language):
        text = citation_styles.format_citation(filled_in, reference.style, language)
        assert reference.html == text.replace(f", {citation_styles.SEEN}", "")


def test_a_month_without_a_day_is_not_cited() -> None:
    item = {"id": "one", "type": "webpage", "title": "Migracija", "issued": {"date-parts": [[2026, 11]]}}

    for cited in citation_styles.styled_citations(item, "lt"):
        assert "2026" in cited.html
        assert "lapkri" not in cited.html
