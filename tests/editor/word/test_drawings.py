"""What a Word file draws is read with it: boxes, diagrams, charts, formulas, pictures as they are shown."""

from io import BytesIO

import pytest
from PIL import Image

from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from tests.editor.word.documents import packed, para, part, relations, shown, two_colours, with_picture

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_C = f'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {_A}'
_D = f'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {_A}'
_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def _read(content: bytes, changes: str = "accept") -> ConversionResult:
    return convert_file(
        content, ConversionRequest("failas", "Ataskaita", "", changes, ["lentelė"], "Lentelė")
    )


def _drawn(inner: str) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><a:graphic {_A}><a:graphicData uri="x">{inner}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _boxed(words: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{para(words)}</w:txbxContent></w:pict></w:r></w:p>"


def test_the_words_of_a_box_follow_the_paragraph_it_hangs_on() -> None:
    box = _boxed("Laukelis.").replace("<w:r>", "<w:r><w:t>Šalia.</w:t></w:r><w:r>", 1)

    found = _read(packed(para("Prieš.") + box + para("Po.")))

    assert (found.body, found.lost) == ("Prieš.\n\nŠalia.\n\nLaukelis.\n\nPo.\n", [])


def test_a_box_that_stands_in_the_file_twice_is_read_once() -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    pair = "".join(
        f"<mc:{name}><w:pict><w:txbxContent>{para('Laukelis.')}</w:txbxContent></w:pict></mc:{name}>"
        for name in ("Choice", "Fallback")
    )

    found = _read(packed(f"<w:p><w:r><mc:AlternateContent {space}>{pair}</mc:AlternateContent></w:r></w:p>"))

    assert found.body == "Laukelis.\n"


@pytest.mark.parametrize(("changes", "mark"), [("accept", "del"), ("reject", "ins")])
def test_a_box_that_a_change_takes_away_is_not_read(changes: str, mark: str) -> None:
    box = _boxed("Laukelis.").replace("<w:r>", f'<w:{mark} w:id="1" w:author="A"><w:r>', 1)
    box = box.replace("</w:pict></w:r>", f"</w:pict></w:r></w:{mark}>")

    assert _read(packed(para("Prieš.") + box), changes).body == "Prieš.\n"


def test_a_diagram_is_a_list_of_its_words() -> None:
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for words in ("Viena", "Kita")
    )
    data = f"<dgm:dataModel {_D}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"

    found = _read(packed(_drawn(f'<dgm:relIds {_D} r:dm="r0"/>'), (("diagramData", "d.xml"),), d__xml=data))

    assert (found.body, found.lost) == ("- Viena\n- Kita\n", [("import-diagram", "Viena; Kita")])


def _series(name: str, values: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    years = "".join(f'<c:pt idx="{at}"><c:v>{2020 + at}</c:v></c:pt>' for at in range(len(values)))
    head = f'<c:pt idx="0"><c:v>{name}</c:v></c:pt>'
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache>{head}</c:strCache></c:strRef></c:tx>"
        f"<c:cat><c:strRef><c:strCache>{years}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:val></c:ser>"
    )


def test_a_chart_is_a_table_of_its_numbers_under_its_title() -> None:
    series = _series("Lietuva", ("0.30000000000000004", "4")) + _series("Latvija", ("7", "8"))
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Prašymai</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    plot = f"<c:plotArea><c:barChart>{series}</c:barChart></c:plotArea>"
    part = f"<c:chartSpace {_C}><c:chart>{title}{plot}</c:chart></c:chartSpace>"

    found = _read(packed(_drawn(f'<c:chart {_C} r:id="r0"/>'), (("chart", "c.xml"),), c__xml=part))

    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in found.body.splitlines()[2:]]
    assert found.body.startswith("Prašymai\n\n")
    assert [cells[0], *cells[2:]] == [["", "Lietuva", "Latvija"], ["2020", "0.3", "7"], ["2021", "4", "8"]]
    assert found.lost == [("import-chart", "Prašymai")]


def _unsaid(*words: str) -> list[tuple[str, str]]:
    return [("import-lost-alternative", one) for one in words]


