"""How words of a Word file are set: direction, sides, frames and joined cells are kept, all else is named."""

import pytest

from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from tests.editor.word.documents import packed, para, part

_BIDI = "<w:bidi/>"
_FRAME = (
    "<w:pBdr>"
    + "".join(f'<w:{side} w:val="single"/>' for side in "top left bottom right".split())
    + "</w:pBdr>"
)


def _read(body: str, **parts: str) -> ConversionResult:
    related = tuple((name.partition("__")[0], f"{name.partition('__')[0]}.xml") for name in parts)
    return convert_file(
        packed(body, related, **parts),
        ConversionRequest("failas", "Ataskaita", "", "accept", ["lentelė"], "Lentelė"),
    )


def _table(*rows: tuple[str, ...], about: str = "") -> str:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    cells = (
        "".join(f"<w:tc>{one if one.startswith('<') else para(one)}</w:tc>" for one in row) for row in rows
    )
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tr>{head}{'</w:tr><w:tr>'.join(cells)}</w:tr></w:tbl>"


def _listed(words: str) -> str:
    return para(words, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def test_headings_and_paragraphs_from_right_to_left_stand_in_one_element_that_says_so() -> None:
    styles = part(
        "styles", '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    )

    found = _read(
        para("سوريا", f'<w:pStyle w:val="H1"/>{_BIDI}') + para("لبنان 5", _BIDI) + para("Sirija"),
        styles__xml=styles,
    )

    assert found.body == '<div dir="rtl">\n\n## سوريا\n\nلبنان 5\n\n</div>\n\nSirija\n'


def test_a_table_whose_columns_go_from_right_to_left_says_so() -> None:
    found = _read(_table(("سوريا", "لبنان"), ("15", "9"), about="<w:bidiVisual/>"))

    assert found.body == (
        '<div dir="rtl">\n\n| سوريا | لبنان |\n|-------|-------|\n| 15    | 9     |\n\n</div>\n'
    )


def test_a_cell_from_right_to_left_says_so_in_another_table() -> None:
    assert '\n| <span dir="rtl">سوريا</span> | 5 ' in _read(_table(("Šalis", "Kiek"), ("سوريا", "5"))).body


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("arabicAlpha", "أ ب ت"),
        ("arabicAbjad", "أ ب ج"),
        ("hebrew1", "א ב ג"),
        ("russianLower", "а б в"),
        ("thaiNumbers", "๑ ๒ ๓"),
        ("decimalZero", "01 02 03"),
    ],
)
def test_a_list_keeps_the_letters_and_digits_of_other_scripts(kind: str, labels: str) -> None:
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )

    found = _read(_listed("Viena") + _listed("Kita") + _listed("Trečia"), numbering__xml=numbering)

    lines = [line.replace("\\", "") for line in found.body.split("\n") if line and "div" not in line]
    assert lines == [
        f"{label}) {words}" for label, words in zip(labels.split(), ("Viena", "Kita", "Trečia"), strict=True)
    ]


def test_numbers_that_word_gives_headings_are_named() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1 SKYRIUS."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = part(
        "styles",
        f'<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>{numbered}</w:style>',
    )
    body = "".join(para(one, '<w:pStyle w:val="H1"/>') for one in ("Tvarka", "3.4. Sąvokos"))

    found = _read(body, numbering__xml=numbering, styles__xml=styles)

    assert (found.body, found.is_numbered) == ("## Tvarka\n\n## Sąvokos\n", True)
    assert found.lost == [("import-renumbered", "I SKYRIUS., II SKYRIUS.")]


@pytest.mark.parametrize(
    ("side", "line"), [("right", "----:"), ("end", "----:"), ("center", ":----:"), ("left", "-----")]
)
def test_a_column_stands_where_all_its_cells_do(side: str, line: str) -> None:
    found = _read(_table(("Šalis", "Kiek"), ("Latvija", para("5", f'<w:jc w:val="{side}"/>'))))

    assert found.body.split("\n")[1].split("|")[2].strip("-") == line.strip("-")
    assert found.lost == []


@pytest.mark.parametrize("side", ["center", "right", "end"])
def test_a_paragraph_that_stands_elsewhere_than_at_the_left_is_named(side: str) -> None:
    found = _read(para("Vilnius", f'<w:jc w:val="{side}"/>'))

    assert (found.body, found.lost) == ("Vilnius\n", [("import-lost-alignment", "Vilnius")])


def test_sides_that_differ_in_a_column_are_named() -> None:
    found = _read(_table(("A",), (para("5", '<w:jc w:val="right"/>'),), ("6",)))

    assert [code for code, _ in found.lost] == ["import-lost-alignment"]


