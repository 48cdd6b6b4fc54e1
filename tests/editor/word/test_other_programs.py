"""What an office never meant to publish stays out of a text; what its programs write otherwise comes in."""

from io import BytesIO

import pytest
from PIL import Image

from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from emn_site.editor.word.tree import escape_address
from tests.editor.word.documents import packed, para, part, shown, with_notes, with_picture

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading"><w:name w:val="Heading"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>',
)


def _read(content: bytes) -> ConversionResult:
    return convert_file(
        content, ConversionRequest("failas", "Ataskaita", "", "accept", ["lentelė"], "Lentelė")
    )


def _styled(body: str) -> ConversionResult:
    return _read(packed(body, (("styles", "styles.xml"),), styles__xml=_STYLES))


def _field(code: str, words: str, end: str = '<w:r><w:fldChar w:fldCharType="end"/></w:r>') -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{words}</w:t></w:r>{end}'
    )


def test_words_under_a_black_bar_are_hidden_and_white_ones_are_not() -> None:
    bar = '<w:highlight w:val="black"/>'

    found = _read(packed(para("Slapta.", run=bar) + para("Matoma.", run=f'<w:color w:val="FFFFFF"/>{bar}')))

    assert (found.body, found.lost) == ("Matoma.\n", [("import-lost-hidden", "Slapta.")])


@pytest.mark.parametrize("code", ["FILENAME \\p", "AUTHOR", "USERNAME", "LASTSAVEDBY \\* MERGEFORMAT"])
def test_a_field_of_a_computer_is_left_out_and_named(code: str) -> None:
    found = _read(packed(f"<w:p><w:r><w:t>Yra </w:t></w:r>{_field(code, 'C:/Users/ona/a.docx')}</w:p>"))

    assert found.body == "Yra\n"
    assert [one for one, _ in found.lost] == ["import-lost-sign"]


def test_a_sign_that_a_field_shows_stays() -> None:
    found = _read(packed(f"<w:p>{_field('SYMBOL 174', '®')}</w:p>"))

    assert (found.body, found.lost) == ("®\n", [])


@pytest.mark.parametrize(
    "words",
    [
        "C:\\Users\\ona\\IMG_1.jpg",
        "IMG_2034.JPG",
        "officeArt object",
        "A map Description automatically generated",
        "Aprašas sugeneruotas automatiškai",
    ],
)
def test_what_a_program_wrote_for_a_description_is_none(words: str) -> None:
    found = _read(with_picture(shown("r0").replace("Vaizdas", words)))

    assert words not in found.body
    assert "![](" in found.body
    assert ("import-lost-alternative", words) in found.lost


def test_a_description_that_names_a_file_stays() -> None:
    assert (
        "![Žemėlapis iš a.png]"
        in _read(with_picture(shown("r0").replace("Vaizdas", "Žemėlapis iš a.png"))).body
    )


def test_a_point_of_a_diagram_that_nobody_filled_in_is_not_read() -> None:
    space = f'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {_A}'
    points = "".join(
        f"<dgm:pt><dgm:prSet{about}/><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for about, words in (("", "Prašymas"), (' phldr="1"', "[Tekstas]"))
    )
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><dgm:relIds {space} r:dm="r0"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    related = (("diagramData", "d.xml"),)

    found = _read(packed(drawing, related, d__xml=f"<dgm:dataModel {space}>{points}</dgm:dataModel>"))

    assert found.body == "- Prašymas\n"


def test_a_chart_that_is_not_read_is_named_and_what_older_programs_say_of_it_is_not_read() -> None:
    uri = "http://schemas.microsoft.com/office/drawing/2014/chartex"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData uri="{uri}"/></a:graphic></wp:inline>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{para('Nėra.')}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    found = _read(packed(para("Yra.") + body))

    assert (found.body, found.lost) == ("Yra.\n", [("import-lost-drawing", "Yra.")])


def test_a_button_is_named_and_gives_no_picture() -> None:
    button = (
        '<w:p><w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="r0"/>'
        "</v:shape>"
        '<w:control r:id="r0" w:name="CommandButton1"/></w:object></w:r></w:p>'
    )

    found = _read(with_picture(button))

    assert (found.body, found.pictures) == ("Yra.\n", {})
    assert [one for one, _ in found.lost] == ["import-lost-object"]


def test_words_of_a_control_that_stands_where_a_cell_should_are_a_cell() -> None:
    control = "<w:sdt><w:sdtContent><w:r><w:t>2021</w:t></w:r></w:sdtContent></w:sdt>"
    rows = "".join(
        f"<w:tr><w:tc>{para(a)}</w:tc>{b}</w:tr>"
        for a, b in (("Kas", f"<w:tc>{para('Kada')}</w:tc>"), ("A", control))
    )

    found = _read(packed(f"<w:tbl>{rows}</w:tbl>{control}"))

    assert found.body.count("2021") == 2
    assert "<td>A</td><td>2021</td>" in found.body