_V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_VML = f'<v:shape {_V} title="Suma" alt="Sumos"/>'


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (f'<w:object>{_VML}<o:OLEObject {_V} ProgID="Excel"/></w:object>', ["Suma", "Sumos"]),
        (f'<w:object>{_VML}<w:control w:name="a"/></w:object>', ["Suma", "Sumos"]),
        (
            f"<w:pict>{_VML}{_VML}<w:txbxContent>{para('Yra.')}</w:txbxContent></w:pict>",
            ["Suma", "Sumos"],
        ),
        ('<w:drawing><wp:inline><wp:docPr descr="Sumos"/></wp:inline></w:drawing>', ["Sumos"]),
    ],
)
def test_what_is_said_of_an_object_to_those_who_do_not_see_it_is_named(markup: str, words: list[str]) -> None:
    found = _read(packed(f"<w:p><w:r>{markup}</w:r></w:p>"))

    assert [one for one in found.lost if one[0] == "import-lost-alternative"] == _unsaid(*words)


def test_of_a_picture_that_is_kept_only_its_title_is_named() -> None:
    assert _read(with_picture(shown("r0").replace("descr=", 'title="Suma" descr='))).lost == _unsaid("Suma")


def test_the_title_of_a_link_is_named() -> None:
    link = '<w:p><w:hyperlink r:id="r0" w:tooltip="Suma"><w:r><w:t>čia</w:t></w:r></w:hyperlink></w:p>'

    assert _read(packed(link, (("hyperlink", "https://emn.lt/"),))).lost == _unsaid("Suma")


def test_levels_of_categories_and_labels_of_a_chart_are_read_or_named() -> None:
    years = "".join(f'<c:lvl><c:pt idx="0"><c:v>{one}</c:v></c:pt></c:lvl>' for one in ("Pirma", "2020"))
    label = "<c:dLbls><c:tx><c:rich><a:p><a:r><a:t>Žyma</a:t></a:r></a:p></c:rich></c:tx></c:dLbls>"
    series = f'<c:ser>{label}<c:cat>{years}</c:cat><c:val><c:pt idx="0"><c:v>5</c:v></c:pt></c:val></c:ser>'
    part = f"<c:chartSpace {_C}><c:chart><c:plotArea>{series}</c:plotArea></c:chart></c:chartSpace>"

    found = _read(
        packed(para("Prieš.") + _drawn(f'<c:chart {_C} r:id="r0"/>'), (("chart", "c.xml"),), c__xml=part)
    )

    assert "2020 Pirma" in found.body
    assert found.lost == [("import-chart", "Prieš., Žyma")]


def test_what_is_said_of_a_chart_to_those_who_do_not_see_it_is_named() -> None:
    series = _series("Lietuva", ("3", "4"))
    part = f"<c:chartSpace {_C}><c:chart><c:plotArea>{series}</c:plotArea></c:chart></c:chartSpace>"
    inner = f'<wp:docPr title="Prašymai" descr="Jų daugėjo"/><c:chart {_C} r:id="r0"/>'

    found = _read(packed(para("Prieš.") + _drawn(inner), (("chart", "c.xml"),), c__xml=part))

    assert found.lost == [("import-chart", "Prieš."), *_unsaid("Prašymai", "Jų daugėjo")]


@pytest.mark.parametrize(
    "inner", [f'<c:chart {_C} r:id="r9"/>', f'<dgm:relIds {_D} r:dm="r9"/>', "<a:line/>"]
)
def test_a_drawing_that_says_nothing_is_named_with_its_place(inner: str) -> None:
    found = _read(packed(para("Prieš.") + _drawn(inner)))

    assert (found.body, found.lost) == ("Prieš.\n", [("import-lost-drawing", "Prieš.")])


FORMULAS = [
    ("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>", "a/b"),
    ("<m:f><m:num>{a}{b}</m:num><m:den>{sum}</m:den></m:f>", "ab/(a+b)"),
    ("<m:sSup><m:e>{a}</m:e><m:sup>{b}</m:sup></m:sSup>", "a<sup>b</sup>"),
    ("<m:rad><m:deg/><m:e>{sum}</m:e></m:rad>", "√(a+b)"),
    ("<m:d><m:e>{a}</m:e></m:d>", "(a)"),
]


