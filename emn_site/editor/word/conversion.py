"""A Word file made into a text of ours: what runs in a sandbox, from bytes to Markdown and pictures."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.sandbox import Rejected
from emn_site.editor.new_texts import slug_of
from emn_site.editor.word import losses, pandoc
from emn_site.editor.word.document_inventory import Count, WordFile
from emn_site.editor.word.guessed_styles import Captions
from emn_site.editor.word.normalisation import shaped, titled
from emn_site.editor.word.package import Package
from emn_site.editor.word.pictures import let_in, name_of, take_drawings_out
from emn_site.editor.word.tree import walked, words_of


@dataclass(frozen=True)
class Request:
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
class Reading:
    """What a Word file says, as Markdown and pictures, and what there was of it."""

    title: str
    body: str
    is_numbered: bool
    pictures: dict[str, bytes]
    before: Count
    comments: list[tuple[str, str]]
    lost: list[tuple[str, str]]


def read(content: bytes, request: Request) -> Reading:
    """Return a Word file as a text of ours. Raises `Rejected`."""
    package = Package(content)
    losses.judge(package)
    losses.settle_rows(package, request.changes)
    take_drawings_out(package)
    hidden = list(losses.take_hidden_out(package))
    whole = pandoc.tree(package.written(), request.changes)
    said = WordFile(package.parts)
    images = [node["c"][2][0] for node in walked(whole["blocks"]) if node["t"] == "Image"]
    lost = [*hidden, *losses.chunks(package), *losses.objects(package)]
    lost += losses.pictures(package, request.changes, images)
    lost += losses.boxes(package, words_of(whole["blocks"]))
    heading, rest = titled(whole["blocks"])
    title = request.title or _title(whole) or heading or request.name
    blocks = rest if title == heading and not _title(whole) else whole["blocks"]
    assets = f"../../../assets/{request.slug or slug_of(title)}"
    pictures = _pictures(whole, package)
    names = {target: name for target, (name, _) in pictures.items()}
    found = shaped(blocks, Captions(request.kinds), request.sign, assets, names)
    body = pandoc.markdown(whole | {"meta": {}, "blocks": found.blocks}).strip() + "\n"
    if len(body.encode()) > MOST_TEXT:
        raise Rejected("word-too-long", limit=str(MOST_TEXT // 1000))
    return Reading(
        title=title,
        body=body,
        is_numbered=found.is_numbered or said.numbers_headings(),
        pictures=dict(pictures[target] for target in found.images),
        before=said.count(),
        comments=said.comments(),
        lost=lost + found.lost,
    )


def _title(whole: pandoc.Node) -> str:
    said = whole["meta"].get("title")
    return words_of(said["c"]) if said else ""


def _pictures(whole: pandoc.Node, package: Package) -> dict[str, tuple[str, bytes]]:
    """Return the name and the content of each picture that is let in, by what the document calls it."""
    found: dict[str, tuple[str, bytes]] = {}
    for image in walked(whole["blocks"]):
        if image["t"] == "Image" and (target := image["c"][2][0]) not in found:
            name, content = name_of(target), package.media(target)
            if content is not None and (kept := let_in(name, content)) is not None:
                found[target] = (_free(name, {other for other, _ in found.values()}), kept)
    return found


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other picture has."""
    path, number = PurePosixPath(name), 2
    while name in taken:
        name, number = f"{path.stem}-{number}{path.suffix}", number + 1
    return name