@pytest.mark.parametrize(
    "body",
    [
        para("Kvota", _FRAME) + para("24 830", _FRAME),
        f"<w:tbl><w:tr><w:tc>{para('Kvota')}{para('24 830')}</w:tc></w:tr></w:tbl>",
    ],
    ids=["paragraphs", "cell"],
)
def test_a_frame_is_a_note_set_apart(body: str) -> None:
    found = _read(para("Prieš.") + body + para("Po."))

    assert found.body == "Prieš.\n\n> [!NOTE]\n> Kvota\n>\n> 24 830\n\nPo.\n"
    assert (found.lost, found.before.tables) == ([("import-frame", "Kvota")], 0)


def test_headings_in_a_frame_stay_headings() -> None:
    styles = part(
        "styles", '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    )
    cell = para("Kvota", '<w:pStyle w:val="H1"/>') + para("24 830")

    found = _read(para("Prieš.") + f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>", styles__xml=styles)

    assert found.body == "Prieš.\n\n## Kvota\n\n24 830\n"


def test_cells_joined_as_word_once_did_are_one_and_what_the_second_holds_is_hidden() -> None:
    first = '<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>' + para("Vietos") + "</w:tc>"
    second = "<w:tc><w:tcPr><w:hMerge/></w:tcPr>" + para("SLAPTA") + "</w:tc>"
    row = f"<w:tr><w:tc>{para('120')}</w:tc><w:tc>{para('40')}</w:tc></w:tr>"

    found = _read(f"<w:tbl><w:tr>{first}{second}</w:tr>{row}</w:tbl>")

    assert '<tr><th colspan="2">Vietos</th></tr>\n<tr><td>120</td><td>40</td></tr>' in found.body
    assert found.lost == [("import-lost-hidden", "SLAPTA")]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (para("Vėluoja", run='<w:color w:val="FF0000"/>'), ("import-lost-colour", "Vėluoja")),
        (para("Tikrinti", run='<w:highlight w:val="yellow"/>'), ("import-lost-colour", "Tikrinti")),
        (para("Kapitelės", run="<w:smallCaps/>"), ("import-lost-letters", "Kapitelės")),
        (para("Pabraukta", run='<w:u w:val="wave"/>'), ("import-lost-letters", "Pabraukta")),
        (para("Rėmelis", '<w:framePr w:x="1" w:y="1"/>'), ("import-lost-layout", "Rėmelis")),
        (para("Skiltyse", '<w:sectPr><w:cols w:num="2"/></w:sectPr>'), ("import-lost-layout", "Skiltyse")),
    ],
)
def test_what_a_text_has_nothing_like_is_named(body: str, named: tuple[str, str]) -> None:
    assert named in _read(body).lost


def test_an_index_that_word_makes_is_left_out_and_named() -> None:
    runs = "".join(
        f"<w:r>{one}</w:r>"
        for one in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> INDEX </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>kursai, 3</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )

    found = _read(f"<w:p>{runs}</w:p>" + para("Tekstas."))

    assert (found.body, found.lost) == ("Tekstas.\n", [("import-lost-list", "INDEX")])


@pytest.mark.parametrize(
    "address",
    [
        "http://intranetas/dvs",
        "https://ona:slapta@a.lt/x",
        "https://emn.us4.list-manage.com/track/click?u=a&amp;id=b&amp;e=c",
        "https://docs.google.com/document/d/1/edit?usp=sharing&amp;ouid=7",
    ],
)
def test_a_link_that_readers_cannot_follow_leaves_its_words(address: str) -> None:
    link = f"<w:fldSimple w:instr=' HYPERLINK \"{address}\" '><w:r><w:t>čia</w:t></w:r></w:fldSimple>"

    found = _read(f"<w:p>{link}</w:p>")

    assert (found.body, [code for code, _ in found.lost]) == ("čia\n", ["import-lost-link"])


def test_an_address_that_was_typed_says_nothing_of_its_reader() -> None:
    body = _read(para("Žr. https://a.lt/b?utm_source=word&amp;id=7, c.")).body

    assert body == "Žr. https://a.lt/b?id=7, c.\n"


def test_points_that_a_tab_sets_apart_are_no_columns() -> None:
    lines = "".join(
        f"<w:p><w:r><w:t>{mark}</w:t><w:tab/><w:t>{words}</w:t></w:r></w:p>"
        for mark, words in (("1)", "pirmas"), ("2)", "antras"), ("3)", "trečias"))
    )

    assert _read(lines).body == "1.  pirmas\n2.  antras\n3.  trečias\n"
