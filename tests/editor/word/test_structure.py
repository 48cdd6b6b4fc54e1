"""What a Word file means by its styles and lists is kept: headings, letters, legal numbers, marks, links."""

import re
import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Word

from emn_site.content.markdown import parse_markdown
from emn_site.editor.word.conversion import ConversionRequest, convert_file
from emn_site.editor.word.guessed_styles import CaptionWords
from emn_site.editor.word.ledger import reader_lines
from tests.editor.word.documents import packed, para, part

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _read(content: bytes) -> str:
    return convert_file(
        content, ConversionRequest("failas", "Ataskaita", "", "accept", ["lentelė"], "L")
    ).body


def _numbering(*levels: tuple[str, str, int]) -> str:
    held = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text, start) in enumerate(levels)
    )
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{held}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )


def _listed(words: str, level: int) -> str:
    return para(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def _lists(body: str, *levels: tuple[str, str, int]) -> str:
    return _read(packed(body, (("numbering", "numbering.xml"),), numbering__xml=_numbering(*levels)))


def test_a_list_keeps_its_letters() -> None:
    body = _listed("Viena", 0) + _listed("Kita", 0) + _listed("Vidinė", 1)

    found = _lists(body, ("lowerLetter", "%1)", 3), ("lowerRoman", "%2)", 1))

    assert "".join(found.split("\n")) == (
        '<ol type="a" start="3"><li>Viena</li><li>Kita<ol type="i"><li>Vidinė</li></ol></li></ol>'
    )


def test_legal_numbers_are_words_before_their_paragraphs() -> None:
    body = "".join(
        _listed(words, level) for words, level in (("A", 0), ("B", 1), ("C", 2), ("D", 1), ("E", 0))
    )

    found = _lists(body, ("decimal", "%1.", 1), ("decimal", "%1.%2.", 1), ("lowerLetter", "%1.%2.%3)", 1))

    assert found.split("\n\n") == ["1\\. A", "1.1. B", "1.1.a) C", "1.2. D", "2\\. E\n"]


@pytest.mark.parametrize(
    ("kinds", "markdown"),
    [
        (("bullet", "bullet"), "- A\n- B\n"),
        (("decimal", "decimal"), "1.  A\n\n1)  B\n"),
    ],
)
def test_lists_side_by_side_are_parted_as_markdown_can(kinds: tuple[str, str], markdown: str) -> None:
    levels = (
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        for number, kind in enumerate(kinds)
    )
    numbers = (
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(kinds))
    )
    body = _listed("A", 0) + _listed("B", 0).replace('numId w:val="1"', 'numId w:val="2"')

    found = _read(
        packed(
            body,
            (("numbering", "numbering.xml"),),
            numbering__xml=part("numbering", "".join((*levels, *numbers))),
        )
    )

    assert found == markdown


@pytest.mark.parametrize(
    ("before", "markdown"),
    [
        ("", "A\n\nB\n"),
        (para("Žodis."), "Žodis.\n\nA\n\nB\n"),
        (para("Du žodžiai."), "Du žodžiai.\n\nA\n\nB\n"),
        (_listed("Punktas", 1), "- Punktas\n\n  A\n\n  B\n"),
    ],
)
def test_an_entry_without_a_bullet_is_a_paragraph_of_the_point_before_or_of_the_text(
    before: str, markdown: str
) -> None:
    body = before + _listed("A", 0) + _listed("B", 0) + para("Pabaiga.")

    found = _lists(body, ("bullet", "", 1), ("bullet", "•", 1))

    assert found == f"{markdown}\nPabaiga.\n"


@pytest.mark.parametrize("words", ["a &lt; b", "\\* a", "&#8211;", "A&B"])
@pytest.mark.parametrize("style", ["", '<w:pStyle w:val="Caption"/>'])
def test_signs_that_would_be_marks_are_read_as_they_were_typed(words: str, style: str) -> None:
    tree = parse_markdown(_read(packed(para(escape(words), style)))).tree()

    assert " ".join(reader_lines(tree)).strip() == words


@pytest.mark.parametrize(
    ("kind", "number"), [("upperRoman", "XIV"), ("lowerLetter", "n"), ("upperLetter", "N"), ("ordinal", "14")]
)
def test_a_number_with_words_is_written_as_word_counts(kind: str, number: str) -> None:
    assert _lists(_listed("A", 0), (kind, "%1 straipsnis.", 14)) == f"{number} straipsnis. A\n"


def test_a_paragraph_with_an_outline_level_is_a_heading() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="EMN B"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="EMN C"/><w:basedOn w:val="B"/></w:style>',
    )
    body = (
        para("Skyrius", '<w:outlineLvl w:val="0"/>') + para("Dalis", '<w:pStyle w:val="C"/>') + para("Žodis.")
    )

    found = _read(packed(body, (("styles", "styles.xml"),), styles__xml=styles))

    assert found == "## Skyrius\n\n### Dalis\n\nŽodis.\n"


