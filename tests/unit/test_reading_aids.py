"""What is added to a text to help in reading it."""

from pathlib import Path

import pytest
from markdown import Markdown

from emn_site import content, glossary_page, reading_aids
from emn_site.markdown_text import EXTENSIONS
from emn_site.model import Site
from emn_site.terms import Terms

PATH = "studies/2022/first-study"
GLOSSARY = """
asylum:
  name: {lt: "prieglobstis", en: "asylum"}
  definition: {lt: "Apsauga.", en: "Protection."}
  source: statistics
applicant:
  name: {lt: "prieglobsčio prašytojas", en: "asylum seeker"}
  definition: {lt: "Žmogus.", en: "A person."}
  source: statistics
fund:
  name: {lt: "Fondas", en: "Fund"}
  also: {lt: ["PMIF"], en: ["AMIF"]}
  definition: {lt: "Pinigai.", en: "Money."}
  source: statistics
"""


@pytest.fixture
def small(healthy: Path) -> Site:
    """The healthy site with a small glossary and the dictionary."""
    (healthy / "data" / "glossary.yml").write_text(GLOSSARY)
    dictionaries = healthy / "data" / "dictionaries"
    dictionaries.symlink_to(Path(__file__).resolve().parents[2] / "data" / "dictionaries")
    return content.load(healthy)


def _read(site: Site, markdown: str, locale: str = "lt") -> str:
    html = Markdown(extensions=list(EXTENSIONS)).convert(markdown)
    return reading_aids.with_aids(html, site, PATH, locale, Terms(site, locale))


def _terms(html: str) -> list[str]:
    return [piece.partition("</a>")[0].rpartition(">")[2] for piece in html.split('class="emn-term"')[1:]]


def test_a_term_is_marked_in_any_form_and_the_longest_name_wins(small: Site) -> None:
    html = _read(small, "Prieglobsčio prašytojams suteiktas prieglobstis.")

    assert _terms(html) == ["Prieglobsčio prašytojams", "prieglobstis"]
    assert 'href="../../../glossary/#applicant"' in html


def test_a_term_is_marked_once_in_each_section(small: Site) -> None:
    html = _read(small, "Prieglobstis, prieglobsčio.\n\n## Toliau\n\nPrieglobstį ir prieglobsčiu.")

    assert _terms(html) == ["Prieglobstis", "Prieglobstį"]


@pytest.mark.parametrize(
    "markdown", ["[prieglobstis](first-study.md)", "## Prieglobstis", "`prieglobstis`", "    prieglobstis"]
)
def test_links_headings_and_code_stay_as_they_are(small: Site, markdown: str) -> None:
    assert _terms(_read(small, markdown)) == []


def test_an_abbreviation_is_known_as_it_is_written(small: Site) -> None:
    assert _terms(_read(small, "The AMIF, not an amif.", "en")) == ["AMIF"]


def test_words_of_a_name_stand_together(small: Site) -> None:
    assert _terms(_read(small, "Prieglobsčio, prašytojo.")) == ["Prieglobsčio"]
    assert _terms(_read(small, "prieglobsčio\u00a0prašytojo")) == ["prieglobsčio\u00a0prašytojo"]


def test_the_text_itself_is_not_changed(small: Site) -> None:
    html = _read(small, "Apie *prieglobsčio* & <b>prašytojus</b> – 3 < 4, prieglobstis PMIF.")
    without = html.replace("¶", "")

    assert "3 &lt; 4" in without
    assert "&amp;" in without


def test_a_paragraph_keeps_its_address_when_another_is_put_before_it(small: Site) -> None:
    before, after = _read(small, "Vienas sakinys."), _read(small, "Naujas.\n\nVienas sakinys.")
    anchor = before.partition('id="')[2].partition('"')[0]

    assert anchor.startswith("p-")
    assert f'<p id="{anchor}">Vienas sakinys.' in after


def test_two_paragraphs_alike_have_two_addresses(small: Site) -> None:
    html = _read(small, "Tas pats.\n\nTas pats.")
    anchors = [piece.partition('"')[0] for piece in html.split('<p id="')[1:]]

    assert len(set(anchors)) == 2


def test_a_table_with_a_caption_is_numbered_in_the_language_of_the_page(small: Site) -> None:
    table = "Lentelė: Prašymai pagal metus\n\n| Metai | Prašymai |\n|---|---|\n| 2022 | 5 |\n"
    html = _read(small, f"{table}\n{table}")

    assert "<caption>1 lentelė. Prašymai pagal metus</caption>" in html
    assert "<caption>2 lentelė. Prašymai pagal metus</caption>" in html
    assert html.count("<p") == 0
    assert '<th scope="col">Metai</th>' in html


def test_an_image_with_a_title_becomes_a_numbered_figure(small: Site) -> None:
    html = _read(small, '![Bars](x.png "Applications")', "en")

    assert "<figcaption>Figure 1. Applications</figcaption>" in html
    assert '<img alt="Bars" src="x.png">' in html


def test_footnotes_return_and_say_so_in_the_language_of_the_page(small: Site) -> None:
    html = _read(small, "Tekstas.[^a]\n\n[^a]: Pastaba.")

    assert 'aria-label="1 išnaša"' in html
    assert 'aria-label="Grįžti į tekstą"' in html
    assert "Jump back" not in html


def test_headings_are_numbered_where_the_original_has_them(healthy: Path) -> None:
    file = healthy / "docs" / "lt" / f"{PATH}.md"
    file.write_text(file.read_text().replace("topics:", "numbered_headings: true\ntopics:", 1))
    html = _read(content.load(healthy), "## Vienas\n\n### Dalis\n\n### Kita\n\n## Du\n\n### Trys")
    headings = [piece.partition("</h")[0].partition(">")[2] for piece in html.split("<h")[1:]]

    assert headings == ["1\u00a0Vienas", "1.1\u00a0Dalis", "1.2\u00a0Kita", "2\u00a0Du", "2.1\u00a0Trys"]


def test_the_glossary_follows_the_alphabet_of_its_language(site: Site) -> None:
    page = glossary_page.pages(site)["lt/glossary.md"]
    letters = [line[3:4] for line in page.splitlines() if line.startswith("## ")]

    assert letters == sorted(letters, key="AĄBCČDEĘĖFGHIĮYJKLMNOPRSŠTUŲŪVZŽ".index)
    assert len(site.glossary) >= 60
