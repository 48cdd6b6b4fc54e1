"""A Word file becomes a publication: what an office writes is kept, and what cannot be is said."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as Word

from emn_site import checks
from emn_site.commands import editing
from emn_site.files.load import load
from emn_site.model.refusals import Refused
from emn_site.model.site import Version
from tests.word.making import changed, contents, note, picture, reference, word_file

TODAY = date(2026, 1, 1)


def _take(root: Path, file: Path, **said: str) -> tuple[str, Version]:
    """Import a file; return the text that was written, and what the site reads in it."""
    usual = {"what": "study", "title": "Ataskaita", "summary": "Santrauka.", "topics": "asylum"}
    rest = {"language": "lt", "countries": "", "year": 2022, "slug": "ataskaita", "changes": "accept"}
    assert editing.from_word(root, Namespace(**{"file": str(file), **usual, **rest, **said})) == 0
    version = load(root).by_path["studies/2022/ataskaita"].versions["lt"]
    return (root / version.file).read_text(), version


def _errors(root: Path) -> list[str]:
    return [found.code for found in checks.checked(root, TODAY).problems if not found.is_warning]


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

    said = capsys.readouterr().out
    html = version.text.html()
    assert html.count("<table") == 20
    assert html.count('colspan="2"') == 20
    assert sum(line.startswith("[^") for line in text.splitlines()) == 60
    assert [heading.title for heading in version.text.headings][:2] == ["Skyrius apie ąžuolus", "Poskyris"]
    assert [heading.level for heading in version.text.headings][:2] == [2, 3]
    assert "numbered_headings: true" in text
    assert "Turinio eilutė" not in text
    assert "Žr. 3 skyrių" in text
    assert text.count("Lentelė: Prašymai pagal šalį") == 20
    assert "60" in said
    assert "20" in said
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
    assert "Jonas" in (said := capsys.readouterr().out)
    assert "Ar tikrai?" in said


def test_lists_quotations_links_and_emphasis_are_kept(healthy: Path, tmp_path: Path) -> None:
    def write(word: Word) -> None:
        word.add_paragraph("Pirmas", style="List Bullet")
        word.add_paragraph("Antras", style="List Bullet")
        word.add_paragraph("Vienas", style="List Number")
        word.add_paragraph("Citata.", style="Quote")
        paragraph = word.add_paragraph("Žodis ")
        paragraph.add_run("storas").bold = True

    html = _take(healthy, word_file(tmp_path / "a.docx", write))[1].text.html()

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
    (tmp_path / "b.pdf").write_bytes(b"%PDF")

    for name in ("a.docx", "b.pdf", "nothing.docx"):
        with pytest.raises(Refused) as refusal:
            _take(healthy, tmp_path / name)
        assert refusal.value.code == "no-word-file"


def test_a_text_goes_out_as_word_and_comes_back_the_same(healthy: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    editing.to_word(healthy, Namespace(path="studies/2022/first-study", language="", to=str(target)))

    text, _ = _take(healthy, target)

    assert "Prašymų buvo 1\u00a0500, arba 3,5\u00a0proc." in text
