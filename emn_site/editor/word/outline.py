"""Headings of a Word file in styles of an office's own, by their outline level (ECMA-376-1: 17.3.1.20)."""

from lxml import etree

from emn_site.editor.word.elements import W, based_styles, remove_element, word_value
from emn_site.editor.word.package import DOCUMENT, WordPackage

_STYLES, _STYLE, _OWN = "word/styles.xml", f"{W}pPr/{W}pStyle", "EmnHeading"
_LEVELS = frozenset("012345678")
_ONCE = frozenset(("subtitle", "date", "author", "abstract"))


def mark_headings(package: WordPackage) -> None:
    """Give each paragraph that Word's navigation shows a style of headings, as pandoc knows them."""
    styles = package.styles
    for paragraph in package.parts[DOCUMENT].iter(f"{W}p"):
        based = based_styles(styles, word_value(paragraph, _STYLE))
        levels = (word_value(one, f"{W}pPr/{W}outlineLvl") for one in (paragraph, *based))
        level = next(filter(None, levels), "")
        if level in _LEVELS and not any(one.startswith(("heading", "title", "toc")) for one in _names(based)):
            for style in paragraph.findall(_STYLE):
                remove_element(style)
            paragraph[0].insert(0, etree.Element(f"{W}pStyle", {f"{W}val": f"{_OWN}{int(level) + 1}"}))
    for number in range(1, 10) if _STYLES in package.parts else ():
        about = {f"{W}type": "paragraph", f"{W}styleId": f"{_OWN}{number}"}
        style = etree.SubElement(package.parts[_STYLES], f"{W}style", about)
        etree.SubElement(style, f"{W}name", {f"{W}val": f"heading {number}"})


def unstyle_subtitles(package: WordPackage) -> None:
    """Make what pandoc takes for facts about a text plain paragraphs: of several subtitles it keeps one."""
    styles = package.styles
    for style in list(package.parts[DOCUMENT].iterfind(f".//{W}p/{_STYLE}")):
        if not _ONCE.isdisjoint(_names(based_styles(styles, style.get(f"{W}val", "")))):
            remove_element(style)


def _names(styles: list[etree._Element]) -> list[str]:
    return [word_value(one, f"{W}name").lower() for one in styles]
