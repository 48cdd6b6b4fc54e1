"""Lists, fields and tables as offices write them: signs of points stay, unfilled fields go."""

import pytest

from emn_site.content.markdown import parse_markdown
from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from emn_site.editor.word.ledger import reader_lines
from tests.editor.word.documents import packed, para, part


def _read(body: str, *levels: tuple[str, str]) -> ConversionResult:
    """Return what comes of a file whose lists 1, 2 … count by a format and a text each."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for at, (kind, text) in enumerate(levels, 1)
    )
    lists = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(levels) + 1)
    )
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Punktas"><w:name w:val="Punktas"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>',
    )
    related = (("numbering", "numbering.xml"), ("styles", "styles.xml"))
    content = packed(body, related, numbering__xml=part("numbering", kinds + lists), styles__xml=styles)
    return convert_file(content, ConversionRequest("failas", "Ataskaita", "", "accept", ["pav"], "Lentelė"))


def _point(words: str, number: int = 1) -> str:
    return para(words, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def _field(code: str, *shown: str) -> str:
    """Return a field whose last words end the paragraph that it ends in."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    words = "</w:p><w:p>".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in shown)
    return f'{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{words}' + (
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_signs_that_tell_points_apart_stand_before_their_words() -> None:
    found = _read(_point("Atlikta") + _point("Neatlikta", 2), ("bullet", "✓"), ("bullet", "\uf0fb"))

    assert found.body == "- ✓ Atlikta\n- ✗ Neatlikta\n"


def test_a_sign_that_all_points_have_is_a_bullet() -> None:
    assert _read(_point("Viena") + _point("Kita"), ("bullet", "✓")).body == "- Viena\n- Kita\n"


def test_an_empty_point_is_none() -> None:
    assert _read(_point("Viena") + _point("") + _point("Kita"), ("bullet", "•")).body == "- Viena\n- Kita\n"


def test_points_without_a_number_are_paragraphs() -> None:
    assert _read(_point("Viena") + _point("Kita"), ("none", "")).body == "Viena\n\nKita\n"


def test_the_numbers_of_a_style_are_typed_too() -> None:
    style = '<w:pStyle w:val="Punktas"/>'

    assert _read(para("Viena", style) + para("Kita", style), ("decimal", "%1 straipsnis.")).body == (
        "1 straipsnis. Viena\n\n2 straipsnis. Kita\n"
    )


@pytest.mark.parametrize(
    ("code", "shown"),
    [(" MERGEFIELD Vardas ", "«Vardas»"), (" REF _Ref1 \\h ", "Klaida! Nerastas nuorodos šaltinis.")],
)
def test_a_field_that_shows_nothing_is_left_out_and_named(code: str, shown: str) -> None:
    found = _read(f"<w:p><w:r><w:t>Gerb. </w:t></w:r>{_field(code, shown)}</w:p>")

    assert found.body == "Gerb.\n"
    assert found.lost == [("import-lost-field", f"Gerb. ({shown})")]


def test_a_field_that_was_filled_in_stays() -> None:
    assert _read(f"<w:p>{_field(' MERGEFIELD Vardas ', 'Ona')}</w:p>").body == "Ona\n"


def test_a_table_of_contents_in_no_style_of_its_own_is_left_out() -> None:
    contents = f"<w:p>{_field(' TOC ', 'Pirmas 3', 'Antras 5')}</w:p>"

    assert _read(contents + para("Tekstas.")).body == "Tekstas.\n"


def test_a_row_that_begins_within_the_table_has_its_cells_where_they_are_seen() -> None:
    cells = [f"<w:tc>{para(one)}</w:tc>" for one in ("vidus", "kairė", "dešinė")]
    rows = (
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cells[0]}</w:tr><w:tr>{cells[1]}{cells[2]}</w:tr>'
    )
    table = f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>"

    assert "<tr><th></th><th>vidus</th></tr>\n<tr><td>kairė</td><td>dešinė</td></tr>" in _read(table).body


@pytest.mark.parametrize("before", ["", "<w:tblPrEx/>"])
def test_a_row_that_begins_and_ends_within_the_table_has_its_cells_between(before: str) -> None:
    cells = [f"<w:tc>{para(one)}</w:tc>" for one in "abcdef"]
    grid = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
    rows = f"<w:tr>{before}{grid}{cells[0]}{cells[1]}</w:tr><w:tr>{''.join(cells[2:])}</w:tr>"
    table = f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 4}</w:tblGrid>{rows}</w:tbl>"

    assert "<tr><th></th><th>a</th><th>b</th><th></th></tr>" in _read(table).body


def test_words_in_a_typeface_of_signs_that_it_does_not_have_stay_words() -> None:
    typeface = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'

    assert _read(para("\uf0a7 žolė", run=typeface)).body == "- žolė\n"


def test_marks_that_touch_are_read_as_they_were_set() -> None:
    runs = "".join(
        f"<w:r><w:rPr>{mark}</w:rPr><w:t>{words}</w:t></w:r>"
        for mark, words in (("<w:b/>", "Vil"), ("<w:i/>", "ni"), ("<w:b/>", "us"))
    )

    assert [*reader_lines(parse_markdown(_read(f"<w:p>{runs}</w:p>").body).tree())] == ["Vilnius"]


def test_a_paragraph_from_right_to_left_says_so() -> None:
    arabic = "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>سوريا</w:t></w:r></w:p>"

    assert _read(arabic).body == '<div dir="rtl">\n\nسوريا\n\n</div>\n'


@pytest.mark.parametrize(
    ("looks", "written"),
    [
        ('<w:position w:val="-6"/>', "<sub>2</sub>"),
        ('<w:position w:val="6"/>', "<sup>2</sup>"),
        ('<w:position w:val="0"/>', "2"),
        ("<w:dstrike/>", "~~2~~"),
    ],
)
def test_what_is_lowered_raised_or_struck_twice_is_seen_so(looks: str, written: str) -> None:
    assert _read(f"<w:p><w:r><w:t>CO </w:t></w:r>{para('2', run=looks)[16:]}").body == f"CO {written}\n"


def test_a_link_to_a_heading_leads_there_and_one_to_another_place_is_its_words() -> None:
    links = "".join(
        f'<w:p><w:hyperlink w:anchor="{name}"><w:r><w:t>{name}</w:t></w:r></w:hyperlink></w:p>'
        for name in ("Tikslas", "Vieta")
    )
    mark = '<w:bookmarkStart w:id="1" w:name="{}"/><w:r><w:t>{}</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    heading = f'<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr>{mark.format("Tikslas", "Žmonės kelyje")}</w:p>'

    found = _read(para("Įvadas.") + links + heading + f"<w:p>{mark.format('Vieta', 'Čia.')}</w:p>")

    assert found.body == "Įvadas.\n\n[Tikslas](#zmones-kelyje)\n\nVieta\n\n## Žmonės kelyje\n\nČia.\n"
    assert parse_markdown(found.body).anchors == {"zmones-kelyje"}
