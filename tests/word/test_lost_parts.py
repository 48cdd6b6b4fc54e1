"""What a Word file shows comes in, or is named: fields, pictures, parts of other files, notes in cells."""

import pytest

from emn_site.word.reading import Reading, Request, read
from tests.word.making import packed, part, said

STYLES = part(
    "styles",
    "".join(
        f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in (1, 2)
    ),
)


def _read(content: bytes, title: str = "Ataskaita") -> Reading:
    return read(content, Request("failas", title, "", "accept", ["lentelė"], "Lentelė"))


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
    heading, level = said("Įvadas", '<w:pStyle w:val="H1"/>'), said("Toliau", '<w:pStyle w:val="H2"/>')

    found = _read(
        packed(heading + said("Prieš.") + level, (("styles", "styles.xml"),), styles__xml=STYLES), title
    )

    assert (found.title, found.body.splitlines()[0]) == (title or "Įvadas", begins)
