"""Headings of a Word file in styles of an office's own, by their outline level (ECMA-376-1: 17.3.1.20)."""

from lxml import etree

from emn_site.editor.word.package import DOCUMENT, W, WordPackage, remove_element, word_value

_STYLES = "word/styles.xml"
_LEVELS = frozenset("012345678")
_ONCE = frozenset(("subtitle", "date"))


def mark_headings(package: WordPackage) -> None:
    """Give each paragraph that Word's navigation shows the style of headings that pandoc knows."""
    styles = _styles(package)
    for paragraph in package.parts[DOCUMENT].iter(f"{W}p"):
        own = word_value(paragraph, f"{W}pPr/{W}pStyle")
        level = word_value(paragraph, f"{W}pPr/{W}outlineLvl") or next(
            (said for one in _based(styles, own) if (said := word_value(one, f"{W}pPr/{W}outlineLvl"))), ""
        )
        if level in _LEVELS and not _is_heading(styles, own):
            _set_style(paragraph, _heading_style(package, styles, int(level) + 1))


def unstyle_subtitles(package: WordPackage) -> None:
    """Make subtitles and dates plain paragraphs: of several pandoc keeps the last alone."""
    styles = _styles(package)
    for paragraph in package.parts[DOCUMENT].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        names = _based(styles, style.get(f"{W}val", "")) if style is not None else []
        if style is not None and any(word_value(one, f"{W}name").lower() in _ONCE for one in names):
            remove_element(style)


def style_names(package: WordPackage) -> dict[str, str]:
    """Return the names of a file's styles by their keys."""
    return {key: word_value(one, f"{W}name") for key, one in _styles(package).items()}


def _styles(package: WordPackage) -> dict[str, etree._Element]:
    found = package.parts[_STYLES].iter(f"{W}style") if _STYLES in package.parts else ()
    return {one.get(f"{W}styleId", ""): one for one in found}


def _based(styles: dict[str, etree._Element], name: str) -> list[etree._Element]:
    """Return a style and those that it is based on, the nearest first."""
    found: list[etree._Element] = []
    while name in styles and styles[name] not in found:
        found.append(styles[name])
        name = word_value(styles[name], f"{W}basedOn")
    return found


def _is_heading(styles: dict[str, etree._Element], name: str) -> bool:
    """Whether pandoc knows a style: a heading or a title by its name, or based on one."""
    return any(
        word_value(one, f"{W}name").lower().startswith(("heading", "title", "toc"))
        for one in _based(styles, name)
    )


def _heading_style(package: WordPackage, styles: dict[str, etree._Element], level: int) -> str:
    """Return the style of headings of a level; it is made where the file has none."""
    for key, one in styles.items():
        if word_value(one, f"{W}name").lower() == f"heading {level}":
            return key
    name = f"EmnHeading{level}"
    if _STYLES in package.parts:
        style = etree.SubElement(
            package.parts[_STYLES], f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": name}
        )
        etree.SubElement(style, f"{W}name").set(f"{W}val", f"heading {level}")
        styles[name] = style
    return name


def _set_style(paragraph: etree._Element, name: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    style = properties.find(f"{W}pStyle")
    if style is None:
        style = etree.Element(f"{W}pStyle")
        properties.insert(0, style)
    style.set(f"{W}val", name)
