"""A Word file becomes a publication: what an office writes is kept, and what cannot be is said."""

import re
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.text.paragraph import Paragraph

from emn_site import checks
from emn_site.cli import documents
from emn_site.content.load import load_site
from emn_site.content.tree_html import write_html
from emn_site.model.refusals import Refused
from emn_site.model.site import Version
from tests.editor.word.documents import changed, contents, note, picture, reference, word_file

TODAY = date(2026, 1, 1)


def _take(root: Path, file: Path, **options: str) -> tuple[str, Version]:
    """Import a file; return the text that was written, and what the site reads in it."""
    usual = {"what": "study", "title": "Ataskaita", "summary": "Santrauka.", "topics": "asylum", "onto": None}
    rest = {"language": "lt", "countries": "", "year": 2022, "slug": "ataskaita", "changes": "accept"}
    assert documents.import_file(root, Namespace(**{"file": str(file), **usual, **rest, **options})) == 0
    version = load_site(root).by_path["studies/2022/ataskaita"].versions["lt"]
    return (root / version.file).read_text(), version


def _errors(root: Path) -> list[str]:
    return [found.code for found in checks.check_site(root, TODAY).problems if not found.is_warning]


def _report(document: Word) -> None:
    """A report with sixty notes, twenty tables with merged cells, contents and cross-references."""
    document.add_paragraph("Ataskaitos pavadinimas", style="Title")
    contents(document)
    for chapter in range(1, 4):
        document.add_heading(f"{chapter}. Skyrius apie ąžuolus", 1)
        document.add_heading(f"{chapter}.1. Poskyris", 2)
    for number in range(1, 61):
        paragraph = document.add_paragraph(f"Sakinys {number} su žodžiais ąčęėįšųūž.")
        note(paragraph, number)
    reference(document.add_paragraph("Žr. "), "3 skyrių")
    for number in range(1, 21):
        document.add_paragraph(f"{number} lentelė. Prašymai pagal šalį", style="Caption")
        table = document.add_table(rows=3, cols=3)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "1 500"
        merged = table.cell(0, 1).merge(table.cell(0, 2))
        merged.text = "Metai"


