"""Walking pandoc's tree: the words of a node, its styles, and nodes made anew."""

from collections.abc import Iterator
from typing import Any

from emn_site.editor.word.pandoc import Node

SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def node_words(nodes: Any) -> str:
    """Return the words of some nodes, notes aside, on one line."""
    return "".join(_words(nodes)).strip()


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _words(inner)
    elif isinstance(node, dict) and "t" in node:
        kind, content = node["t"], node.get("c", [])
        if kind == "Str":
            yield content
        elif kind in SPACES:
            yield SPACES[kind]
        elif kind in ("Code", "Math", "RawInline", "CodeBlock"):
            yield content[-1]
        elif kind in ("Link", "Span", "Image", "Quoted"):
            yield from _words(content[1])
        elif kind in ("Div", "Header"):
            yield from _words(content[-1])
        elif kind not in ("Note", "RawBlock"):
            yield from _words(content)


def node_style(node: Node) -> str:
    """Return the Word style that pandoc wraps a block with, in small letters; nothing where there is none."""
    if node["t"] != "Div":
        return ""
    return str(dict(map(tuple, node["c"][0][2])).get("custom-style", "")).lower()


def walk_nodes(node: Any) -> Iterator[Node]:
    """Yield every node of a tree, the outer before the inner."""
    if isinstance(node, list):
        for inner in node:
            yield from walk_nodes(inner)
    elif isinstance(node, dict):
        if "t" in node:
            yield node
        for inner in node.values():
            yield from walk_nodes(inner)


def plain_paragraph(text: str) -> Node:
    """Return a paragraph of plain words."""
    return {"t": "Para", "c": [{"t": "Str", "c": text}]}


def raw_block(html: str) -> Node:
    """Return a block that is written as it is."""
    return {"t": "RawBlock", "c": ["html", html]}
