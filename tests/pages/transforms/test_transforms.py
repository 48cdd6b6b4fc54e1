"""What is added to a text to help in reading it."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.content.markdown import parse_markdown
from emn_site.content.tree_html import write_html
from emn_site.locale import for_locale
from emn_site.model.publication import PageHead
from emn_site.model.site import Site, Version
from emn_site.pages.transforms import apply_transforms
from tests.sites import with_dictionary

PATH = "studies/2022/first-study"
GLOSSARY = {
    "": "asylum: {source: statistics}\napplicant: {source: statistics}\nfund: {source: statistics}\n",
    "lt/": """
asylum: {name: "prieglobstis", definition: "Apsauga."}
applicant: {name: "prieglobsčio prašytojas", definition: "Žmogus."}
fund: {name: "Fondas", also: ["PMIF"], definition: "Pinigai."}
""",
    "en/": """
asylum: {name: "asylum", definition: "Protection."}
applicant: {name: "asylum seeker", definition: "A person."}
fund: {name: "Fund", also: ["AMIF"], definition: "Money."}
""",
}


@pytest.fixture
def small(healthy: Path) -> Site:
    """The healthy site with a small glossary and the dictionary."""
    for folder, text in GLOSSARY.items():
        (healthy / "data" / f"{folder}glossary.yml").write_text(text)
    return load_site(with_dictionary(healthy))


def _read(site: Site, markdown: str, language: str = "lt") -> str:
    head = PageHead(title="Title", summary="Summary")
    version = Version(language, f"docs/{language}/{PATH}.md", head, parse_markdown(markdown))
    return write_html(apply_transforms(for_locale(site, language), PATH, version))


SUMMARY = "<details><summary>prieglobstis</summary>\n\nTekstas.\n\n</details>"


def _terms(html: str) -> list[str]:
    return [piece.partition("</a>")[0].rpartition(">")[2] for piece in html.split('class="emn-term"')[1:]]


def test_a_term_is_marked_in_any_form_and_the_longest_name_wins(small: Site) -> None:
    html = _read(small, "Prieglobsčio prašytojams suteiktas prieglobstis.")

    assert _terms(html) == ["Prieglobsčio prašytojams", "prieglobstis"]
    assert 'href="../../../glossary/#applicant"' in html


def test_a_term_is_marked_once_on_a_page(small: Site) -> None:
    html = _read(small, "Prieglobstis, prieglobsčio.\n\n## Toliau\n\nPrieglobstį ir prieglobsčiu.")

    assert _terms(html) == ["Prieglobstis"]


@pytest.mark.parametrize(
    "markdown",
    ["[prieglobstis](first-study.md)", "## Prieglobstis", "`prieglobstis`", "    prieglobstis", SUMMARY],
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

    assert "<caption>1\u00a0lentelė. Prašymai pagal metus</caption>" in html
    assert "<caption>2\u00a0lentelė. Prašymai pagal metus</caption>" in html
    assert html.count("<p") == 0
    assert '<th scope="col">Metai</th>' in html


def test_an_image_with_a_title_becomes_a_numbered_figure(small: Site) -> None:
    html = _read(small, '![Bars](x.png "Applications")', "en")

    assert "<figcaption>Figure 1. Applications</figcaption>" in html
    assert '<img src="../x.png" alt="Bars" loading="lazy">' in html


def test_footnotes_return_and_say_so_in_the_language_of_the_page(small: Site) -> None:
    html = _read(small, "Tekstas.[^a]\n\n[^a]: Pastaba.")

    assert 'aria-label="1\u00a0išnaša"' in html
    assert 'aria-label="Grįžti į tekstą"' in html
    assert "Jump back" not in html


def test_headings_are_numbered_where_the_original_has_them(healthy: Path) -> None:
    file = healthy / "docs" / "lt" / f"{PATH}.md"
    file.write_text(file.read_text().replace("topics:", "numbered_headings: true\ntopics:", 1))
    html = _read(load_site(healthy), "## Vienas\n\n### Dalis\n\n### Kita\n\n## Du\n\n### Trys")
    headings = [piece.partition("</h")[0].partition(">")[2] for piece in html.split("<h")[1:]]

    assert headings == ["1\u00a0Vienas", "1.1\u00a0Dalis", "1.2\u00a0Kita", "2\u00a0Du", "2.1\u00a0Trys"]


def test_a_caption_keeps_the_notes_and_links_in_it(small: Site) -> None:
    text = "Lentelė: Prašymai[^a] [čia](https://example.org)\n\n| a |\n|---|\n| 1 |\n\n[^a]: Pastaba."
    caption = _read(small, text).partition("<caption>")[2].partition("</caption>")[0]

    assert caption.startswith("1\u00a0lentelė. Prašymai<sup")
    assert 'href="#fn1"' in caption
    assert '<a href="https://example.org">čia</a>' in caption


def test_a_note_added_above_does_not_change_the_address_of_a_paragraph(small: Site) -> None:
    notes = "\n\n[^a]: Viena.\n[^b]: Kita."
    before = _read(small, f"Sakinys su išnaša.[^b]{notes}")
    after = _read(small, f"Naujas.[^a]\n\nSakinys su išnaša.[^b]{notes}")
    anchor = before.partition('<p id="')[2].partition('"')[0]

    assert f'<p id="{anchor}">Sakinys su išnaša.' in after


@pytest.mark.parametrize(("language", "title"), [("lt", "Įspėjimas"), ("en", "Warning")])
def test_a_note_set_apart_is_named_in_the_language_of_the_page(
    small: Site, language: str, title: str
) -> None:
    html = _read(small, "> [!WARNING]\n> Text.", language)

    assert f'<p class="emn-alert__title">{title}</p>' in html


def test_links_to_files_lead_to_their_pages(small: Site) -> None:
    text = "[a](english-only.md#part) [b](../../../assets/study.pdf) [c](https://example.org/x.md) [d](#e)"

    assert [piece.partition('"')[0] for piece in _read(small, text, "en").split('href="')[1:5]] == [
        "../english-only/#part",
        "../../../../assets/study.pdf",
        "https://example.org/x.md",
        "#e",
    ]


def test_a_picture_that_is_a_link_is_a_figure_around_the_link(small: Site) -> None:
    html = _read(small, '[![Bars](x.png "Applications")](https://example.org)', "en")

    assert '<figure class="emn-figure"><a href="https://example.org"><img' in html
    assert "<p" not in html
