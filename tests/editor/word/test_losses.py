"""What a Word file shows comes in, or is named: fields, pictures, parts of other files, notes in cells."""

import zipfile
from io import BytesIO

import pytest
from lxml import html

from emn_site.content.markdown import parse_markdown
from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from tests.editor.word.documents import packed, para, part, picture, relations, shown

STYLES = part(
    "styles",
    "".join(
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in (1, 2)
    ),
)


def _read(content: bytes, title: str = "Ataskaita", changes: str = "accept") -> ConversionResult:
    return convert_file(content, ConversionRequest("failas", title, "", changes, ["lentelė"], "Lentelė"))


def _with(content: bytes, path: str) -> bytes:
    """Return a package with a picture at a path of its own."""
    stream = BytesIO(content)
    with zipfile.ZipFile(stream, "a") as more:
        more.writestr(path, picture().getvalue())
    return stream.getvalue()


@pytest.mark.parametrize("code", ["SEQ Table", "PAGEREF _Ref1", "REF _Ref1 \\h", "DATE", "DOCPROPERTY a"])
def test_a_simple_field_keeps_the_words_it_shows(code: str) -> None:
    field = f'<w:fldSimple w:instr=" {code} "><w:r><w:t>12</w:t></w:r></w:fldSimple>'

    found = _read(packed(f"<w:p><w:r><w:t>Yra </w:t></w:r>{field}<w:r><w:t>.</w:t></w:r></w:p>"))

    assert (found.body, found.lost) == ("Yra 12.\n", [])


def test_a_simple_field_that_links_keeps_its_link_or_has_it_named() -> None:
    fields = "".join(
        f"<w:p><w:fldSimple w:instr=' HYPERLINK \"{target}\" '><w:r><w:t>čia</w:t></w:r></w:fldSimple></w:p>"
        for target in ("https://emn.lt/", "javascript:a()")
    )

    found = _read(packed(fields))

    assert found.body == "[čia](https://emn.lt/)\n\nčia\n"
    assert found.lost == [("import-lost-link", "javascript:a()")]


@pytest.mark.parametrize(("title", "begins"), [("Kita", "## Įvadas"), ("Įvadas", "Prieš."), ("", "Prieš.")])
def test_the_first_heading_is_taken_out_only_where_it_is_the_title(title: str, begins: str) -> None:
    heading, level = (
        para("Įvadas", '<w:pStyle w:val="H1"/>'),
        para("Toliau", '<w:pStyle w:val="H2"/>'),
    )

    found = _read(
        packed(heading + para("Prieš.") + level, (("styles", "styles.xml"),), styles__xml=STYLES),
        title,
    )

    assert (found.title, found.body.splitlines()[0]) == (title or "Įvadas", begins)


VML = (
    '<w:p><w:r><w:object xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    "{}</w:object></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("target", "markup"),
    [
        ("http://a.lt/a.png", VML.format('<v:shape><v:imagedata r:href="r0"/></v:shape>')),
        ("http://a.lt/a.png", VML.format('<v:shape><v:imagedata r:id="r0"/></v:shape>')),
        ("media\\\\a.png", shown("r0")),
        ("../other/a.png", shown("r0")),
    ],
)
def test_a_picture_that_gives_none_in_the_text_is_counted_and_named(target: str, markup: str) -> None:
    found = _read(_with(packed(para("Yra.") + markup, (("image", target),)), f"word/{target}"))

    assert (found.body, found.before.figures) == ("Yra.\n", 1)
    losses = [("import-lost-alternative", "Vaizdas")] * ("Vaizdas" in markup)
    assert found.lost == [("import-lost-picture", target), *losses]


@pytest.mark.parametrize("target", ["media/a.png", "/word/media/a.png"])
def test_a_picture_that_comes_in_is_not_named_as_lost(target: str) -> None:
    found = _read(_with(packed(shown("r0"), (("image", target),)), "word/media/a.png"))

    assert (set(found.pictures), found.lost) == ({"a.png"}, [])


@pytest.mark.parametrize(("changes", "mark"), [("accept", "del"), ("reject", "ins")])
def test_a_picture_that_a_change_takes_away_is_no_loss(changes: str, mark: str) -> None:
    picture_run = shown("r0").replace("<w:r>", f'<w:{mark} w:id="1" w:author="A"><w:r>')
    file = packed(picture_run.replace("</w:r>", f"</w:r></w:{mark}>"), (("image", "media/a.png"),))

    assert _read(_with(file, "word/media/a.png"), changes=changes).lost == []


