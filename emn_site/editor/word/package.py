"""The parts of a Word file (ECMA-376-2, a ZIP archive), unpacked within bounds; the few that are passed on.

pandoc is given no file of a stranger's but one put together here: each part once, as it was parsed, nothing
in it that nobody asked for, and pictures without their content.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from emn_site.content.assets import MOST_IMAGE, mend_asset
from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.sandbox import SandboxRejected
from emn_site.editor.word.elements import W, remove_element, styles_by_key
from emn_site.locale.addresses import slug

MOST_FILE = 30_000_000  # bytes of a file; a report of a hundred pages with photographs has some ten million
# Bytes that all its parts, and those of text, may unpack to; a page of text has some forty thousand.
MOST_UNPACKED, MOST_XML = 150_000_000, 20_000_000
# Parts of a file, and tags in one part; a page of text has some thousand tags.
MOST_PARTS, MOST_TAGS = 2_000, 600_000
# How a file begins that is encrypted (MS-OFFCRYPTO), or of Word before 2007 (MS-DOC).
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGED = (BadZipFile, NotImplementedError, ValueError)
_ENCRYPTED = 0x1  # the bit of an entry's flags (APPNOTE 4.4.4)
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
# The pictures of a document: of DrawingML, and of the VML before it (ECMA-376-4: 19.1.2.11).
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCUMENT = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_ROOTS, _RELATIONS_OF_DOCUMENT = "_rels/.rels", "word/_rels/document.xml.rels"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# Namespaces of ISO/IEC 29500-1 (Strict), which those of ECMA-376 and ISO/IEC 29500-4 stand for.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument|drawingml)/")
_ABOUT = ("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml")
_TEXTS = ("document", "footnotes", "endnotes", "comments")
_PARTS = (f"word/{name}.xml" for name in (*_TEXTS, "styles", "numbering"))
_READ = (*_ABOUT, *_PARTS, *(f"word/_rels/{name}.xml.rels" for name in _TEXTS))


class WordPackage:
    """A Word file: its parts of text as trees, which may be changed, and pictures as they are asked for."""

    def __init__(self, content: bytes) -> None:
        """Read the parts of text. Raises `Rejected` for what is no Word file, or may not be unpacked."""
        if content.startswith(OLE):
            raise SandboxRejected("word-protected")
        try:
            self._packed = ZipFile(BytesIO(content))
        except _DAMAGED as error:
            raise SandboxRejected("no-word-file") from error
        _judge(self._packed.infolist())
        self._names = {entry.filename: entry for entry in self._packed.infolist()}
        self.names = tuple(self._names)
        self._pictures: dict[str, bytes] = {}
        self._find_document()
        self.parts = {name: self._tree(name) for name in _READ if name in self._names}
        if DOCUMENT not in self.parts or str(self.parts[DOCUMENT].tag) != f"{W}document":
            raise SandboxRejected("no-word-file")
        self._find_others()
        self._share_relations()

    def _find_document(self) -> None:
        """Call the document, and the folder it lies in, as Word does; its relation says where it is."""
        roots = self._tree(_ROOTS) if _ROOTS in self._names else ()
        paths = [one.get("Target", "").lstrip("/") for one in roots if _kind(one) == "officeDocument"]
        if paths and paths[0] in self._names and paths[0] != DOCUMENT:
            folder, name = PurePosixPath(paths[0]).parent, PurePosixPath(paths[0]).name
            moved = {f"{folder}/{name}": DOCUMENT, f"{folder}/_rels/{name}.rels": _RELATIONS_OF_DOCUMENT}
            start = re.compile(f"^{re.escape(str(folder))}/")
            self._names = {
                moved.get(path) or start.sub("word/", path): one for path, one in self._names.items()
            }

    def _find_others(self) -> None:
        """Call the notes, comments and styles as Word does; the document's relations say where they are."""
        if _ROOTS in self.parts:
            for one in self.parts[_ROOTS]:
                if _kind(one) == "officeDocument":
                    one.set("Target", DOCUMENT)
        for one in self.parts.get(_RELATIONS_OF_DOCUMENT, ()):
            name, path = f"word/{_kind(one)}.xml", part_path(one.get("Target", ""))
            if name in _READ and name != path and path in self._names:
                self._names[name] = self._names[path]
                self.parts[name] = self._tree(path)
                one.set("Target", f"{_kind(one)}.xml")

    def _share_relations(self) -> None:
        """Let the document know the relations of its notes and comments too, by names of their own."""
        if (known := self.parts.get(_RELATIONS_OF_DOCUMENT)) is None:
            return
        for path in NOTES:
            for one in self.parts[path].iter("*") if path in self.parts else ():
                for key in filter(lambda key: key.startswith(RELATIONS), map(str, one.attrib)):
                    one.set(key, f"{path}#{one.get(key)}")
            for relation in self.parts.get(f"word/_rels/{path[5:]}.rels", ()):
                relation.set("Id", f"{path}#{relation.get('Id')}")
                known.append(deepcopy(relation))

    def texts(self) -> Iterator[etree._Element]:
        """Yield the parts that have text: the document, its notes and comments."""
        return (self.parts[path] for path in (DOCUMENT, *NOTES) if path in self.parts)

    def elements(self, *names: str) -> list[etree._Element]:
        """Return the elements of some names in the parts that have text."""
        return [one for part in self.texts() for one in part.iter(*names)]

    def _tree(self, name: str) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
        )
        if self._names[name].file_size > MOST_XML:
            raise SandboxRejected("word-too-large", limit=str(MOST_XML // 1_000_000))
        usual = rb"http://schemas.openxmlformats.org/\1/2006/"
        content = _STRICT.sub(usual, self._unpacked(self._names[name]))
        if content.count(b"<") > MOST_TAGS:
            raise SandboxRejected("word-too-long", limit=str(MOST_TEXT // 1000))
        try:
            tree = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SandboxRejected("word-damaged", part=name) from error
        if tree.getroottree().docinfo.internalDTD is not None:
            raise SandboxRejected("word-entities", part=name)
        return tree

    def _unpacked(self, entry: ZipInfo) -> bytes:
        """Return a part; no more is unpacked than it says that it has."""
        try:
            with self._packed.open(entry) as part:
                return part.read(entry.file_size)
        except (*_DAMAGED, EOFError, OSError, RuntimeError, zlib.error) as error:
            raise SandboxRejected("word-damaged", part=entry.filename) from error

    def media(self, target: str) -> bytes | None:
        """Return a picture as the document names it, or None where it has none, or one too large."""
        entry = self._names.get(part_path(target))
        if target in self._pictures:
            return self._pictures[target]
        return self._unpacked(entry) if entry and entry.file_size <= MOST_IMAGE else None

    @property
    def styles(self) -> dict[str, etree._Element]:
        """The styles of the file by their keys."""
        return styles_by_key(self.parts.get("word/styles.xml"))

    def related(self, relation: str) -> tuple[str, bytes | None]:
        """Return what a relation of the document leads to, and its content, where it is in the file."""
        for one in self.parts.get(_RELATIONS_OF_DOCUMENT, ()):
            if one.get("Id") == relation:
                target = one.get("Target", "")
                return target, self.media(target)
        return relation, None

    def related_tree(self, relation: str) -> etree._Element | None:
        """Return the part that a relation of the document leads to, if it has one. Raises `Rejected`."""
        path = part_path(self.related(relation)[0])
        return self._tree(path) if path in self._names else None

    def beside(self, *kinds: str) -> Iterator[etree._Element]:
        """Yield the parts of some kinds that any relation leads to, as to a header, each with its own."""
        for name in (name for name in self._names if name.endswith(".rels")):
            folder = PurePosixPath("/", name).parent.parent
            for one in (one for one in self._tree(name) if _kind(one) in kinds):
                path = PurePosixPath(normpath(folder / one.get("Target", "")))
                parts = (str(path)[1:], f"{path.parent}/_rels/{path.name}.rels"[1:])
                yield from (self._tree(part) for part in parts if part in self._names)

    def add_picture(self, suffix: str, content: bytes) -> str:
        """Take in a picture that was made of another; return the relation that leads to it."""
        relation = f"emnPicture{len(self._pictures) + 1}"
        target = f"media/{relation}{suffix}"
        self._pictures[target] = content
        about = {"Id": relation, "Target": target, "Type": f"{RELATIONS[1:-1]}/image"}
        for path in filter(lambda path: path.startswith("word/_rels/"), self.parts):
            etree.SubElement(self.parts[path], f"{PACKAGE}Relationship", about)
        return relation

    def written(self) -> bytes:
        """Return the parts of text as a file of their own, with empty pictures of the same names."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_STORED) as packed:
            for name, tree in self.parts.items():
                packed.writestr(name, etree.tostring(tree, encoding="UTF-8", xml_declaration=True))
            for name in (*self._names, *map(part_path, self._pictures)):
                if "media" in PurePosixPath(name).parts:
                    packed.writestr(name, b"")
        return buffer.getvalue()


def part_path(target: str) -> str:
    """Return where in the file a target of the document's relations lies."""
    return target[1:] if target.startswith("/") else f"word/{target}"


def _kind(relation: etree._Element) -> str:
    """Return what kind of part a relation leads to: officeDocument, footnotes, header."""
    return relation.get("Type", "").rpartition("/")[2]


def _judge(entries: list[ZipInfo]) -> None:
    """Refuse an archive by what its directory says, before anything is unpacked."""
    named = Counter(entry.filename.lower() for entry in entries)
    if len(entries) > MOST_PARTS:
        raise SandboxRejected("word-too-many-parts", limit=str(MOST_PARTS))
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise SandboxRejected("word-protected")
        if named[entry.filename.lower()] > 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise SandboxRejected("word-damaged", part=entry.filename)
    text = sum(entry.file_size for entry in entries if entry.filename in _READ)
    if text > MOST_XML or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        limit = MOST_XML if text > MOST_XML else MOST_UNPACKED
        raise SandboxRejected("word-too-large", limit=str(limit // 1_000_000))


_DRAWING = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def remove_drawings(package: WordPackage) -> None:
    """Take out the drawings that may not be published; the picture beside each (MS-ODRAWXML) is read then."""
    for blip in package.elements(BLIP):
        for drawing in list(blip.iter(_DRAWING)):
            target, content = package.related(drawing.get(f"{RELATIONS}embed", ""))
            if content is None or mend_asset(picture_name(target), content) is None:
                remove_element(drawing)


def picture_name(target: str) -> str:
    """Return the name that a picture of a Word file gets: media/Image 1.PNG becomes image-1.png."""
    path = PurePosixPath(target.replace("\\", "/"))
    words = [part for part in path.with_suffix("").parts if part not in ("/", "media", "word")]
    return f"{slug(' '.join(words)) or 'image'}{path.suffix.lower()}"
