"""What Word writes in forms of its own is read as it is shown."""

import pytest
from lxml import etree

from emn_site.editor.word.losses import paragraph_line
from emn_site.editor.word.package import W
from emn_site.editor.word.plain_forms import write_plainly

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<w:r><w:t>viena</w:t><w:cr/><w:t>kita</w:t></w:r>", "viena kita"),
        ('<w:r><w:t>viena</w:t><w:ptab w:alignment="right"/><w:t>kita</w:t></w:r>', "viena kita"),
        ("<w:r><w:t>vie</w:t><w:softHyphen/><w:t>na</w:t></w:r>", "viena"),
        ("<w:r><w:t>vie\u00adna</w:t></w:r>", "viena"),
        ('<w:customXml w:element="a"><w:r><w:t>viena</w:t></w:r></w:customXml>', "viena"),
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
