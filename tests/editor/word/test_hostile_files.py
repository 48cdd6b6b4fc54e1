"""What a stranger sends as a Word file costs a sentence, never a traceback, the machine or its files."""

import struct
import zipfile
from argparse import Namespace
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html

from emn_site.cli import documents, error_boundary
from emn_site.content.markdown import parse_markdown
from emn_site.content.sandbox import SandboxRejected
from emn_site.content.tree_html import write_html
from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from emn_site.editor.word.package import MOST_UNPACKED, MOST_XML
from emn_site.model.refusals import Refused
from tests.editor.word.documents import packed, para, part, picture, shown

HIDDEN = "<w:vanish/>"
STYLES = part(
    "styles",
    f'<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:rPr>{HIDDEN}</w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="I"><w:name w:val="I"/><w:basedOn w:val="H"/></w:style>'
    f'<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr>{HIDDEN}</w:rPr></w:style>',
)
LAUGHS = "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))


def _read(content: bytes, changes: str = "accept") -> ConversionResult:
    return convert_file(
        content, ConversionRequest("failas", "Ataskaita", "", changes, ["lentelė"], "Lentelė")
    )


def _note(element: str, other: str) -> str:
    return part(f"{element}s", f'<w:{element} w:id="1"><w:p>{_reference(other)}</w:p></w:{element}>')


def _reference(element: str) -> str:
    return f'<w:r><w:t>x</w:t></w:r><w:r><w:{element}Reference w:id="1"/></w:r>'


def _rewritten(content: bytes, *more: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package packed by another method, with more entries."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", method) as new:
        for name, data in (*((name, old.read(name)) for name in old.namelist()), *more):
            new.writestr(name, data)
    return stream.getvalue()


def _lying() -> bytes:
    """Return a file with a part that says that it is small."""
    content = packed(para("x" * 5_000_000))
    size = zipfile.ZipFile(BytesIO(content)).getinfo("word/document.xml").file_size
    return content.replace(struct.pack("<I", size), struct.pack("<I", 100))


def _encrypted() -> bytes:
    """Return a file whose entries say that they are encrypted."""
    content = bytearray(packed(para("Tekstas.")))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(sign)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(sign, place + 4)
    return bytes(content)


