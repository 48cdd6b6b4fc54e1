"""A Word file made into a text of ours: what runs in a sandbox, from bytes to Markdown and pictures."""

import re
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePosixPath

from emn_site.content.assets import mend_asset
from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.sandbox import SandboxRejected
from emn_site.editor.new_texts import title_slug
from emn_site.editor.word import losses, pandoc, plain_forms
from emn_site.editor.word.drawings import crop_pictures, link_pictures, settle_drawings
from emn_site.editor.word.formulas import write_formulas
from emn_site.editor.word.guessed_styles import CaptionWords, split_title
from emn_site.editor.word.ledger import DocumentInventory, WordFile
from emn_site.editor.word.list_numbers import type_numbers
from emn_site.editor.word.normalisation import normalise_tree
from emn_site.editor.word.package import WordPackage, picture_name, remove_drawings
from emn_site.editor.word.reviews import ReviewMark, review_marks
from emn_site.editor.word.tree import node_words, plain_paragraph, walk_nodes

_NOTE_BLANKS = re.compile(r"(?m)^(\[\^[^\]\[]+\]:) {2,}")  # between its number and its words


@dataclass(frozen=True)
class ConversionRequest:
    """What an editor wants of a Word file; `title` and `slug` may be empty."""

    name: str
    title: str
    slug: str
    changes: str
    """What becomes of tracked changes: accept or reject."""
    kinds: list[str]
    """What tables and figures are called: table, fig, lentelė, pav."""
    sign: str
    """What stands before the caption of a table."""


@dataclass(frozen=True)
class ConversionResult:
    """What a Word file says, as Markdown and pictures, and what there was of it."""

    title: str
    body: str
    is_numbered: bool
    pictures: dict[str, bytes]
    before: DocumentInventory
    marks: list[ReviewMark]
    lost: list[tuple[str, str]]
    quoted: list[str]
    """Words of the file for which a mark stands in the text that quotes them of the data."""
    lines: list[str]
    """The words of each paragraph and note that a reader of the file sees."""
    origin: str
    """The file of the text that a Word file of ours was made of; nothing of another's."""


def convert_file(content: bytes, request: ConversionRequest) -> ConversionResult:
    """Return a Word file as a text of ours. Raises `Rejected`."""
    package = WordPackage(content)
    lost = [loss for part in package.parts.values() for loss in plain_forms.settle_choices(part)]
    lost += losses.lost_lists(package)
    for part in package.parts.values():
        plain_forms.write_plainly(part)
    losses.refuse_excess(package)
    lost += [*losses.settle_symbols(package), *link_pictures(package)]
    marks = list(review_marks(package, request.changes))
    losses.settle_rows(package, request.changes)
    lost += losses.join_cells(package)
    lost += [*losses.remove_hidden_text(package), *losses.lost_looks(package)]
    lost += [*settle_drawings(package, request.changes), *crop_pictures(package), *write_formulas(package)]
    remove_drawings(package)
    plain_forms.unstyle_subtitles(package)
    plain_forms.mark_headings(package)
    lost += type_numbers(package)
    lost += [*plain_forms.make_columns(package), *losses.remove_descriptions(package)]
    lost += losses.lost_alignment(package)
    plain_forms.mark_directions(package)
    plain_forms.box_paragraphs(package)
    plain_forms.complete_grids(package)
    document = pandoc.read_tree(package.written(), request.changes)
    file, about = WordFile(package.parts), package.parts.get("docProps/custom.xml", ())
    images = [node["c"][2][0] for node in walk_nodes(document["blocks"]) if node["t"] == "Image"]
    lost += [*losses.alternative_parts(package), *losses.object_names(package)]
    lost += losses.lost_pictures(package, request.changes, images)
    lost += losses.margin_words(package)
    own_title = node_words(document["meta"].get("title", {}).get("c", []))
    if request.title and own_title not in ("", request.title):
        document["blocks"].insert(0, plain_paragraph(own_title))
    heading, rest = split_title(document["blocks"], request.title)
    title = request.title or own_title or heading or request.name
    blocks = rest if title == heading and not own_title else document["blocks"]
    assets = f"../../../assets/{request.slug or title_slug(title)}"
    pictures = _pictures(document, package)
    names = {target: name for target, (name, _) in pictures.items()}
    captions = CaptionWords(request.kinds)
    found = normalise_tree(blocks, captions, request.sign, assets, names, file.numbers_headings())
    shown = [one["c"] for one in walk_nodes(found.blocks) if one["t"] == "Image"]
    texts = [text for image in shown for text in (node_words(image[1]), *image[2])]
    lost += losses.author_names(package)
    lost += losses.lost_descriptions(package, request.changes, texts)
    written = pandoc.write_markdown(document | {"meta": {}, "blocks": found.blocks}).strip()
    body = _NOTE_BLANKS.sub(r"\1 ", f"{written}\n")
    if len(body.encode()) > MOST_TEXT:
        raise SandboxRejected("word-too-long", limit=str(MOST_TEXT // 1000))
    return ConversionResult(
        title=title,
        body=body,
        is_numbered=found.is_numbered,
        pictures=dict(pictures[target] for target in found.images),
        before=file.count(request.changes),
        marks=marks,
        lost=lost + found.lost,
        quoted=found.quoted,
        lines=file.lines(request.changes),
        origin="".join(
            words for one in about if one.get("name") == pandoc.ORIGIN for words in map(str, one.itertext())
        ),
    )


def _pictures(tree: pandoc.Node, package: WordPackage) -> dict[str, tuple[str, bytes]]:
    """Return the name and the content of each picture that is let in, by what the document calls it."""
    found: dict[str, tuple[str, bytes]] = {}
    for image in walk_nodes(tree["blocks"]):
        if image["t"] == "Image" and (target := image["c"][2][0]) not in found:
            name, content = picture_name(target), package.media(target)
            if content is not None and (taken := mend_asset(name, content)):
                found[target] = (_free(taken[0], {other for other, _ in found.values()}), taken[1])
    return found


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other picture has."""
    path = PurePosixPath(name)
    others = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    return next(one for one in chain((name,), others) if one not in taken)
