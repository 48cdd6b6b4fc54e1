"""Word files as offices write them: notes, merged cells, contents, references, changes, comments."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from PIL import Image

_FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:t> </w:t></w:r></w:p></w:footnote>'
    "{notes}</w:footnotes>"
)
_NOTE = (
    '<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_MARK = "@@note{}@@"


def word_file(path: Path, write: Callable[[Word], object], notes: list[str] | None = None) -> Path:
    """Write a Word file; `note(paragraph, 1)` in `write` stands for the first of the notes."""
    document = Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    path.write_bytes(with_notes(stream.getvalue(), notes or []))
    return path


def note(paragraph: Paragraph, number: int) -> None:
    """Put the reference of a note at the end of a paragraph."""
    paragraph.add_run(_MARK.format(number))


def with_notes(content: bytes, notes: list[str]) -> bytes:
    """Return a Word file with notes in the place of what `note` has put there."""
    if not notes:
        return content
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            data = old.read(item)
            if item == "word/document.xml":
                data = re.sub(
                    r"<w:t[^>]*>@@note(\d+)@@</w:t>", r'<w:footnoteReference w:id="\1"/>', data.decode()
                ).encode()
            if item == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}"/></Types>'
                data = data.replace(b"</Types>", part.encode())
            if item == "word/_rels/document.xml.rels":
                part = (
                    f'<Relationship Id="rIdNotes" Type="{_RELATION}" Target="footnotes.xml"/></Relationships>'
                )
                data = data.replace(b"</Relationships>", part.encode())
            new.writestr(item, data)
        all_notes = "".join(_NOTE.format(id=at, text=text) for at, text in enumerate(notes, 1))
        new.writestr("word/footnotes.xml", _FOOTNOTES.format(notes=all_notes))
    return stream.getvalue()


def contents(document: Word) -> None:
    """Add a table of contents as Word writes it: a field with entries in the style TOC 1."""
    document.styles.add_style("toc 1", 1)
    paragraph = document.add_paragraph(style="toc 1")
    for xml in (
        '<w:r {ns}><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r {ns}><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>',
        '<w:r {ns}><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r {ns}><w:t>Turinio eilutė 5</w:t></w:r>",
        '<w:r {ns}><w:fldChar w:fldCharType="end"/></w:r>',
    ):
        paragraph._p.append(parse_xml(xml.format(ns=nsdecls("w"))))


def changed(paragraph: Paragraph, deleted: str, inserted: str) -> None:
    """Add a tracked change to a paragraph."""
    about = f'{nsdecls("w")} w:id="9" w:author="Ona" w:date="2026-01-01T00:00:00Z"'
    paragraph._p.append(parse_xml(f"<w:del {about}><w:r><w:delText>{deleted}</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {about}><w:r><w:t>{inserted}</w:t></w:r></w:ins>"))


def reference(paragraph: Paragraph, words: str) -> None:
    """Add a cross-reference: a field that leads to a bookmark."""
    for xml in (
        '<w:r {ns}><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r {ns}><w:instrText xml:space="preserve"> REF _Ref1 \\h </w:instrText></w:r>',
        '<w:r {ns}><w:fldChar w:fldCharType="separate"/></w:r>',
        f"<w:r {{ns}}><w:t>{words}</w:t></w:r>",
        '<w:r {ns}><w:fldChar w:fldCharType="end"/></w:r>',
    ):
        paragraph._p.append(parse_xml(xml.format(ns=nsdecls("w"))))


def picture() -> BytesIO:
    """Return a small picture without metadata."""
    stream = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(stream, "PNG")
    stream.seek(0)
    return stream


_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(element: str, inner: str) -> str:
    """Return a part of a Word file: `document`, `styles`, `footnotes`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{element} {_NAMES}>{inner}</w:{element}>'


def para(words: str, paragraph: str = "", run: str = "") -> str:
    """Return a paragraph with properties of its own and of its one run."""
    return (
        f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def packed(body: str, related: tuple[tuple[str, str], ...] = (), **parts: str | bytes) -> bytes:
    """Return a Word file written by hand: what no program writes, a stranger may.

    `related` are the kind and the target of the document's relations r0, r1 …; `parts` are named by their
    paths below word/, a double underscore standing for a full stop.
    """
    held = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT_TYPE}"/></Types>',
        "_rels/.rels": relations((("officeDocument", "word/document.xml"),)),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(related),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for path, content in {**held, **{_path(name): content for name, content in parts.items()}}.items():
            new.writestr(path, content)
    return stream.getvalue()


def _path(name: str) -> str:
    return "word/" + name.replace("__", ".").replace("media_", "media/")


def relations(related: tuple[tuple[str, str], ...]) -> str:
    held = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}" '
        f'TargetMode="{"External" if ":" in target else "Internal"}"/>'
        for number, (kind, target) in enumerate(related)
    )
    package = _RELATIONS.replace("officeDocument", "package")
    return f'<Relationships xmlns="{package}">{held}</Relationships>'


def shown(relation: str) -> str:
    """Return a paragraph with the picture of a relation."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        '<wp:docPr id="1" name="n" descr="Vaizdas"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def two_colours() -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    stream = BytesIO()
    picture = Image.new("RGB", (40, 30), "red")
    picture.paste("blue", (20, 0, 40, 30))
    picture.save(stream, "PNG")
    return stream.getvalue()


def with_picture(markup: str, path: str = "word/media/a.png", content: bytes | None = None) -> bytes:
    stream = BytesIO(packed(para("Yra.") + markup, (("image", path.removeprefix("word/")),)))
    with zipfile.ZipFile(stream, "a") as more:
        more.writestr(path, two_colours() if content is None else content)
    return stream.getvalue()