def test_a_field_without_end_leaves_the_others_as_they_are() -> None:
    body = f"<w:p>{_field('PAGE', '3')}</w:p><w:p>{_field('REF x', 'Toliau.', '')}</w:p>{para('Po.')}"

    assert _read(packed(body)).body == "3\n\nToliau.\n\nPo.\n"


def test_a_reference_to_a_heading_is_a_link_to_it() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_Ref7"/>'
    heading = para("Darbo rinka", '<w:pStyle w:val="H"/>').replace("<w:r>", f"{mark}<w:r>", 1)
    fields = (
        _field(f"REF _Ref7 {way}", words) for way, words in (("\\h", "Darbo rinka"), ("\\p \\h", "toliau"))
    )

    found = _styled(f"<w:p>{'<w:r><w:t> yra </w:t></w:r>'.join(fields)}</w:p>{heading}{para('Po.')}")

    assert found.body == "[Darbo rinka](#darbo-rinka) yra toliau\n\n## Darbo rinka\n\nPo.\n"


def test_a_link_to_a_place_of_the_file_that_is_no_heading_is_named() -> None:
    link = '<w:p><w:hyperlink w:anchor="zyma"><w:r><w:t>čia</w:t></w:r></w:hyperlink></w:p>'

    assert _read(packed(link)).lost == [("import-lost-link", "#zyma")]


def test_a_style_of_headings_without_a_number_is_read_by_its_level() -> None:
    assert _styled(para("Skyrius", '<w:pStyle w:val="Heading"/>') + para("Po.")).body == "## Skyrius\n\nPo.\n"


def test_a_heading_of_two_lines_stands_on_one() -> None:
    heading = para("Pirma", '<w:pStyle w:val="H"/>').replace("</w:t>", "</w:t><w:br/><w:t>antra</w:t>")

    assert _styled(heading + para("Po.")).body == "## Pirma antra\n\nPo.\n"


def _numbered(*words: tuple[str, int]) -> str:
    return "".join(
        para(one, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>') for one, at in words
    )


def _listed(levels: str, *words: tuple[str, int]) -> str:
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    related = (("numbering", "numbering.xml"),)
    return _read(packed(_numbered(*words), related, numbering__xml=part("numbering", lists))).body


def _level(at: int, kind: str, text: str, more: str = "") -> str:
    about = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{about}</w:lvl>'


@pytest.mark.parametrize(("restart", "number"), [("", "1"), ('<w:lvlRestart w:val="0"/>', "2")])
def test_points_go_on_through_chapters_where_the_list_says_so(restart: str, number: str) -> None:
    levels = _level(0, "upperRoman", "%1 SKYRIUS") + _level(1, "decimal", "%2.", restart)

    body = _listed(levels, ("Pirmas", 0), ("a", 1), ("Antras", 0), ("b", 1))

    assert f"{number}. b" in body.replace("\\", "")


def test_a_word_that_a_list_puts_before_its_points_stays() -> None:
    assert _listed(_level(0, "none", "Pastaba: "), ("svarbu", 0)) == "Pastaba: svarbu\n"


def test_the_note_of_a_caption_is_lost_by_its_words() -> None:
    caption = para("1 lentelė. Prašymai@@note1@@", '<w:pStyle w:val="C"/>').replace(
        "@@note1@@</w:t>", "</w:t></w:r><w:r><w:t>@@note1@@</w:t>"
    )
    content = with_notes(
        packed(
            caption + f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc></w:tr></w:tbl>",
            (("styles", "styles.xml"),),
            styles__xml=_STYLES,
        ),
        ["Be vaikų."],
    )

    assert ("import-lost-block", "Be vaikų.") in _read(content).lost


def test_a_picture_that_fills_a_shape_is_named_though_it_stands_elsewhere() -> None:
    shape = (
        '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp xmlns:wps='
        '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr><a:blipFill>'
        '<a:blip r:embed="r0"/></a:blipFill></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )

    found = _read(with_picture(shown("r0") + shape))

    assert (len(found.pictures), found.lost) == (1, [("import-lost-picture", "media/a.png")])


def test_a_picture_for_print_comes_in_as_one_for_screens() -> None:
    stream = BytesIO()
    Image.new("CMYK", (9, 9)).save(stream, "TIFF")

    (content,) = _read(with_picture(shown("r0"), "word/media/a.tiff", stream.getvalue())).pictures.values()

    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")


def test_marks_that_embed_a_direction_are_taken_off() -> None:
    assert _read(packed(para("\u202bžodis\u202c"))).body == "žodis\n"


def test_the_host_of_an_address_stays_in_its_letters() -> None:
    assert escape_address("https://žinios.lt/ėjimas") == "https://žinios.lt/%C4%97jimas"