@pytest.mark.parametrize(("markup", "words"), FORMULAS)
def test_a_formula_is_words_in_its_line_and_named(markup: str, words: str) -> None:
    letters = {
        name: f"<m:r><m:t>{text}</m:t></m:r>" for name, text in (("a", "a"), ("b", "b"), ("sum", "a+b"))
    }
    formula = f"<m:oMath {_M}>{markup.format(**letters)}</m:oMath>"

    found = _read(packed(f"<w:p><w:r><w:t>Yra </w:t></w:r>{formula}<w:r><w:t>.</w:t></w:r></w:p>"))

    assert found.body == f"Yra {words}.\n"
    assert [code for code, _ in found.lost] == ["import-lost-inline"]


def test_what_was_cropped_away_of_a_picture_is_not_published() -> None:
    markup = shown("r0").replace("</pic:blipFill>", '<a:srcRect l="50000"/></pic:blipFill>')

    (content,) = _read(with_picture(markup)).pictures.values()

    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (20, 30)
        assert picture.getcolors() == [(600, (0, 0, 255))]


def _noted(inner: str, kind: str, target: str, content: str | bytes, name: str = "footnote") -> bytes:
    """Return a Word file with a note or a comment whose own relation r0 leads to something."""
    parts: dict[str, str | bytes] = {
        f"{name}s__xml": part(f"{name}s", f'<w:{name} w:id="2">{para("Pastaba.")}{inner}</w:{name}>'),
        f"_rels/{name}s__xml__rels": relations(((kind, target),)),
        target.replace(".", "__"): content,
        "media/other.png": two_colours(),
    }
    reference = f'<w:p><w:r><w:t>Yra</w:t></w:r><w:r><w:{name}Reference w:id="2"/></w:r></w:p>'
    return packed(reference, (("image", "media/other.png"), (f"{name}s", f"{name}s.xml")), **parts)


def test_a_cropped_picture_of_a_note_is_published_as_it_is_shown() -> None:
    cropped = shown("r0").replace("<pic:blipFill>", '<pic:blipFill><a:srcRect r="50000"/>')

    found = _read(_noted(cropped, "image", "media/a.png", two_colours()))

    (content,) = found.pictures.values()
    with Image.open(BytesIO(content)) as left:
        assert (left.size, found.lost) == ((20, 30), [])


def test_a_picture_above_the_pages_is_named() -> None:
    above = part("hdr", shown("r0"))

    found = _read(packed(para("Yra."), (("header", "h.xml"),), h__xml=above))

    assert (found.body, found.lost) == ("Yra.\n", [("import-lost-margin", "Vaizdas")])


def test_numbers_of_a_list_in_a_note_are_typed_as_in_the_document() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1 straipsnis."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    entry = para("pirma", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')

    found = _read(_noted(entry, "numbering", "numbering.xml", part("numbering", lists)))

    assert "1 straipsnis. pirma" in found.body


def test_a_picture_of_a_comment_is_named() -> None:
    content = _noted(shown("r0"), "image", "media/a.png", two_colours(), "comment")

    assert _read(content).lost == [("import-lost-picture", "media/a.png"), *_unsaid("Vaizdas")]


def test_boxes_and_charts_of_a_note_are_read() -> None:
    chart = (
        f"<c:chart><c:plotArea><c:lineChart>{_series('LT', ('5', '7'))}</c:lineChart></c:plotArea></c:chart>"
    )
    inner = _boxed("Laukelis.") + _drawn(f'<c:chart {_C} r:id="r0"/>')

    found = _read(_noted(inner, "chart", "charts/a.xml", f"<c:chartSpace {_C}>{chart}</c:chartSpace>"))

    assert "    Laukelis." in found.body.splitlines()
    assert [code for code, _ in found.lost] == ["import-chart"]


@pytest.mark.parametrize("crop", ['l="60000" r="60000"', 'l="x"'])
def test_a_picture_that_cannot_be_cropped_is_left_out_and_named(crop: str) -> None:
    markup = shown("r0").replace("</pic:blipFill>", f"<a:srcRect {crop}/></pic:blipFill>")

    found = _read(with_picture(markup))

    lost = [("import-lost-crop", "media/a.png"), *_unsaid("Vaizdas")]
    assert (found.body, found.pictures, found.lost) == ("Yra.\n", {}, lost)