def test_a_whole_report_comes_in_with_all_that_it_holds(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = word_file(tmp_path / "a.docx", _report, [f"Pastaba {number}." for number in range(1, 61)])

    text, version = _take(healthy, file)

    output, html = capsys.readouterr().out, write_html(version.text.tree())
    assert html.count("<table") == 20
    assert html.count('colspan="2"') == 20
    assert sum(line.startswith("[^") for line in text.splitlines()) == 60
    headings = [(heading.level, heading.title) for heading in version.text.headings]
    assert headings[:2] == [(2, "Skyrius apie ąžuolus"), (3, "Poskyris")]
    assert "numbered_headings: true" in text
    assert "Turinio eilutė" not in text
    assert "Žr. 3 skyrių" in text
    assert text.count("Lentelė: Prašymai pagal šalį") == 20
    assert "60" in output
    assert "20" in output
    assert _errors(healthy) == []


@pytest.mark.parametrize(("changes", "words"), [("accept", "Buvo nauja."), ("reject", "Buvo sena.")])
def test_tracked_changes_are_settled_as_asked(
    healthy: Path, tmp_path: Path, changes: str, words: str
) -> None:
    file = word_file(
        tmp_path / "a.docx", lambda word: changed(word.add_paragraph("Buvo "), "sena.", "nauja.")
    )

    text, _ = _take(healthy, file, changes=changes)

    assert words in text


def test_comments_are_dropped_and_listed(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(word: Word) -> None:
        paragraph = word.add_paragraph("Tekstas.")
        word.add_comment(paragraph.runs, text="Ar tikrai?", author="Jonas")

    text, _ = _take(healthy, word_file(tmp_path / "a.docx", write))

    assert "Ar tikrai" not in text
    assert "Jonas" in (output := capsys.readouterr().out)
    assert "Ar tikrai?" in output


def test_lists_quotations_links_and_emphasis_are_kept(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        word.add_paragraph("Pirmas", style="List Bullet")
        word.add_paragraph("Antras", style="List Bullet")
        word.add_paragraph("Vienas", style="List Number")
        word.add_paragraph("Citata.", style="Quote")
        paragraph = word.add_paragraph("Žodis ")
        paragraph.add_run("storas").bold = True

    html = write_html(_take(healthy, word_file(tmp_path / "a.docx", write))[1].text.tree())

    for piece in ("<li>Pirmas</li>", "<ol>", "<blockquote>", "<strong>storas</strong>"):
        assert piece in html


def test_a_picture_is_put_in_its_place_with_its_caption(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        word.add_picture(picture())
        word.add_paragraph("1 pav. Prašymai", style="Caption")

    text, version = _take(healthy, word_file(tmp_path / "a.docx", write))

    (image,) = version.text.images
    assert (healthy / "docs" / "assets" / "ataskaita" / Path(image.target).name).exists()
    assert '"Prašymai")' in text
    assert "file-missing" not in _errors(healthy)


def test_what_is_no_word_file_is_refused(healthy: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")

    for name in ("a.docx", "nothing.docx"):
        with pytest.raises(Refused) as refusal:
            _take(healthy, tmp_path / name)
        assert refusal.value.code == "no-word-file"


def test_a_text_goes_out_as_word_and_comes_back_the_same(healthy: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    documents.export_word(healthy, Namespace(path="studies/2022/first-study", language="", to=str(target)))

    text, _ = _take(healthy, target)

    own = (healthy / "docs/lt/studies/2022/first-study.md").read_text()
    assert text.partition("## Svarbiausia")[2] == own.partition("## Svarbiausia")[2]


def _styled(document: Word, name: str, words: str = "") -> Paragraph:
    if name not in [style.name for style in document.styles]:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return document.add_paragraph(words, style=name)


def _imported(root: Path, folder: Path, write: Callable[[Word], object], **more: str) -> tuple[str, Version]:
    return _take(root, word_file(folder / "a.docx", write), **more)


@pytest.mark.parametrize("style", ["Quote", "Intense Quote", "Quotations", "Citata"])
def test_a_quotation_is_one_by_whatever_name_its_style_has(healthy: Path, tmp_path: Path, style: str) -> None:
    text, _ = _imported(healthy, tmp_path, lambda word: _styled(word, style, "Iš įstatymo."))

    assert "> Iš įstatymo." in text


@pytest.mark.parametrize("style", ["TOC 1", "toc 2", "Contents 1", "Contents Heading"])
def test_contents_are_left_out_by_whatever_name_their_styles_have(
    healthy: Path, tmp_path: Path, style: str
) -> None:
    def write(word: Word) -> None:
        _styled(word, style, "1. Įvadas 3")
        word.add_paragraph("Tekstas.")

    text, _ = _imported(healthy, tmp_path, write)

    assert "Įvadas" not in text


CAPTIONS = ["Lentelė 1: Prašymai", "1.1 lentelė. Prašymai", "Table 3. Prašymai", "2 lentelė – Prašymai"]


@pytest.mark.parametrize("style", ["Caption", "Table", "Normal"])
@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_table_has_its_caption_even_where_it_was_typed_like_any_paragraph(
    healthy: Path, tmp_path: Path, style: str, caption: str
) -> None:
    def write(word: Word) -> None:
        _styled(word, style, caption)
        word.add_table(rows=2, cols=2)

    text, _ = _imported(healthy, tmp_path, write)

    assert "\nLentelė: Prašymai\n" in text


@pytest.mark.parametrize("style", ["Caption", "Figure", "Illustration", "Normal"])
@pytest.mark.parametrize("caption", ["Pav. 1: Srautai", "1 pav. Srautai", "Figure 2.1. Srautai"])
@pytest.mark.parametrize("is_in_one", [True, False])
def test_a_picture_has_its_caption_below_it_or_in_its_own_paragraph(
    healthy: Path, tmp_path: Path, style: str, caption: str, is_in_one: bool
) -> None:
    def write(word: Word) -> None:
        paragraph = _styled(word, style)
        paragraph.add_run().add_picture(picture())
        (paragraph if is_in_one else _styled(word, style)).add_run(caption)

    text, version = _imported(healthy, tmp_path, write)

    assert '.png "Srautai")' in text
    assert len(version.text.images) == 1


def test_a_heading_that_reaches_down_makes_headings_of_the_rows_it_reaches(
    healthy: Path, tmp_path: Path
) -> None:
    def write(word: Word) -> None:
        table = word.add_table(rows=3, cols=3)
        for cell, words in zip([cell for row in table.rows for cell in row.cells], "ABCDEFGHI", strict=True):
            cell.text = words
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Šalis"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Metai"

    _, version = _imported(healthy, tmp_path, write)

    assert re.findall(r"<th[^>]*>([^<]*)<", write_html(version.text.tree())) == ["Šalis", "Metai", "E", "F"]


def test_a_heading_with_no_text_of_its_own_is_the_title_of_the_whole(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        word.add_heading("Visa ataskaita", 1)
        word.add_heading("Įvadas", 1)
        word.add_paragraph("Tekstas.")

    text, version = _imported(healthy, tmp_path, write, title="")

    assert 'title: "Visa ataskaita"' in text
    assert [heading.title for heading in version.text.headings] == ["Įvadas"]


def test_a_heading_with_text_before_another_is_no_title(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        for name in ("Įvadas", "Išvados"):
            word.add_heading(name, 1)
            word.add_paragraph("Tekstas.")

    text, version = _imported(healthy, tmp_path, write, title="")

    assert "title: a\n" in text
    assert [heading.title for heading in version.text.headings] == ["Įvadas", "Išvados"]


@pytest.mark.parametrize("bullet", ["• ", "•\t", "▪ ", "\uf0b7\t", "·  "])
def test_bullets_that_were_typed_make_a_list(healthy: Path, tmp_path: Path, bullet: str) -> None:
    def write(word: Word) -> None:
        for words in ("Prieš.", f"{bullet}Pirma", f"{bullet}Antra", "Po."):
            word.add_paragraph(words)

    html = write_html(_imported(healthy, tmp_path, write)[1].text.tree())

    assert re.sub(r"\s+", "", html) == "<p>Prieš.</p><ul><li>Pirma</li><li>Antra</li></ul><p>Po.</p>"


@pytest.mark.parametrize("is_in_style", [True, False])
def test_headings_that_word_numbers_are_numbered(healthy: Path, tmp_path: Path, is_in_style: bool) -> None:
    def write(word: Word) -> None:
        heading = word.add_heading("Įvadas", 1)
        holder = word.styles["Heading 1"].element if is_in_style else heading._p
        holder.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1

    text, _ = _imported(healthy, tmp_path, write)

    assert "numbered_headings: true" in text


def test_headings_without_numbers_are_not_numbered(healthy: Path, tmp_path: Path) -> None:
    text, _ = _imported(healthy, tmp_path, lambda word: word.add_heading("Įvadas", 1))

    assert "numbered_headings" not in text


def test_an_empty_entry_of_a_list_is_none(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        for words in ("Pirmas", "", "Antras"):
            word.add_paragraph(words, style="List Bullet")

    assert write_html(_imported(healthy, tmp_path, write)[1].text.tree()).count("<li>") == 2


def test_a_picture_in_a_simple_table_is_shown_from_the_assets(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        word.add_table(rows=2, cols=2).cell(1, 1).paragraphs[0].add_run().add_picture(picture())

    (image,) = _imported(healthy, tmp_path, write)[1].text.images
    assert (healthy / "docs" / "assets" / "ataskaita" / Path(image.target).name).exists()