def _run(words: str, bold: bool) -> str:
    return f'<w:r><w:rPr>{"<w:b/>" * bold}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("runs", "markdown"),
    [
        (("", "Pastaba:", "be tarpo"), "<strong>Pastaba:</strong>be tarpo"),
        (("", "„Sąjunga“", "s"), "<strong>„Sąjunga“</strong>s"),
        (("žodis", "(a)", ""), "žodis<strong>(a)</strong>"),
        (("Yra ", "svarbu:", " taip"), "Yra **svarbu:** taip"),
        (("ne", "svarbu", "s"), "ne**svarbu**s"),
    ],
)
def test_bold_words_are_bold_where_asterisks_cannot_close(runs: tuple[str, str, str], markdown: str) -> None:
    before, bold, after = runs
    body = f"<w:p>{_run(before, False)}{_run(bold, True)}{_run(after, False)}</w:p>"

    assert _read(packed(body)) == f"{markdown}\n"


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/?x=1&amp;utm_source=mail&amp;fbclid=9", "https://example.org/?x=1"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Femn.lt%2Fa&amp;data=05%7Cona%40x.lt",
            "https://emn.lt/a",
        ),
        ("https://example.org/a_(b)?q=%C5%BE", "https://example.org/a_(b)?q=%C5%BE"),
    ],
)
def test_a_link_leads_on_and_follows_nobody(target: str, address: str) -> None:
    link = '<w:p><w:hyperlink r:id="r0"><w:r><w:t>čia</w:t></w:r></w:hyperlink></w:p>'

    assert _read(packed(link, (("hyperlink", target),))) == f"[čia]({address})\n"


def _moved(content: bytes, change: tuple[tuple[str, str], ...]) -> bytes:
    """Return a package in which words are others, in the names of its parts and in what they say."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            path, words = name, old.read(name).decode()
            for before, after in change:
                path, words = path.replace(before, after), words.replace(before, after)
            new.writestr(path, words)
    return stream.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        (("document.xml", "document2.xml"), ("footnotes.xml", "footnotes7.xml")),
        (("word/", "other/"),),
        (
            (
                "http://schemas.openxmlformats.org/wordprocessingml/2006/",
                "http://purl.oclc.org/ooxml/wordprocessingml/",
            ),
            (
                "http://schemas.openxmlformats.org/officeDocument/2006/",
                "http://purl.oclc.org/ooxml/officeDocument/",
            ),
        ),
    ],
)
def test_a_file_is_read_by_its_relations_and_in_either_edition(change: tuple[tuple[str, str], ...]) -> None:
    body = '<w:p><w:r><w:t>Yra</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    notes = part("footnotes", f'<w:footnote w:id="1">{para("Pastaba.")}</w:footnote>')
    file = packed(body, (("footnotes", "footnotes.xml"),), footnotes__xml=notes)

    assert _read(_moved(file, change)) == _read(file) == "Yra[^1]\n\n[^1]: Pastaba.\n"


def _document(write: Callable[[Word], object]) -> str:
    document, stream = Document(), BytesIO()
    write(document)
    document.save(stream)
    return _read(stream.getvalue())


def test_a_number_that_is_a_word_of_a_heading_stays() -> None:
    def write(word: Word) -> None:
        for title in ("1 straipsnis. Dalykas", "2 straipsnis. Sąvokos", "2024 in brief"):
            word.add_heading(title)
            word.add_paragraph("Tekstas.")

    assert re.findall(r"## (.+)", _document(write)) == [
        "1 straipsnis. Dalykas",
        "2 straipsnis. Sąvokos",
        "2024 in brief",
    ]


def test_a_line_that_is_broken_in_a_cell_stays_in_its_row() -> None:
    def write(word: Word) -> None:
        table = word.add_table(rows=2, cols=2)
        for cell, words in zip((*table.rows[0].cells, *table.rows[1].cells), "abcd", strict=True):
            cell.text = words
        table.rows[1].cells[1].paragraphs[0].add_run().add_break()
        table.rows[1].cells[1].paragraphs[0].add_run("e")

    assert "d<br>e" in _document(write)


@pytest.mark.parametrize(
    "words", ["Pavadinimas su daugeliu žodžių", "Figure with a caption", "Lentelėje matyti"]
)
def test_a_caption_that_only_begins_like_the_name_of_its_kind_stays_whole(words: str) -> None:
    assert CaptionWords(["pav", "fig", "figure", "lentelė"]).without_number(words) == words
