"""Elements of a Word file's parts (ECMA-376-1: 17): their values, words and styles."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def word_value(element: etree._Element | None, path: str) -> str:
    """Return the value (`w:val`) of what stands at a path in an element; empty where nothing does."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is on or off (17.17.4) stands there, and is on."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def column_span(cell: etree._Element) -> int:
    """Return over how many columns a cell of a table reaches (17.4.17)."""
    return int(word_value(cell, f"{W}tcPr/{W}gridSpan") or 1)


def styles_by_key(part: etree._Element | None) -> dict[str, etree._Element]:
    """Return the styles of a file by their keys; none where it has no such part."""
    found = part.iter(f"{W}style") if part is not None else ()
    return {one.get(f"{W}styleId", ""): one for one in found}


def style_name(styles: Mapping[str, etree._Element], paragraph: etree._Element) -> str:
    """Return the name of the style of a paragraph, in small letters; empty for none."""
    return word_value(styles.get(word_value(paragraph, f"{W}pPr/{W}pStyle")), f"{W}name").lower()


def based_styles(styles: Mapping[str, etree._Element], name: str) -> list[etree._Element]:
    """Return a style and those that it is based on, the nearest first."""
    found: list[etree._Element] = []
    while name in styles and styles[name] not in found:
        found.append(styles[name])
        name = word_value(styles[name], f"{W}basedOn")
    return found


def style_names(styles: Iterable[etree._Element]) -> list[str]:
    """Return the names of styles, written small."""
    return [word_value(one, f"{W}name").lower() for one in styles]


def text_run(words: str, element: str = "t") -> etree._Element:
    """Return a run with some words; or with another element that holds them: the code of a field."""
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}{element}", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = words
    return run


def words_text(element: etree._Element) -> str:
    """Return the words of an element, those that a tracked change deletes among them."""
    return "".join(one.text or "" for one in element.iter(f"{W}t", f"{W}delText"))


def remove_element(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
