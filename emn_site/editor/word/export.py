"""A text as a Word file, for a reader who comments there: what the page says, without the frame.

What Word cannot follow, a quotation of the data or a link within the site, is its words there.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha1
from mimetypes import guess_type
from pathlib import Path

from lxml import html

from emn_site.charts import text_references
from emn_site.content import front_matter, safe_read, sandbox
from emn_site.content.assets import MOST_IMAGE, mend_asset
from emn_site.content.html_policy import SCHEMES
from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.content.tree_html import write_html
from emn_site.editor.word import pandoc
from emn_site.editor.word.ledger import reader_lines
from emn_site.editor.word.losses import shorten
from emn_site.editor.word.tree import LINK
from emn_site.exports.cards import chart_picture, render_png
from emn_site.locale import Locale, addresses, for_locale
from emn_site.locale.templates import render_template
from emn_site.model import tree as nodes
from emn_site.model.refusals import Refused
from emn_site.model.site import Site, Version
from emn_site.pages.transforms import data_references
from emn_site.pages.transforms.labels import name_alerts

# How the names of the styles begin in which notes set apart stand: EMN note, EMN warning, EMN title.
BOX = "EMN"
_WIDTH = 1_400  # pixels across of a chart: sharp on paper
_STYLE = "custom-style"
_ALIGNED = ("emn-center", "emn-right")


def prepare_tree(tree: nodes.Element, locale: Locale, file: str = "") -> dict[str, bytes]:
    """Make a text's tree one for Word; return the pictures of its charts by their addresses in it.

    `file` is where the text lies, from which its links lead to other texts.
    """
    charts: dict[str, bytes] = {}
    data_references.insert_tables(tree, locale, "word-quoted-table.html.jinja")
    data_references.replace_images(
        tree,
        lambda image: data_references.is_reference(image, text_references.CHART),
        lambda _, image: _chart(image, locale, charts),
    )
    data_references.insert_country_lists(tree, locale, "", "word-quoted-countries.html.jinja")
    name_alerts(tree, locale.words)
    _lead_to_figures(tree, locale)
    _lead_to_pages(tree, locale, file)
    tree.children = [one for one in tree.children if not _is_rule_of_notes(one)]
    nodes.replace_nodes(tree, _prepared)
    return charts


def _lead_to_figures(tree: nodes.Element, locale: Locale) -> None:
    """Let each quoted value lead to its page on the site; behind `#` stands what it quotes."""
    base = addresses.base_url(locale.site.settings.address)
    for link in nodes.walk_elements(tree, "a") if base else ():
        target = link.attributes.get("href", "")
        if text_references.reference_scheme(target) != text_references.FIGURE:
            if _is_quoted(target):  # a rank, a change, a sum: of no page alone
                link.attributes["href"] = f"{base}{locale.url('index')}#{target}"
            continue
        with suppress(text_references.InvalidReference):
            found = text_references.parse_figure(locale, target)
            path, _ = text_references.figure_place(locale, found)
            link.attributes["href"] = f"{base}{locale.url(path)}#{target}"


def _lead_to_pages(tree: nodes.Element, locale: Locale, file: str) -> None:
    """Let each link within the site lead to its page there; behind `#` stands how it was written."""
    base, folder = addresses.base_url(locale.site.settings.address), f"docs/{locale.language}/"
    for link in nodes.walk_elements(tree, "a") if base and file else ():
        target = link.attributes.get("href", "")
        if (found := address_parts(target)) and not found.scheme and not target.startswith("#fn"):
            path = resolve_target(file, target) or file
            page = path.removeprefix(folder).removesuffix(".md") if path.endswith(".md") else "index"
            link.attributes["href"] = f"{base}{locale.url(page)}#{LINK}{target}"


def _chart(image: nodes.Element, locale: Locale, charts: dict[str, bytes]) -> nodes.Element | None:
    target, title = image.attributes["src"], image.attributes.get("alt", "")
    svg = chart_picture(locale, target, title)
    if svg is None:
        return None
    name = f"chart-{len(charts) + 1}.png"
    charts[name] = render_png(svg, _WIDTH)
    return _with_caption(nodes.Element("img", {"src": name, "alt": title, "title": target}), title)


def _with_caption(image: nodes.Node, words: str) -> nodes.Element:
    caption = nodes.Element("div", {_STYLE: "Caption"}, [nodes.Element("p", {}, [nodes.Words(words)])])
    return nodes.Element("div", {}, [nodes.Element("p", {}, [image]), caption])


def _prepared(node: nodes.Node) -> list[nodes.Node] | None:
    if not isinstance(node, nodes.Element):
        return None
    kind = node.attributes.get("class", "")
    if kind == nodes.NOTE_RETURN:
        return []
    if node.tag == "sup" and kind == nodes.NOTE_MARK:
        (link,) = nodes.walk_elements(node, "a")
        return [nodes.Element("a", {"role": "doc-noteref", "href": link.attributes["href"]}, link.children)]
    if node.tag == "section" and kind == nodes.NOTES:
        notes: list[nodes.Node] = [
            _note(note) for note in nodes.walk_elements(node, "li") if "id" in note.attributes
        ]
        return [nodes.Element("section", {"role": "doc-endnotes"}, [nodes.Element("ol", {}, notes)])]
    if node.tag == "ol":
        node.attributes.setdefault("type", "1")  # in Word the second level has letters by itself
    elif node.tag == "table":
        _mark_head(node)
    elif node.tag in ("td", "th"):
        node.attributes |= {"align": kind.removeprefix("emn-")} if kind in _ALIGNED else {}
    elif kind.startswith(nodes.ALERT):
        _style_box(node, kind.rpartition("--")[2])
    elif node.tag == "a" and not _is_followed(node.attributes.get("href", "")):
        nodes.replace_nodes(node, _prepared)
        return node.children
    elif node.tag == "p" and (title := _caption(node)):
        return [_with_caption(node.children[0], title)]
    return None


def _mark_head(table: nodes.Element) -> None:
    """Put the rows of headings at the top of a table in its head, with those that one of them reaches."""
    rows = [one for one in table.children if isinstance(one, nodes.Element) and one.tag == "tr"]
    first = [one for one in rows[0].children if isinstance(one, nodes.Element)] if rows else []
    if first and all(cell.tag == "th" for cell in first):
        spans = (cell.attributes.get("rowspan", "") for cell in first)
        deep = max(int(one) if one.isdecimal() else 1 for one in spans)
        others = [one for one in table.children if one not in rows]
        parts = [nodes.Element("thead", {}, list(rows[:deep])), nodes.Element("tbody", {}, list(rows[deep:]))]
        table.children = [*others, *parts]


def _caption(paragraph: nodes.Element) -> str:
    """Return the caption of the picture that a paragraph is, taken off it; nothing for what is none."""
    image = paragraph.children[0] if len(paragraph.children) == 1 else None
    if (
        not isinstance(image, nodes.Element)
        or image.tag != "img"
        or _is_quoted(image.attributes.get("title", ""))
    ):
        return ""
    return image.attributes.pop("title", "")


def _is_quoted(address: str) -> bool:
    """Whether an address quotes something of the data."""
    return text_references.reference_scheme(address) is not None


def _is_rule_of_notes(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and node.tag == "hr" and node.place == nodes.NOWHERE


def _is_followed(address: str) -> bool:
    found = address_parts(address)
    return bool(found and found.scheme in SCHEMES)


def _note(note: nodes.Element) -> nodes.Element:
    nodes.replace_nodes(note, _prepared)
    return nodes.Element("li", {"role": "doc-endnote", "id": note.attributes["id"]}, note.children)


def _style_box(box: nodes.Element, kind: str) -> None:
    box.attributes = {_STYLE: f"{BOX} {kind}"}
    for at, child in enumerate(box.children):
        if isinstance(child, nodes.Element) and child.attributes.get("class") == nodes.ALERT_TITLE:
            box.children[at] = nodes.Element(
                "div", {_STYLE: f"{BOX} title"}, [nodes.Element("p", {}, child.children)]
            )


_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
# What comes back from Word otherwise: numbers, boxes, names of notes and addresses, languages of code.
_MARKS = (
    ("1)", re.compile(r"^ *\d+\)\s+(.+)")),
    ("- [ ]", re.compile(r"^ *(?:[-*+]|\d+[.)]) +\[[ xX]\] +(.+)")),
    ("[^1]", re.compile(r"^\[\^(\D[^\]]*)\]:")),
    ("[1]:", re.compile(r"^\[([^\]^][^\]]*)\]: +\S")),
    ("```", re.compile(r"^ *(?:`{3,}|~{3,}) *([\w+-]+)")),
)
_PICTURES = "docs/assets/"
_UNHELD = frozenset("abbr cite details dfn ins kbd mark q samp small time var".split())
_UNHELD_ATTRIBUTES = ("lang", "dir", "title")
_IN_POINT = ("table", "pre", "blockquote")
# Elements and attributes that Word has nothing like, and blocks in a point or a quotation.
_BLOCKS = {"li": _IN_POINT, "blockquote": (*_IN_POINT, "ul", "ol", "h2", "h3")}


def export_text(site: Site, version: Version) -> tuple[bytes, list[str]]:
    """Return a text with its title and summary as a Word file, and which pictures it lacks. Raises `Refused`.

    Its pictures are those that lie in docs/assets and are let in there; no other is read or asked for. What
    it quotes of the data stands in it: charts as pictures, tables as tables.
    """
    locale, tree = for_locale(site, version.language), version.text.tree()
    charts = prepare_tree(tree, locale, version.file)
    page = render_template(
        "word-export.html.jinja",
        language=version.language,
        title=version.head.title,
        summary=version.head.summary,
        html=write_html(tree),
    )
    pictures = text_pictures(site.root, version)
    try:
        return sandbox.run_sandboxed(_converted, page, pictures | charts, origin_of(site, version))
    except sandbox.SandboxRejected as rejected:
        raise Refused(rejected.code, **{"value": version.file, **rejected.values}) from rejected


def origin_of(site: Site, version: Version) -> str:
    """Return the file of a text, and the name that Git has for it as it is now."""
    content = safe_read.read_text(site.root, version.file).encode()
    blob = sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False)
    return f"{version.file}@{blob.hexdigest()}"


def text_pictures(root: Path, version: Version) -> dict[str, bytes]:
    """Return the files below docs/assets that the pictures of a text are read from, by their addresses."""
    found = {}
    for image in version.text.images:
        address, path = address_parts(image.target), resolve_target(version.file, image.target)
        if address and not address.scheme and not address.netloc and path.startswith(_PICTURES):
            with suppress(safe_read.Rejected):
                found[image.target] = safe_read.read_start(root, path, MOST_IMAGE)
    return found


def find_unheld(holder: nodes.Element) -> Iterator[tuple[str, str, int]]:
    """Yield what no Word file holds, with its words and line: elements, blocks in a point or a quotation."""
    kind = "blockquote" if holder.attributes.get("class", "").startswith(nodes.ALERT) else holder.tag
    for one in holder.children:
        if isinstance(one, nodes.Element):
            names = [key for key in _UNHELD_ATTRIBUTES if key in one.attributes and one.tag != "img"]
            is_inside = one.tag in _BLOCKS.get(kind, ())
            if one.tag in _UNHELD or names or is_inside:
                name = " ".join((kind, one.tag) if is_inside else (one.tag, *names))
                yield name, shorten(" ".join(reader_lines(one))), one.place.line
            yield from find_unheld(one)


def find_marks(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the marks of a text that no Word file has, with what follows them and their lines."""
    fence, cut = "", front_matter.split_front_matter(text)
    for number, line in enumerate(cut.body.split("\n"), cut.body_line):
        if not fence:
            found = ((mark, one) for mark, pattern in _MARKS if (one := pattern.match(line)))
            yield from ((mark, shorten(one[1]), number) for mark, one in found)
        if (edge := _FENCE.match(line)) and (not fence or edge[1].startswith(fence)):
            fence = "" if fence else edge[1]


def _converted(page: str, pictures: dict[str, bytes], origin: str) -> tuple[bytes, list[str]]:
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
    written = html.tostring(tree, encoding="unicode")
    return pandoc.write_word(written, tree.get("lang", ""), origin), lost


def _data(name: str, content: bytes | None) -> str:
    """Return a picture as an address that holds it (RFC 2397); nothing where it may not be published."""
    accepted = mend_asset(name, content) if content is not None else None
    return f"data:{guess_type(name)[0]};base64,{b64encode(accepted[1]).decode()}" if accepted else ""
