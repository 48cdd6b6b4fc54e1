"""What reviewers leave in a Word file comes back with the lines where it belongs, and as a difference."""

import re
import subprocess
import zipfile
from argparse import Namespace
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from emn_site.cli import documents
from emn_site.editor.word.conversion import ConversionRequest, convert_file
from emn_site.editor.word.reviews import find_line
from tests.editor.word.documents import packed, para, picture, word_file

STUDY = "studies/2022/first-study"
FILE = f"docs/lt/{STUDY}.md"
QUOTED = "[1\u00a0234](figure:LT/asylum_applications_new/2020)"


def _changed(word: Word) -> None:
    word.add_heading("Skyrius")
    paragraph = word.add_paragraph("Sakinys ")
    for kind, words in (("del", "buvęs"), ("ins", "naujas")):
        tag = "delText" if kind == "del" else "t"
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="1" w:author="Ona"><w:r><w:{tag}>{words}</w:{tag}></w:r>'
                f"</w:{kind}>"
            )
        )
    word.add_comment(word.add_paragraph("Kita mintis.").runs, text="Ar tikrai?", author="Jonas")


def test_comments_and_changes_are_told_with_the_words_around_them(tmp_path: Path) -> None:
    content = word_file(tmp_path / "a.docx", _changed).read_bytes()

    found = convert_file(content, ConversionRequest("a", "A", "", "accept", [], "Lentelė"))

    assert [(one.code, one.author, one.words, one.paragraph) for one in found.marks] == [
        ("import-deleted", "Ona", "buvęs", "Sakinys naujas"),
        ("import-inserted", "Ona", "naujas", "Sakinys naujas"),
        ("import-comment", "Jonas", "Ar tikrai?", "Kita mintis."),
    ]
    assert [find_line(found.body.split("\n"), one.paragraph) for one in found.marks] == [3, 3, 5]


def _moved(word: Word) -> None:
    for kind, words in (("moveFrom", ""), ("", "Vidurys."), ("moveTo", "Antra. "), ("moveFrom", "Be poros")):
        paragraph = word.add_paragraph("" if words == "Be poros" else words)
        run = f"<w:r><w:t>{'Perkelta.' if words != 'Be poros' else words}</w:t></w:r>"
        mark = f'<w:{kind} {nsdecls("w")} w:id="1" w:author="Ona">{run}</w:{kind}>'
        paragraph._p.extend([parse_xml(mark)] if kind else [])


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ("accept", [("import-moved", "Perkelta.", 3), ("import-deleted", "Be poros", 3)]),
        ("reject", [("import-moved", "Perkelta.", 1), ("import-deleted", "Be poros", 7)]),
    ],
)
def test_a_move_is_told_once_with_the_line_where_it_ends(
    tmp_path: Path, changes: str, marks: list[tuple[str, str, int]]
) -> None:
    content = word_file(tmp_path / "a.docx", _moved).read_bytes()

    found = convert_file(content, ConversionRequest("a", "A", "", changes, [], "Lentelė"))

    lines = found.body.split("\n")
    assert [(one.code, one.words, find_line(lines, one.paragraph)) for one in found.marks] == marks
    assert found.body.count("Perkelta.") == 1


def _review(root: Path, folder: Path, change: Callable[[str], str] = str) -> int:
    """Send a text out as Word, let a reviewer change it, and take it in again."""
    text = root / FILE
    text.write_text(f"{text.read_text()}\n{QUOTED} žmonių.\n")
    file, stream = folder / "a.docx", BytesIO()
    documents.export_word(root, Namespace(path=STUDY, language="lt", to=str(file)))
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(stream, "w") as returned:
        for name in given.namelist():
            content = given.read(name)
            if name == "word/document.xml":
                content = change(content.decode()).encode()
            returned.writestr(name, content)
    file.write_bytes(stream.getvalue())
    options = Namespace(
        file=str(file), what="study", onto=STUDY, language="lt", changes="accept", title=None, slug=None
    )
    return documents.import_file(root, options)


def test_a_text_that_nobody_changed_comes_back_as_it_is(healthy: Path, tmp_path: Path) -> None:
    assert _review(healthy, tmp_path) == 0

    text = (healthy / FILE).read_text()
    assert text.endswith(f"[Lietuvą](../../countries/lithuania.md#figures).\n\n{QUOTED} žmonių.\n")
    assert 'number: "2022/1"' in text


