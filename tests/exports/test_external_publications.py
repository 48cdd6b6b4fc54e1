"""A publication that is found elsewhere: cited as published, never offered as a copy, tied to its like."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
import rispy
from pybtex.database import parse_string

from emn_site.content.load import load_site
from emn_site.exports import citation_styles, citations
from emn_site.exports.structured_data import schema_report
from emn_site.locale import for_locale
from emn_site.model.site import Publication, Site
from emn_site.pages.publication.context import PublicationContext, publication_context

BASE = "https://emn.example/"
FIRST, SECOND = "first-study", "english-only"


def _write_facts(root: Path, slug: str, **facts: str) -> None:
    """Write facts into the front matter of a publication's original; the other text is a translation."""
    file = next(
        found for found in root.glob(f"docs/*/*/*/{slug}.md") if "\ntranslation:" not in found.read_text()
    )
    text = file.read_text()
    for key, value in facts.items():
        text = re.sub(rf"^{key}: .*\n", "", text, flags=re.MULTILINE)
        text = text.replace("\nseen:", f"\n{key}: {value}\nseen:", 1)
    file.write_text(text)


def _found(site: Site, slug: str) -> Publication:
    return next(publication for publication in site.publications if publication.slug == slug)


def _view(site: Site, slug: str, language: str) -> PublicationContext:
    return publication_context(for_locale(site, language), _found(site, slug), BASE)


@pytest.mark.parametrize(
    ("language", "title"),
    [("lt", "Pirmoji studija"), ("en", '<span lang="lt">Pirmoji studija</span> [The first study]')],
)
def test_it_is_cited_by_its_own_title_with_the_translation_in_brackets(
    healthy: Path, language: str, title: str
) -> None:
    _write_facts(healthy, FIRST, extent="summary", official_address="https://publisher.example/first")
    site = load_site(healthy)

    locale = for_locale(site, language)
    item = citations.csl_item(locale, _found(site, FIRST), BASE)

    assert all(f"<i>{title}</i>" in one.html for one in citation_styles.styled_citations(item, language))
    assert item["title"] == "Pirmoji studija"
    assert item["language"] == "lt"
    assert item["URL"] == "https://publisher.example/first"
    assert item["author"] == [{"literal": locale.of_site.publisher}]


def test_programs_get_a_translated_title_in_a_field_of_its_own_or_not_at_all(healthy: Path) -> None:
    _write_facts(healthy, FIRST, extent="summary")
    item = citations.csl_item(for_locale(site := load_site(healthy), "en"), _found(site, FIRST), BASE)
    text = {file.kind: file.text for file in citations.citation_files(item)}

    (ris,) = rispy.load(StringIO(text["RIS"]))
    (bibtex,) = parse_string(text["BibTeX"], "bibtex").entries.values()

    assert (ris["title"], ris["translated_title"]) == ("Pirmoji studija", "The first study")
    assert bibtex.fields["title"] == "{Pirmoji studija}"
    assert bibtex.fields["titleaddon"] == "{The first study}"
    assert json.loads(text["CSL-JSON"])[0]["title"] == "Pirmoji studija"


def test_bodies_and_places_are_called_as_the_language_of_the_page_calls_them(healthy: Path) -> None:
    words = healthy / "data" / "lt" / "site.yml"
    words.write_text(words.read_text() + 'body_names: {"The Office": "Biuras", "Brussels": "Briuselis"}\n')
    _write_facts(
        healthy, FIRST, extent="summary", publisher="The Office", place="Brussels", authors='["The Office"]'
    )
    site = load_site(healthy)

    lt, en = (citations.csl_item(for_locale(site, one), _found(site, FIRST), BASE) for one in ("lt", "en"))

    assert (lt["publisher"], lt["publisher-place"], lt["author"]) == (
        "Biuras",
        "Briuselis",
        [{"literal": "Biuras"}],
    )
    assert (en["publisher"], en["publisher-place"]) == ("The Office", "Brussels")