@pytest.mark.parametrize("attack", ['<animate attributeName="x"/>', ""])
def test_a_drawing_that_is_refused_leaves_the_picture_beside_it(attack: str) -> None:
    space = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    drawing = f'<a:extLst><a:ext><s:svgBlip xmlns:s="{space}" r:embed="r1"/></a:ext></a:extLst>'
    markup = shown("r0").replace('r:embed="r0"/>', f'r:embed="r0">{drawing}</a:blip>')
    related = (("image", "media/a.png"), ("image", "media/b.svg"))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{attack}<path d="M0 0h9"/></svg>'

    found = _read(_with(packed(markup, related, media_b__svg=svg), "word/media/a.png"))

    assert (len(found.pictures), found.lost) == (1, [])
    assert not attack or set(found.pictures) == {"a.png"}


@pytest.mark.parametrize(
    ("target", "markup", "named"),
    [
        ("embeddings/o.bin", VML.format('<o:OLEObject ProgID="Excel" r:id="r0"/>'), "Excel embeddings/o.bin"),
        ("http://a.lt/s.docx", '<w:subDoc r:id="r0"/>', "http://a.lt/s.docx"),
        ("http://a.lt/s.docx", '<w:p><w:subDoc r:id="r0"/></w:p>', "http://a.lt/s.docx"),
    ],
)
def test_another_file_is_named(target: str, markup: str, named: str) -> None:
    found = _read(packed(para("Yra.") + markup, (("object", target),)))

    assert (found.body, found.lost) == ("Yra.\n", [("import-lost-object", named)])


FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>a</m:t></m:r></m:oMath>"
)
INNER = f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc><w:tc>{para('b')}</w:tc></w:tr></w:tbl>{para('c')}"


@pytest.mark.parametrize(
    ("inner", "markdown"),
    [
        ('<w:p><w:r><w:t>5</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', "5[^1]"),
        (shown("r1"), "![Vaizdas](../../../assets/ataskaita/a.png)"),
    ],
)
def test_notes_and_pictures_of_a_merged_table_stand_in_their_cells(inner: str, markdown: str) -> None:
    found = _read(_merged_table(inner))

    assert f"<td>x</td><td>\n\n{markdown}\n\n</td>" in found.body
    assert found.lost == []
    assert not parse_markdown(found.body).faults


@pytest.mark.parametrize(
    ("inner", "words", "lost"),
    [
        (f"<w:p>{FORMULA}</w:p>", "a", [("import-lost-inline", "a")]),
        (para("a", run='<w:rStyle w:val="V"/>'), "a", []),
        (para("a", run="<w:strike/>"), "a", []),
        (para("a", paragraph='<w:pStyle w:val="S"/>'), "a", []),
        (para("a", paragraph='<w:pStyle w:val="H1"/>'), "a", []),
        (INNER, "a b c", []),
    ],
)
def test_what_a_merged_table_cannot_say_is_there_as_words_or_named(
    inner: str, words: str, lost: list[tuple[str, str]]
) -> None:
    found = _read(_merged_table(inner))

    cell = html.document_fromstring(found.body).findall(".//tr")[1][1]
    assert "".join(map(str, cell.itertext())).split() == words.split()
    assert found.lost == lost


def _merged_table(inner: str) -> bytes:
    """Return a Word file of a table with a merged cell and, below it, one that holds something."""
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("Plati")}</w:tc></w:tr>'
    rows = f"{wide}<w:tr><w:tc>{para('x')}</w:tc><w:tc>{inner}</w:tc></w:tr>"
    styles = STYLES.replace(
        "</w:styles>",
        '<w:style w:type="character" w:styleId="V"><w:name w:val="Verbatim Char"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Source Code"/></w:style></w:styles>',
    )
    notes = part("footnotes", f'<w:footnote w:id="1">{para("Pastaba.")}</w:footnote>')
    related = (("styles", "styles.xml"), ("image", "media/a.png"), ("footnotes", "footnotes.xml"))
    grid = '<w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>'
    file = packed(f"<w:tbl>{grid}{rows}</w:tbl>", related, styles__xml=styles, footnotes__xml=notes)
    return _with(file, "word/media/a.png")


