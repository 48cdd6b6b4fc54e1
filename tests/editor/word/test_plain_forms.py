"""What Word writes in forms of its own is read as it is shown."""

import pytest
from lxml import etree

from emn_site.editor.word.losses import paragraph_line
from emn_site.editor.word.package import DOCUMENT, W, WordPackage, words_text
from emn_site.editor.word.plain_forms import make_columns, write_plainly
from tests.editor.word.documents import packed, said

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
    package = WordPackage(packed("".join(lines)))
    words = [words_text(one) for one in package.parts[DOCUMENT].iter(f"{W}t")]

    found = [value for _, value in make_columns(package, {"Turinys1": "toc 1"})]

    assert found == made
    assert len(list(package.parts[DOCUMENT].iter(f"{W}tr"))) == (len(lines) if made else 0)
    assert [words_text(one) for one in package.parts[DOCUMENT].iter(f"{W}t")] == words
