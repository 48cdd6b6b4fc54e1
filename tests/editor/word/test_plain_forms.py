"""What Word writes in forms of its own is read as it is shown."""

import pytest
from lxml import etree

from emn_site.editor.word.elements import W, words_text
from emn_site.editor.word.losses import paragraph_line
from emn_site.editor.word.package import DOCUMENT, WordPackage
from emn_site.editor.word.plain_forms import make_columns, settle_choices, write_plainly
from tests.editor.word.documents import packed, part, said

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<w:r><w:t>viena</w:t><w:cr/><w:t>kita</w:t></w:r>", "viena kita"),
        ('<w:r><w:t>viena</w:t><w:ptab w:alignment="right"/><w:t>kita</w:t></w:r>', "viena kita"),
        ("<w:r><w:t>vie</w:t><w:softHyphen/><w:t>na</w:t></w:r>", "viena"),
        ("<w:r><w:t>vie\u00adna</w:t></w:r>", "viena"),
        ('<w:customXml w:element="a"><w:r><w:t>viena</w:t></w:r></w:customXml>', "viena"),
        ('<w:bdo w:val="rtl"><w:r><w:t>viena</w:t></w:r></w:bdo>', "viena"),
        ('<w:dir w:val="rtl"><w:r><w:t>viena</w:t></w:r></w:dir>', "viena"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>viena</w:t></w:r></w:fldSimple>', "viena"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>kita</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>viena</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "viena (kita)",
        ),
    ],
)
def test_its_words_are_those_that_are_shown(written: str, read: str) -> None:
    part = etree.fromstring(f"<w:document {_SPACE}><w:body><w:p>{written}</w:p></w:body></w:document>")

    write_plainly(part)

    assert [paragraph_line(one) for one in part.iter(f"{W}p")] == [read]


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    part = etree.fromstring(
        f"<w:body {_SPACE}><w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
        "</w:body>"
    )

    write_plainly(part)

    assert len(part) == 0


def _line(*parts: str, properties: str = "") -> str:
    said = "<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in parts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{said}</w:p>"


LINE = _line("2023", "12", "34")


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        ([_line("Metai", "Prašymai", "Leidimai"), LINE], ["Metai"]),
        ([_line("EMN", "tinklas")] * 3, ["EMN"]),
        ([_line("EMN", "tinklas")] * 2, []),
        ([LINE, said("Tarp."), LINE], []),
        ([_line("", "2023", "12")] * 3, []),
        ([_line("Skyrius", "5", properties='<w:pStyle w:val="Turinys1"/>')] * 3, []),
    ],
    ids=["two of three", "three of two", "two of two", "apart", "moved in", "contents"],
)
def test_lines_that_tabs_set_in_columns_are_a_table(lines: list[str], made: list[str]) -> None:
    name = '<w:style w:type="paragraph" w:styleId="Turinys1"><w:name w:val="toc 1"/></w:style>'
    package = WordPackage(packed("".join(lines), styles__xml=part("styles", name)))
    words = [words_text(one) for one in package.parts[DOCUMENT].iter(f"{W}t")]

    found = [value for _, value in make_columns(package)]

    assert found == made
    assert len(list(package.parts[DOCUMENT].iter(f"{W}tr"))) == (len(lines) if made else 0)
    assert [words_text(one) for one in package.parts[DOCUMENT].iter(f"{W}t")] == words


def _control(kind: str, shown: str, properties: str = "") -> str:
    offered = "".join(
        f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in ("galioja", "rengiama")
    )
    return (
        f"<w:p><w:sdt><w:sdtPr>{properties}<w:{kind}>{offered}</w:{kind}></w:sdtPr>"
        f"<w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )


@pytest.mark.parametrize("kind", ["dropDownList", "comboBox"])
@pytest.mark.parametrize(
    ("shown", "properties", "kept", "named"),
    [
        ("galioja", "", "galioja", "rengiama"),
        ("kita", "", "kita", "galioja; rengiama"),
        ("Pasirinkite.", "<w:showingPlcHdr/>", "", "Pasirinkite.; galioja; rengiama"),
    ],
)
def test_what_a_list_to_choose_from_offers_beside_is_named(
    kind: str, shown: str, properties: str, kept: str, named: str
) -> None:
    package = WordPackage(packed(_control(kind, shown, properties)))

    found = list(settle_choices(package.parts[DOCUMENT]))

    assert found == [("import-lost-choices", named)]
    assert words_text(package.parts[DOCUMENT]) == kept


@pytest.mark.parametrize(
    ("field", "shown", "lost"),
    [
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒", []),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐", []),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="ne"/><w:listEntry w:val="taip"/></w:ddList>',
            "taip",
            [("import-lost-choices", "ne")],
        ),
    ],
)
def test_a_field_of_an_old_form_shows_what_is_set_in_it(
    field: str, shown: str, lost: list[tuple[str, str]]
) -> None:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData>{field}</w:ffData></w:fldChar>'
    package = WordPackage(packed(f"<w:p><w:r>{begin}</w:r></w:p>"))

    assert list(settle_choices(package.parts[DOCUMENT])) == lost
    assert words_text(package.parts[DOCUMENT]) == shown