_SYMBOL = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'


@pytest.mark.parametrize(
    ("run", "read"),
    [
        (_SYMBOL.format("Symbol", "F061"), "α"),
        (_SYMBOL.format("Calibri", "20AC"), "€"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>a</w:t></w:r>', "α"),
        ('<w:r><w:rPr><w:rStyle w:val="G"/></w:rPr><w:t>\uf061</w:t></w:r>', "α"),
    ],
)
def test_a_sign_of_a_typeface_is_read_as_it_is_shown(run: str, read: str) -> None:
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="G"><w:name w:val="G"/>'
        '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:style>',
    )

    found = _read(packed(f"<w:p>{run}</w:p>", (("styles", "styles.xml"),), styles__xml=styles))

    assert (found.body, found.lost, found.lines) == (f"{read}\n", [], [read] * ("€" in read))


@pytest.mark.parametrize(
    ("run", "named"),
    [
        (_SYMBOL.format("EMN Icons", "F041"), "Yra (EMN Icons F041)"),
        ("<w:r><w:pgNum/></w:r>", "Yra (pgNum)"),
        ("<w:r><w:monthLong/></w:r>", "Yra (monthLong)"),
        ('<w:fldSimple w:instr=" EQ \\f(3;4) "><w:r/></w:fldSimple>', "Yra (EQ \\f(3;4))"),
    ],
)
def test_a_sign_that_nobody_can_read_is_named_with_its_place(run: str, named: str) -> None:
    found = _read(packed(f"<w:p><w:r><w:t>Yra</w:t></w:r>{run}</w:p>"))

    assert (found.body, found.lost) == ("Yra\n", [("import-lost-sign", named)])


def test_what_a_button_shows_is_read_and_the_title_of_a_field_that_links_is_named() -> None:
    link = '<w:fldSimple w:instr=\' HYPERLINK "https://emn.lt/" \\o "Apie mus" \'><w:r><w:t>čia</w:t></w:r>'
    button = '<w:fldSimple w:instr=" MACROBUTTON None Spauskite "><w:r/></w:fldSimple>'

    found = _read(packed(f"<w:p>{button}<w:r><w:t>. </w:t></w:r>{link}</w:fldSimple></w:p>"))

    assert (found.body, found.lost) == (
        "Spauskite. [čia](https://emn.lt/)\n",
        [("import-lost-alternative", "Apie mus")],
    )


def test_digits_and_links_of_a_header_are_named_and_a_number_of_a_page_is_not() -> None:
    page = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    header = part("hdr", para("8 5 271 7777") + page)
    linked = relations((("hyperlink", "https://emn.lt/"),))
    file = packed(para("Yra."), (("header", "h.xml"),), **{"h__xml": header, "_rels/h__xml__rels": linked})

    assert [*_read(file).lost] == [
        ("import-lost-margin", "8 5 271 7777"),
        ("import-lost-margin", "https://emn.lt/"),
    ]


@pytest.mark.parametrize("is_link", [True, False])
def test_what_a_picture_leads_to_is_a_link_around_it_or_named(is_link: bool) -> None:
    click = '<wp:docPr id="1" name="n" descr="Vaizdas"><a:hlinkClick r:id="r1"/></wp:docPr>'
    drawn = shown("r0").replace('<wp:docPr id="1" name="n" descr="Vaizdas"/>', click)
    related = (("image", "media/a.png"), ("hyperlink", "https://emn.lt/"))

    found = _read(_with(packed(drawn, related), "word/media/a.png" if is_link else "word/media/b.png"))

    link = "[![Vaizdas](../../../assets/ataskaita/a.png)](https://emn.lt/)" * is_link
    assert (found.body, ("import-lost-link", "https://emn.lt/") in found.lost) == (
        f"{link}\n",
        not is_link,
    )


def test_of_two_captions_before_a_table_both_are_kept() -> None:
    captions = "".join(para(words, '<w:pStyle w:val="C"/>') for words in ("1 lentelė. Prašymai", "Tūkst."))
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>')
    table = f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc></w:tr></w:tbl>"

    found = _read(packed(captions + table, (("styles", "styles.xml"),), styles__xml=styles))

    assert found.body.startswith("Tūkst.\n\nLentelė: Prašymai\n\n<table>")
