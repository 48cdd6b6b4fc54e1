"""Publications the project has never seen: long, with notes, tables and figures, in one language only."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.built.pages import BuiltPage, read_pages

LONG, OLD = "studies/2024/unfamiliar-long/", "studies/2022/labour-market-integration-of-applicants/"


@pytest.fixture(scope="module")
def pages(unfamiliar_site: Path) -> dict[str, BuiltPage]:
    return read_pages(unfamiliar_site)


def test_every_footnote_is_there_and_returns(pages: dict[str, BuiltPage]) -> None:
    html = pages[LONG].html

    assert html.count('class="footnote-ref"') == 60
    assert html.count('class="footnote-backref"') == 60


def test_no_id_is_given_twice_in_a_long_text(pages: dict[str, BuiltPage]) -> None:
    assert sorted(pages[LONG].ids) == sorted(set(pages[LONG].ids))


def test_headings_have_the_numbers_of_the_original_in_text_and_contents(pages: dict[str, BuiltPage]) -> None:
    assert (2, "2\u00a0Išnašos") in pages[LONG].headings
    assert (3, "2.60\u00a0Skyrius 60") in pages[LONG].headings
    contents = pages[LONG].html.partition('class="emn-contents"')[2].partition("</aside>")[0]
    assert "2.60\u00a0Skyrius 60" in contents


def test_table_and_figure_are_captioned(pages: dict[str, BuiltPage]) -> None:
    html = pages[LONG].html

    assert "<caption>1\u00a0lentelė. Prašymai pagal šalis ir metus</caption>" in html
    assert "<figcaption>1\u00a0pav. Prašymų skaičiaus kaita</figcaption>" in html
    assert (
        "<caption>Table 1. Applications</caption>" in pages["en/studies/2024/unfamiliar-english-only/"].html
    )


def test_an_image_belongs_to_every_language(pages: dict[str, BuiltPage], unfamiliar_site: Path) -> None:
    for address in (LONG, "en/studies/2024/unfamiliar-english-only/"):
        shown = [urljoin(f"/{address}", source) for source in pages[address].resources if "bars" in source]
        assert shown == ["/assets/bars.svg"], address
    assert (unfamiliar_site / "assets" / "bars.svg").is_file()


def test_title_with_signs_of_its_own_breaks_nothing(pages: dict[str, BuiltPage]) -> None:
    page = pages[LONG]

    assert page.metas["citation_title"] == "Ilga nepažįstama studija: „kabutės“, 5 < 7 & daugiau"
    assert "5 < 7" not in page.html
    assert "&amp;amp;" not in page.html


def test_all_it_says_of_itself_is_shown(pages: dict[str, BuiltPage]) -> None:
    html = pages[LONG].html

    for shown in (
        "EMN studija 2024/9",
        "2024\u00a0m. kovas",
        "Petraitė, Ona; Kazlauskas, Jonas",
        'href="https://doi.org/10.2837/999"',
        "978-92-68-12345-4",
        "DR-01-24-001-LT-N",
        'href="../../../assets/bars.svg"',
        "<strong>2024\u00a0m. birželio 1\u00a0d.</strong>",
        "Pataisyta 3 išnaša.",
        " skaitymo",
    ):
        assert shown in html, shown


def test_scholars_tags_and_linked_data_agree(pages: dict[str, BuiltPage]) -> None:
    page = pages[LONG]
    block = page.html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    report = json.loads(block)

    assert page.metas["citation_technical_report_number"] == report["reportNumber"] == "2024/9"
    assert page.metas["citation_publication_date"] == "2024/3"
    assert page.metas["citation_fulltext_html_url"] == page.metas["og:url"]
    assert report["@type"] == "Report"
    assert report["inLanguage"] == "lt"
    assert report["publisher"]["name"] == "EMN nacionalinis informacijos centras Lietuvoje"
    assert report["funder"][0]["name"] == "Europos Komisija"
    assert report["isPartOf"]["@type"] == "CreativeWorkSeries"


def test_original_and_translation_name_each_other(pages: dict[str, BuiltPage]) -> None:
    blocks = [
        json.loads(pages[address].html.partition('ld+json">')[2].partition("</script>")[0])
        for address in (OLD, f"en/{OLD}")
    ]

    assert blocks[0]["workTranslation"][0]["url"].endswith(f"/en/{OLD}")
    assert blocks[1]["translationOfWork"]["url"].endswith(f"example/{OLD}")


def test_old_and_new_lead_to_each_other_in_both_languages(pages: dict[str, BuiltPage]) -> None:
    assert f'href="../../{LONG.removeprefix("studies/")}"' in pages[OLD].html
    assert "superseded by a newer one" in pages[f"en/{OLD}"].html
    assert "Šis leidinys pakeičia ankstesnį" in pages[LONG].html


def test_a_draft_is_not_built(pages: dict[str, BuiltPage], unfamiliar_site: Path) -> None:
    assert "en/studies/2024/unfamiliar-draft/" not in pages
    assert "A draft nobody sees" not in "".join(page.html for page in pages.values())
    assert "unfamiliar-draft" not in (unfamiliar_site / "sitemap.xml").read_text()


def test_lists_and_feeds_have_it_without_being_told(
    pages: dict[str, BuiltPage], unfamiliar_site: Path
) -> None:
    for address in ("publications/", "studies/", "topics/asylum/", "publications/years/2024/"):
        assert "Ilga nepažįstama studija" in pages[address].html, address
    assert "Ilga nepažįstama studija" in pages["publications/countries/latvia/"].html
    assert "Ilga nepažįstama studija" in (unfamiliar_site / "studies" / "feed.xml").read_text()


def test_terms_are_marked_where_they_are_meant(pages: dict[str, BuiltPage]) -> None:
    html = pages["en/studies/2024/unfamiliar-english-only/"].html
    marked = [piece.partition("</a>")[0].rpartition(">")[2] for piece in html.split('class="emn-term"')[1:]]

    assert marked == ["Applicants for international protection", "third-country nationals"]
