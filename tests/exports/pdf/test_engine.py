"""A PDF is whole for those who see it, those who hear it and those who keep it."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.exports.pdf.report import PdfEdition, PdfFile
from emn_site.model.site import Site
from tests.exports.pdf.reading import faults, kinds, lacks, pdf_of, split, tags

PATH = "studies/2022/first-study"
TEXT = """
## Pirmas skyrius

Žąsys ir šūviai[^1] – pastaba dar kartą[^1], [nuoroda](https://www.example.org/a).

<p lang="en">A sentence in English.</p>

> [!NOTE]
> Atskirai stovinti pastaba.

1. Vienas
2. Du

Lentelė: Prašymai

| Šalis | 2020 | 2021 |
|---|--:|--:|
| Lietuva | 1 | 2 |
| Latvija | 3 | 4 |

<table><thead><tr><th>Šalis</th><th>Metai</th></tr></thead>
<tbody><tr><th scope="row">Estija</th><td>5</td></tr></tbody></table>

Ελληνικά, Українська, ქართული, Հայերեն, Łódź.

[^1]: Ką sako pastaba.
"""


def _with_text(root: Path, text: str) -> Site:
    with (root / "docs" / "lt" / f"{PATH}.md").open("a", encoding="utf-8") as file:
        file.write(text)
    return load_site(root)


@pytest.fixture
def pdf_file(healthy: Path) -> PdfFile:
    """The PDF of a text in which there is one of each kind."""
    return pdf_of(_with_text(healthy, TEXT), PATH)


def test_it_conforms_to_pdf_ua_and_pdf_a(pdf_file: PdfFile) -> None:
    assert faults(pdf_file.content) == []


def test_its_words_stand_in_their_order_in_every_script(pdf_file: PdfFile) -> None:
    text = "Pirmas skyrius Žąsys ir šūviai pastaba dar kartą nuoroda A sentence in English Atskirai stovinti"
    scripts = "Vienas Du Prašymai Šalis 2020 2021 Lietuva 1 2 Ελληνικά Українська ქართული Հայերեն Łódź"

    assert lacks(pdf_file.content, split(f"{text} {scripts}")) == []


def test_the_language_of_a_passage_is_said(pdf_file: PdfFile) -> None:
    assert [one.language for one in tags(pdf_file.content) if one.language] == ["en"]


def test_heads_of_columns_and_of_rows_have_their_scopes(pdf_file: PdfFile) -> None:
    scopes = [scope for one in tags(pdf_file.content) if one.kind == "TH" for scope in one.scopes]

    assert scopes == ["Column"] * 5 + ["Row"]


def test_notes_headings_lists_and_links_are_what_they_are(pdf_file: PdfFile) -> None:
    found = kinds(pdf_file.content)

    assert found.count("Note") == 1
    assert found.count("Title") == 1
    assert found.count("LI") >= 2
    assert {"H1", "L", "Link", "Table"} <= set(found)


def test_the_same_text_is_the_same_bytes(healthy: Path) -> None:
    site = _with_text(healthy, TEXT)

    assert pdf_of(site, PATH).content == pdf_of(site, PATH).content


def test_a_frozen_edition_names_its_commit_and_latest_none(healthy: Path) -> None:
    site, commit = _with_text(healthy, TEXT), "0123456789abcdef"
    frozen = pdf_of(site, PATH, edition=PdfEdition("https://emn.example/2026/", "2026", commit))

    assert lacks(frozen.content, ["2026", commit]) == []
    assert lacks(pdf_of(site, PATH).content, [commit]) == [commit]


def test_a_long_text_has_a_list_of_contents(healthy: Path) -> None:
    long = "".join(f"\n## Skyrius {at}\n\n" + "Žodis kitas. " * 60 for at in range(12))
    pdf_file = pdf_of(_with_text(healthy, long), PATH)

    assert kinds(pdf_file.content).count("TOCI") >= 12
    assert faults(pdf_file.content) == []
