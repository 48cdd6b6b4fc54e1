"""A text as a Word file, for a reader who comments there: what the page says, without the frame."""

from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path

from lxml import html

from emn_site.content import safe_read, sandbox
from emn_site.content.assets import MOST_IMAGE
from emn_site.content.html_writer import write_html
from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.editor.word import pandoc, word_tree
from emn_site.editor.word.package import accept_picture
from emn_site.locale import for_locale
from emn_site.locale.templates import render_template
from emn_site.model.refusals import Refused
from emn_site.model.site import Site, Version

_PICTURES = "docs/assets/"


@dataclass(frozen=True)
class WordExport:
    """A Word file, and the addresses of the pictures that it lacks."""

    content: bytes
    lost: list[str]


def export_text(site: Site, version: Version) -> WordExport:
    """Return a text with its title and summary as a Word file. Raises `Refused`.

    Its pictures are those that lie in docs/assets and are let in there; no other is read or asked for. What
    it quotes of the data stands in it: charts as pictures, tables as tables.
    """
    locale, tree = for_locale(site, version.language), version.text.tree()
    charts = word_tree.prepare_tree(tree, locale, version.file)
    page = render_template(
        "word-export.html.jinja",
        language=version.language,
        title=version.head.title,
        summary=version.head.summary,
        html=write_html(tree),
    )
    pictures = text_pictures(site.root, version)
    try:
        return sandbox.run_sandboxed(_converted, page, pictures | charts)
    except sandbox.SandboxRejected as rejected:
        raise Refused(rejected.code, **{"value": version.file, **rejected.values}) from rejected


def text_pictures(root: Path, version: Version) -> dict[str, bytes]:
    """Return the files below docs/assets that the pictures of a text are read from, by their addresses."""
    found = {}
    for image in version.text.images:
        address, path = address_parts(image.target), resolve_target(version.file, image.target)
        if address and not address.scheme and not address.netloc and path.startswith(_PICTURES):
            with suppress(safe_read.Rejected):
                found[image.target] = safe_read.read_start(root, path, MOST_IMAGE)
    return found


def _converted(page: str, pictures: dict[str, bytes]) -> WordExport:
    """Return a page as a Word file with the pictures that are let in, inside a sandbox."""
    tree = html.document_fromstring(page)
    lost = []
    for image in list(tree.iter("img")):
        target = image.get("src", "")
        if data := _data(target, pictures.get(target)):
            image.set("src", data)
        else:
            lost.append(target)
            image.tag, image.text = "em", image.get("alt", "")
    return WordExport(pandoc.write_word(html.tostring(tree, encoding="unicode"), tree.get("lang", "")), lost)


def _data(name: str, content: bytes | None) -> str:
    """Return a picture as an address that holds it (RFC 2397); nothing where it may not be published."""
    kept = accept_picture(name, content) if content is not None else None
    return f"data:{guess_type(name)[0]};base64,{b64encode(kept).decode()}" if kept is not None else ""