def test_without_an_official_address_it_is_cited_without_any(healthy: Path) -> None:
    _write_facts(healthy, FIRST, extent="summary")
    view = _view(load_site(healthy), FIRST, "lt")

    assert "URL" not in view.citation
    assert all("http" not in reference.html for reference in view.references)
    assert all("example.org" not in file.text for file in view.citation_files)


def test_where_the_title_is_not_known_the_description_stands_in_brackets(healthy: Path) -> None:
    _write_facts(healthy, FIRST, extent="summary", title_status="described")

    item = citations.csl_item(for_locale(site := load_site(healthy), "en"), _found(site, FIRST), BASE)

    assert item["title"] == "[The first study]"


def test_the_publisher_is_named_as_printed(healthy: Path) -> None:
    _write_facts(healthy, FIRST, extent="summary", publisher='"Publications Office, of the Union"')

    item = citations.csl_item(for_locale(site := load_site(healthy), "en"), _found(site, FIRST), BASE)

    assert item["publisher"] == "Publications Office, of the Union"


def test_our_page_about_it_is_cited_as_what_it_is(healthy: Path) -> None:
    _write_facts(healthy, FIRST, extent="summary")

    for reference in _view(load_site(healthy), FIRST, "lt").summary_references:
        assert "Pirmoji studija [leidinio santrauka]" in reference.html
        assert "https://emn.example/studies/2022/first-study/" in reference.html


def test_a_publication_that_the_page_holds_is_cited_once(healthy: Path) -> None:
    view = _view(load_site(healthy), FIRST, "lt")

    assert view.citation["URL"] == "https://emn.example/studies/2022/first-study/"
    assert view.summary_references == ()


def test_programs_read_that_the_page_is_about_a_work_elsewhere(healthy: Path) -> None:
    _write_facts(healthy, FIRST, extent="summary", official_address="https://publisher.example/first")
    site = load_site(healthy)
    locale, publication = for_locale(site, "en"), _found(site, FIRST)

    report = schema_report(locale, publication, BASE, citations.csl_item(locale, publication, BASE))

    assert report["url"] == "https://publisher.example/first"
    assert report["inLanguage"] == "lt"
    assert report["subjectOf"] == {
        "@type": "WebPage",
        "name": "The first study",
        "url": "https://emn.example/en/studies/2022/first-study/",
        "inLanguage": "en",
    }
    assert "funder" not in report


def test_a_national_report_and_its_synthesis_lead_to_each_other(healthy: Path) -> None:
    _write_facts(healthy, FIRST, synthesis="studies/2022/english-only")
    _write_facts(healthy, SECOND, scope="network")
    site = load_site(healthy)

    (to_synthesis,) = _view(site, FIRST, "en").relations
    (to_reports,) = _view(site, SECOND, "en").relations

    assert (to_synthesis.kind, to_synthesis.publications[0].title) == ("synthesis", "English only")
    assert (to_reports.kind, to_reports.publications[0].title) == ("national_reports", "The first study")


def test_an_inform_and_its_study_lead_to_each_other(healthy: Path) -> None:
    _write_facts(healthy, FIRST, part_of="studies/2022/english-only")
    site = load_site(healthy)

    assert [relation.kind for relation in _view(site, FIRST, "lt").relations] == ["part_of"]
    assert [relation.kind for relation in _view(site, SECOND, "en").relations] == ["parts"]


def test_a_report_of_the_whole_network_has_a_name_of_its_own(healthy: Path) -> None:
    types = healthy / "data" / "en" / "types.yml"
    types.write_text(
        re.sub(r"(study:\n  name: .*\n)", r'\1  network: "EMN synthesis report"\n', types.read_text())
    )
    _write_facts(healthy, SECOND, scope="network")
    site = load_site(healthy)

    assert _view(site, SECOND, "en").facts[0] == "EMN synthesis report"
    assert _view(site, FIRST, "en").facts[0] == "EMN study 2022/1"