def test_a_reviewed_text_is_shown_as_a_difference(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _review(healthy, tmp_path, lambda text: text.replace("Prašymų", "Paraiškų")) == 0

    output = capsys.readouterr().out
    assert "\n-Prašymų buvo" in output
    assert "\n+Paraiškų buvo" in output


def test_a_mark_that_a_reviewer_deleted_is_said(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = re.compile(r"<w:hyperlink[^>]*>(?:(?!</w:hyperlink>).)*234.*?</w:hyperlink>", re.DOTALL)

    assert _review(healthy, tmp_path, lambda text: link.sub("", text)) == 0
    assert "figure:LT/asylum_applications_new/2020 from the data" in capsys.readouterr().out


def test_pictures_and_notes_are_called_as_before(healthy: Path, tmp_path: Path) -> None:
    words = "![Schema](../../../assets/schema.png)\n\nYra.[^a]\n\nRašoma `[^1]`.\n\n[^a]: Pastaba.\n"
    (healthy / "docs" / "assets").mkdir(exist_ok=True)
    (healthy / "docs" / "assets" / "schema.png").write_bytes(picture().read())
    (healthy / FILE).write_text(f"{(healthy / FILE).read_text()}\n{words}")

    assert _review(healthy, tmp_path) == 0
    written = (healthy / FILE).read_text()
    assert "\n\n![Schema](../../../assets/schema.png)\n\nYra.[^a]\n\nRašoma `[^1]`.\n" in written
    assert [file.name for file in (healthy / "docs" / "assets").rglob("*.png")] == ["schema.png"]


def test_a_run_at_the_end_of_a_paragraph_is_of_that_paragraph(healthy: Path, tmp_path: Path) -> None:
    added = '<w:ins w:id="1" w:author="Ona"><w:r><w:t xml:space="preserve"> Reikia dar.</w:t></w:r></w:ins>'

    assert _review(healthy, tmp_path, lambda text: f"{added}</w:p>".join(text.rsplit("</w:p>", 1))) == 0
    assert (healthy / FILE).read_text().endswith(f"\n\n{QUOTED} žmonių. Reikia dar.\n")


def test_what_the_site_makes_again_of_the_data_is_no_loss(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "![Prašymai](table:asylum_applications_new?countries=LT)"
    (healthy / FILE).write_text(f"{(healthy / FILE).read_text()}\n{words}\n")

    assert _review(healthy, tmp_path) == 0
    output = capsys.readouterr().out
    counts = re.findall(r"(\d+) in the file, (\d+) in the text", output)
    assert len(counts) == 4
    assert all(file == text for file, text in counts)
    assert "Numbers that were typed" not in output


def test_a_list_of_countries_comes_back_as_it_is_quoted(healthy: Path, tmp_path: Path) -> None:
    words = "![Valstybės narės](countries:member_state)"
    (healthy / FILE).write_text(f"{(healthy / FILE).read_text()}\n{words}\n")

    assert _review(healthy, tmp_path) == 0
    assert f"\n\n{words}\n" in (healthy / FILE).read_text()


def test_a_move_is_known_by_its_name_where_its_words_were_changed() -> None:
    def moved(kind: str, words: str) -> str:
        begin = f'<w:{kind}RangeStart w:id="1" w:author="Ona" w:name="move1"/>'
        return f'<w:p>{begin}<w:{kind} w:id="2" w:author="Ona"><w:r><w:t>{words}</w:t></w:r></w:{kind}></w:p>'

    file = packed(moved("moveFrom", "Buvęs sakinys") + moved("moveTo", "Pataisytas sakinys"))

    found = convert_file(file, ConversionRequest("a", "A", "", "accept", [], "Lentelė"))

    assert [(one.code, one.words) for one in found.marks] == [("import-moved", "Pataisytas sakinys")]


def test_a_row_or_a_cell_that_was_deleted_goes_and_is_told() -> None:
    mark = '<w:{} w:id="1" w:author="Ona"/>'
    row = f"<w:tr><w:trPr>{mark.format('del')}</w:trPr><w:tc>{para('Eilė')}</w:tc></w:tr>"
    cell = f"<w:tc><w:tcPr>{mark.format('cellDel')}</w:tcPr>{para('Langelis')}</w:tc>"
    file = packed(f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc>{cell}</w:tr>{row}</w:tbl>")

    found = convert_file(file, ConversionRequest("a", "A", "", "accept", [], "Lentelė"))

    assert "Eilė" not in found.body and "Langelis" not in found.body
    assert {(one.code, one.words) for one in found.marks} == {
        ("import-deleted", "Eilė"),
        ("import-deleted", "Langelis"),
    }


def _committed(root: Path) -> None:
    about = ("-c", "user.name=Ona", "-c", "user.email=ona@example.org")
    for command in (("init", "-q"), ("add", "-A"), (*about, "commit", "-qm", "Before")):
        subprocess.run(["git", *command], cwd=root, check=True)


@pytest.mark.parametrize("has_history", [True, False])
def test_what_a_text_says_since_its_file_was_made_stays_or_is_said_to_go(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], has_history: bool
) -> None:
    file, text = tmp_path / "a.docx", healthy / FILE
    text.write_text(f"{text.read_text()}\nTaip buvo.\n")
    documents.export_word(healthy, Namespace(path=STUDY, language="lt", to=str(file)))
    _committed(healthy) if has_history else None
    text.write_text(text.read_text().replace("Taip buvo.", "Taip yra."))

    asked = {"onto": STUDY, "language": "lt", "changes": "accept", "title": None, "slug": None}
    documents.import_file(healthy, Namespace(file=str(file), what="study", **asked))

    assert ("Taip yra." in text.read_text()) == has_history
    assert ("has changed since this Word file" in capsys.readouterr().out) != has_history


@pytest.mark.parametrize(
    "name", ["HEAD:README.md", "HEAD", "--batch", "a" * 39, "0" * 40 + "&#10;HEAD", "blob of another", "tree"]
)
def test_a_file_that_names_what_was_never_its_text_is_one_of_a_text_of_nobody(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file, stream, text = tmp_path / "a.docx", BytesIO(), healthy / FILE
    (healthy / "README.md").write_text("Be faktų.\n")
    _committed(healthy)
    names = {"blob of another": "HEAD:README.md", "tree": "HEAD^{tree}"}
    documents.export_word(healthy, Namespace(path=STUDY, language="lt", to=str(file)))
    if name in names:
        asked_git = subprocess.run(
            ["git", "rev-parse", names[name]], cwd=healthy, check=True, capture_output=True, text=True
        )
        name = asked_git.stdout.strip()
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(stream, "w") as returned:
        for part in given.namelist():
            content = given.read(part)
            if part == "docProps/custom.xml":
                content, changed = re.subn(rb"(\.md@)\w{40}", rb"\g<1>" + name.encode(), content)
                assert changed == 1
            returned.writestr(part, content)
    file.write_bytes(stream.getvalue())
    before = text.read_text()

    asked = {"onto": STUDY, "language": "lt", "changes": "accept", "title": None, "slug": None}
    documents.import_file(healthy, Namespace(file=str(file), what="study", **asked))

    assert text.read_text() == before
    assert "has changed since this Word file" in capsys.readouterr().out


def test_a_text_comes_back_from_a_file_whose_properties_are_gone(healthy: Path, tmp_path: Path) -> None:
    file, text = tmp_path / "a.docx", healthy / FILE
    text.write_text(f"{text.read_text()}\nTaip.[^kita] {QUOTED}\n\n[^kita]: Pastaba.\n")
    documents.export_word(healthy, Namespace(path=STUDY, language="lt", to=str(file)))
    stream = BytesIO()
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(stream, "w") as bare:
        for name in given.namelist():
            bare.writestr(name, given.read(name)) if "custom" not in name else None
    file.write_bytes(stream.getvalue())

    asked = {"what": "study", "topics": "asylum", "year": 2022, "countries": "", "starts": "", "slug": "kita"}
    asked |= {"onto": "", "language": "lt", "title": "", "summary": "Apie tai.", "changes": "accept"}
    documents.import_file(healthy, Namespace(file=str(file), **asked))

    (again,) = (healthy / "docs/lt/studies").rglob("kita.md")
    assert again.read_text().endswith(text.read_text().partition("\n---\n")[2])


def test_the_author_of_a_file_is_named_and_not_taken_over(tmp_path: Path) -> None:
    def write(word: Word) -> None:
        word.core_properties.author = "Ona Onaitė"
        word.add_paragraph("Tekstas.")

    content = word_file(tmp_path / "a.docx", write).read_bytes()

    found = convert_file(content, ConversionRequest("a", "A", "", "accept", [], "Lentelė"))

    assert ("import-author", "Ona Onaitė") in found.lost
