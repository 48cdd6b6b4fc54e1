"""What Word writes in forms of its own is read as it is shown."""

import pytest
from lxml import etree

from emn_site.editor.word.conversion import ConversionRequest, convert_file
from emn_site.editor.word.elements import W, words_text
from emn_site.editor.word.losses import paragraph_line
from emn_site.editor.word.package import DOCUMENT, WordPackage
from emn_site.editor.word.plain_forms import make_columns, settle_choices, write_plainly
from tests.editor.word.documents import packed, para, part

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<w:r><w:t>viena</w:t><w:cr/><w:t>kita</w:t></w:r>", "viena kita"),
        ('<w:r><w:t>viena</w:t><w:ptab w:alignment="right"/><w:t>kita</w:t></w:r>', "viena kita"),
        ("<w:r><w:t>vie</w:t><w:softHyphen/><w:t>na</w:t></w:r>", "viena"),
        ("<w:r><w:t>vie\u00adna</w:t></w:r>", "viena"),
        ("<w:r><w:t>e\ufb03cient de\ufb01nition½</w:t></w:r>", "efficient definition½"),
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


def _words(*words: str, tag: str = "t") -> str:
    return "".join(f'<w:r><w:{tag} xml:space="preserve">{one}</w:{tag}></w:r>' for one in words)


def _field(code: str, shown: str | None) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return begin + code + ("" if shown is None else separate + shown) + end


def _code(words: str) -> str:
    return _words(words, tag="instrText")


_PAGE = _field(_code(" PAGE "), _words("5"))
_SIMPLE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>5</w:t></w:r></w:fldSimple>'
_DEEP = _field(_code(" QUOTE ") + _field(_code(" SET ") + _PAGE, _words("4")), _words("3"))


def _body(markup: str) -> str:
    return convert_file(
        packed(markup), ConversionRequest("failas", "Ataskaita", "", "accept", [], "Lentelė")
    ).body


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        *(
            (_field(_code(" IF ") + inner + _code(' = 1 "a" "b" '), _words("dalis")), "Yra dalis.")
            for inner in (_PAGE, _SIMPLE, _DEEP, _field(_code(" PAGE "), None))
        ),
        (_field(_code(" REF a "), _words("rodoma ") + _PAGE + _words(" dalis")), "Yra rodoma 5 dalis."),
        (
            _field(
                _code(' HYPERLINK "') + _field(_code(" REF u "), _words("https://emn.lt/")) + _code('" '),
                _words("čia"),
            ),
            "Yra [čia](https://emn.lt/).",
        ),
        (_field(_code(" IF "), _words("dalis")).rpartition("<w:r>")[0], "Yra dalis."),
    ],
)
def test_of_fields_within_fields_comes_in_what_is_shown(field: str, shown: str) -> None:
    assert _body(f"<w:p>{_words('Yra ')}{field}{_words('.')}</w:p>") == f"{shown}\n"


_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _alternatives(*branches: str) -> str:
    *choices, fallback = branches
    held = "".join(f'<mc:Choice Requires="w14">{one}</mc:Choice>' for one in choices)
    return f"<mc:AlternateContent {_MC}>{held}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (f"<w:p>{_alternatives(_words('viena'), _words('kita'))}</w:p>", "viena"),
        (f"<w:p><w:r>{_alternatives('<w:t>viena</w:t>', '<w:t>kita</w:t>')}</w:r></w:p>", "viena"),
        (_alternatives(para("viena"), para("kita")), "viena"),
        (f"<w:p>{_alternatives(_words('viena'), _words('kita'), _words('trečia'))}</w:p>", "viena"),
        (f"<w:p><w:r>{_alternatives('<a/>', '<w:t>kita</w:t>')}</w:r></w:p>", "kita"),
        (f"<w:p>{_alternatives(_words('kita'))}</w:p>", "kita"),
        (f"<w:p>{_alternatives(_alternatives(_words('viena'), _words('a')), _words('b'))}</w:p>", "viena"),
    ],
)
def test_of_alternatives_the_first_that_can_be_read_comes_in_once(markup: str, shown: str) -> None:
    assert _body(markup) == f"{shown}\n"


@pytest.mark.parametrize(("first", "rest"), [("K", "artą buvo."), ("Kartą", " buvo.")])
def test_a_large_initial_belongs_to_the_paragraph_that_it_begins(first: str, rest: str) -> None:
    content = packed(para(first, '<w:framePr w:dropCap="drop" w:lines="3"/>') + para(rest))

    found = convert_file(content, ConversionRequest("failas", "Ataskaita", "", "accept", [], "Lentelė"))

    assert (found.body, found.lines) == ("Kartą buvo.\n", ["Kartą buvo."])


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    part = etree.fromstring(
        f"<w:body {_SPACE}><w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
        "</w:body>"
    )

    write_plainly(part)

    assert len(part) == 0


def _line(*parts: str, properties: str = "") -> str:
    runs = "<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{one}</w:t></w:r>" for one in parts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


LINE = _line("2023", "12", "34")


@pytest.mark.parametrize(
    ("lines", "result"),
    [
        ([_line("Metai", "Prašymai", "Leidimai"), LINE], ["Metai"]),
        ([_line("EMN", "tinklas")] * 3, ["EMN"]),
        ([_line("EMN", "tinklas")] * 2, []),
        ([LINE, para("Tarp."), LINE], []),
        ([_line("", "2023", "12")] * 3, []),
        ([_line("Skyrius", "5", properties='<w:pStyle w:val="Turinys1"/>')] * 3, []),
    ],
    ids=["two of three", "three of two", "two of two", "apart", "moved in", "contents"],
)
def test_lines_that_tabs_set_in_columns_are_a_table(lines: list[str], result: list[str]) -> None:
    name = '<w:style w:type="paragraph" w:styleId="Turinys1"><w:name w:val="toc 1"/></w:style>'
    package = WordPackage(packed("".join(lines), styles__xml=part("styles", name)))
    words = [words_text(one) for one in package.parts[DOCUMENT].iter(f"{W}t")]

    found = [value for _, value in make_columns(package)]

    assert found == result
    assert len(list(package.parts[DOCUMENT].iter(f"{W}tr"))) == (len(lines) if result else 0)
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
    ("shown", "properties", "text", "named"),
    [
        ("galioja", "", "galioja", "rengiama"),
        ("kita", "", "kita", "galioja; rengiama"),
        ("Pasirinkite.", "<w:showingPlcHdr/>", "", "Pasirinkite.; galioja; rengiama"),
    ],
)
def test_what_a_list_to_choose_from_offers_beside_is_named(
    kind: str, shown: str, properties: str, text: str, named: str
) -> None:
    package = WordPackage(packed(_control(kind, shown, properties)))

    found = list(settle_choices(package.parts[DOCUMENT]))

    assert found == [("import-lost-choices", named)]
    assert words_text(package.parts[DOCUMENT]) == text


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
