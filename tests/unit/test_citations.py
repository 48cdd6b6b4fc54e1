"""How a publication is cited, in words and as files that other programs read."""

import json
from io import StringIO
from pathlib import Path

import pytest
import rispy
from pybtex.database import parse_string

from emn_site.files.load import load
from emn_site.language import in_language
from emn_site.model.site import Publication, Site
from emn_site.outputs import citations

BASE = "https://emn.example/"


@pytest.fixture
def full(healthy: Path) -> Site:
    """A site whose first study says all a publication can say of itself."""
    file = healthy / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    text = file.read_text().replace(
        'number: "2022/1"\n',
        'number: "2022/1"\nauthors: ["Petraitė, Ona", "R&D centras"]\ndoi: 10.2837/123\n'
        "isbn: 978-92-68-12345-4\n",
    )
    file.write_text(text)
    return load(healthy)


def _first(site: Site) -> Publication:
    return next(publication for publication in site.publications if publication.slug == "first-study")


def test_apa_is_written_in_the_language_of_the_page(site: Site) -> None:
    publication = next(p for p in site.publications if p.slug == "effectiveness-of-return")

    lt, en = (
        citations.references(citations.item(in_language(site, locale), publication, BASE), locale)[0].html
        for locale in ("lt", "en")
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
    apa, harvard = citations.references(citations.item(in_language(full, "lt"), _first(full), BASE), "lt")

    assert apa.html.startswith("Petraitė, O.")
    assert "https://doi.org/10.2837/123" in apa.html
    assert "studies/2022" not in apa.html
    assert harvard.html.startswith("Petraitė, O. ir R&amp;D centras (2022)")


def test_a_network_publication_without_authors_is_by_the_network(site: Site) -> None:
    publication = next(p for p in site.publications if p.head.scope == "network")

    item = citations.item(in_language(site, "en"), publication, BASE)

    assert item["author"] == [{"literal": "European Migration Network"}]
    assert "publisher" not in item


def test_bibtex_is_read_by_another_program(full: Site) -> None:
    text = citations.files(full, BASE)["studies/2022/first-study/citation.bib"]

    entry = parse_string(text, "bibtex").entries["emn-first-study-2022"]

    assert entry.type == "techreport"
    assert [str(person) for person in entry.persons["author"]] == ["Petraitė, Ona", r"{R\&D centras}"]
    assert (entry.fields["year"], entry.fields["month"]) == ("2022", "6")
    assert entry.fields["doi"] == "10.2837/123"


def test_ris_is_read_by_another_program(full: Site) -> None:
    text = citations.files(full, BASE)["studies/2022/first-study/citation.ris"]

    (entry,) = rispy.load(StringIO(text))

    assert entry["type_of_reference"] == "RPRT"
    assert entry["authors"] == ["Petraitė, Ona", "R&D centras"]
    assert (entry["year"], entry["date"]) == ("2022", "2022/06/15/")
    assert entry["urls"] == [f"{BASE}studies/2022/first-study/"]


def test_csl_json_names_each_publication_once(site: Site) -> None:
    files = {name: text for name, text in citations.files(site, BASE).items() if name.endswith(".json")}
    ids = [json.loads(text)[0]["id"] for name, text in files.items() if not name.startswith("en/")]

    assert len(files) == sum(len(publication.versions) for publication in site.publications)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("suffix", ["bib", "ris"])
def test_every_publication_can_be_taken_over(site: Site, suffix: str) -> None:
    for name, text in citations.files(site, BASE).items():
        if name.endswith(".bib") and suffix == "bib":
            assert len(parse_string(text, "bibtex").entries) == 1
        if name.endswith(".ris") and suffix == "ris":
            assert len(rispy.load(StringIO(text))) == 1