FINE = packed(para("Tekstas."))
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
FILE = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
MANY_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "x">{LAUGHS}]><x>&l9;</x>'
LEVEL = '<w:numPr><w:ilvl w:val="299"/><w:numId w:val="1"/></w:numPr>'
TABLE, END = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "no-word-file"),
    "a text": (lambda: b"labas", "no-word-file"),
    "half a file": (lambda: FINE[: len(FINE) // 2], "no-word-file"),
    "another package": (lambda: _rewritten(b"PK\x05\x06" + bytes(18), ("mimetype", b"x")), "no-word-file"),
    "an old or protected file": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "word-protected"),
    "encrypted entries": (_encrypted, "word-protected"),
    "two parts of one name": (lambda: _rewritten(FINE, ("word/Document.xml", b"<x/>")), "word-damaged"),
    "an unusual method": (lambda: _rewritten(FINE, method=zipfile.ZIP_BZIP2), "word-damaged"),
    "a size that lies": (_lying, "word-damaged"),
    "a bomb": (lambda: packed(para("x" * (MOST_XML + 1))), "word-too-large"),
    "a bomb beside": (lambda: packed("", media_a__png=bytes(MOST_UNPACKED)), "word-too-large"),
    "many parts": (lambda: _rewritten(FINE, *((f"{at}", b"") for at in range(2_100))), "word-too-many-parts"),
    "entities": (lambda: packed("", styles__xml=ENTITY), "word-entities"),
    "a file asked for": (lambda: packed("", document__xml=FILE), "word-entities"),
    "laughs": (lambda: packed("", styles__xml=MANY_LAUGHS), "word-damaged"),
    "many elements": (lambda: packed("<w:p/>" * 700_000), "word-too-long"),
    "a long text": (lambda: packed(para("žodis " * 60_000)), "word-too-long"),
    "a list of 300 levels": (lambda: packed(para("x", LEVEL)), "word-list-too-deep"),
    "tables in tables": (lambda: packed(TABLE * 300 + END * 300), "word-damaged"),
    "a note in itself": (
        lambda: packed("", footnotes__xml=_note("footnote", "footnote")),
        "word-note-in-note",
    ),
    "notes in each other": (
        lambda: packed(
            "", footnotes__xml=_note("footnote", "endnote"), endnotes__xml=_note("endnote", "footnote")
        ),
        "word-note-in-note",
    ),
    "a comment in itself": (
        lambda: packed("", comments__xml=_note("comment", "comment")),
        "word-note-in-note",
    ),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_word_file_or_eats_time_and_memory_is_refused_by_what_it_is(
    make: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(SandboxRejected) as rejection:
        _read(make())

    assert rejection.value.code == code


@pytest.mark.parametrize("name", ["a note in itself", "a bomb", "encrypted entries", "tables in tables"])
def test_the_command_says_one_sentence_and_writes_nothing(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = tmp_path / "failas.docx"
    file.write_bytes(HOSTILE[name][0]())
    before = sorted(healthy.rglob("*"))

    code = error_boundary.run_command(healthy, lambda: documents.import_file(healthy, _wanted(file)))

    output = capsys.readouterr()
    assert (code, output.out, output.err.count("\n")) == (1, "", 1)
    assert "failas.docx" in output.err
    assert sorted(healthy.rglob("*")) == before


def _wanted(file: Path) -> Namespace:
    return Namespace(
        **{"file": str(file), "what": "study", "title": "T", "summary": "S", "topics": "asylum", "slug": ""},
        **{"language": "lt", "countries": "", "year": 2022, "changes": "accept", "onto": ""},
    )


def test_a_reader_that_never_ends_is_a_refusal(
    healthy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("emn_site.content.sandbox.SECONDS", 2)
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    (tmp_path / "a.docx").write_bytes(packed(f"<w:p>{field * 90_000}</w:p>"))

    with pytest.raises(Refused) as refusal:
        documents.import_file(healthy, _wanted(tmp_path / "a.docx"))

    assert refusal.value.code == "too-slow"


@pytest.mark.parametrize(
    "hidden",
    [
        para("SLAPTA", run=HIDDEN),
        para("SLAPTA", run="<w:webHidden/>"),
        para("SLAPTA", paragraph='<w:pStyle w:val="H"/>'),
        para("SLAPTA", paragraph='<w:pStyle w:val="I"/>'),
        para("SLAPTA", run='<w:rStyle w:val="C"/>'),
        "<w:p><w:r><w:delText>SLAPTA</w:delText></w:r></w:p>",
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{para('SLAPTA')}</w:tc></w:tr></w:tbl>",
    ],
)
def test_hidden_text_stays_out_and_is_named(hidden: str) -> None:
    found = _read(packed(para("Matoma.") + hidden, (("styles", "styles.xml"),), styles__xml=STYLES))

    assert found.body == "Matoma.\n"
    assert found.lost == [("import-lost-hidden", "SLAPTA")]


@pytest.mark.parametrize(
    "shown_again",
    [
        para("Matoma.", paragraph='<w:pStyle w:val="H"/>', run='<w:vanish w:val="0"/>'),
        para("Matoma.", paragraph='<w:pStyle w:val="H"/>', run='<w:rStyle w:val="C"/>'),
    ],
)
def test_what_a_style_hides_and_another_shows_comes_in(shown_again: str) -> None:
    found = _read(packed(shown_again, (("styles", "styles.xml"),), styles__xml=STYLES))

    assert (found.body, found.lost) == ("Matoma.\n", [])


@pytest.mark.parametrize(("changes", "words"), [("accept", "Lieka"), ("reject", "Dingo")])
def test_rows_that_were_deleted_or_inserted_are_settled_as_asked(changes: str, words: str) -> None:
    rows = "".join(
        f'<w:tr><w:trPr><w:{mark} w:id="1" w:author="A"/></w:trPr><w:tc>{para(word)}</w:tc></w:tr>'
        for mark, word in (("ins", "Lieka"), ("del", "Dingo"))
    )

    body = _read(packed(f"<w:tbl>{rows}</w:tbl>"), changes).body

    assert [word for word in ("Lieka", "Dingo") if word in body] == [words]


def test_an_embedded_document_is_named_with_its_words() -> None:
    chunk = '<w:altChunk r:id="r0"/>'
    related = (("aFChunk", "chunk.html"),)

    found = _read(packed(para("Tekstas.") + chunk, related, chunk__html="<h1>Įdėta</h1><p>kita</p>"))

    assert found.body == "Tekstas.\n"
    assert found.lost == [("import-lost-chunk", "chunk.html – Įdėta kita")]


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("file:///etc/passwd", b""),
        ("http://127.0.0.1:9/a.png", b""),
        ("../../../etc/passwd", b""),
        ("media/a.png", b"no picture"),
        ("media/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><animate/></svg>'),
        ("media/a.emf", bytes(40)),
    ],
)
def test_a_picture_that_is_not_let_in_is_named_and_the_rest_comes_in(target: str, content: bytes) -> None:
    file = packed(para("Tekstas.") + shown("r0"), (("image", target),))

    found = _read(_rewritten(file, (f"word/{target}", content)) if content else file)

    assert (found.body, found.pictures) == ("Tekstas.\n", {})
    assert sorted(code for code, _ in found.lost) == ["import-lost-alternative", "import-lost-picture"]


def test_pictures_of_one_name_in_two_folders_are_two() -> None:
    related = (("image", "media/Vaizdas 1.PNG"), ("image", "media/kiti/vaizdas-1.png"))
    content = picture().getvalue()
    file = packed(shown("r0") + shown("r1"), related)

    found = _read(_rewritten(file, *((f"word/{target}", content) for _, target in related)))

    assert set(found.pictures) == {"vaizdas-1.png", "kiti-vaizdas-1.png"}


@pytest.mark.parametrize("words", ["A|B", "<b>", "5 < 6 > 4", "**x**", "$5", "[a](b)", "`x`"])
def test_signs_of_markdown_stay_signs(words: str) -> None:
    escaped = words.replace("<", "&lt;").replace(">", "&gt;")
    rows = "".join(f"<w:tr><w:tc>{para(escaped)}</w:tc><w:tc>{para('x')}</w:tc></w:tr>" for _ in range(2))
    for first in ("0", "1"):
        table = f'<w:tbl><w:tblPr><w:tblLook w:firstRow="{first}"/></w:tblPr>{rows}</w:tbl>'
        page = html.document_fromstring(
            write_html(parse_markdown(_read(packed(para(escaped) + table)).body).tree())
        )

        assert "".join(str(part) for part in page.itertext()).count(words) == 3
        assert len(page.findall(".//tr")) == 2
