"""Formulas of a Word file (ECMA-376-1: 22.1) as words in a line: a/b, √(x), and what is raised or lowered."""

from collections.abc import Iterator

from lxml import etree

from emn_site.editor.word.elements import W, remove_element, text_run
from emn_site.editor.word.losses import Loss, shorten
from emn_site.editor.word.package import WordPackage

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED, _LOWERED = "superscript", "subscript"

Piece = tuple[str, str]  # some words, and whether they are raised or lowered


def write_formulas(package: WordPackage) -> Iterator[Loss]:
    """Put words in the place of each formula of the document and its notes; yield them and unseen ones."""
    for phantom in package.elements(f"{_M}phant"):
        if _sign(phantom, "show", "1") in ("0", "off", "false"):
            yield "import-lost-hidden", shorten("".join(words for words, _ in _children(phantom)))
            remove_element(phantom)
    for formula in package.elements(f"{_M}oMath"):
        pieces = [piece for piece in _children(formula) if piece[0]]
        holder = formula.getparent()
        place = holder if holder is not None and holder.tag == f"{_M}oMathPara" else formula
        for words, height in pieces:
            place.addprevious(_run(words, height))
        remove_element(formula)
        if place is not formula and place.find(f"{_M}oMath") is None:
            remove_element(place)
        if text := "".join(words for words, _ in pieces).strip():
            yield "import-lost-inline", shorten(text)


def _run(words: str, height: str) -> etree._Element:
    run = text_run(words)
    if height:
        run.insert(0, etree.Element(f"{W}rPr"))
        etree.SubElement(run[0], f"{W}vertAlign").set(f"{W}val", height)
    return run


def _children(element: etree._Element) -> Iterator[Piece]:
    for child in element:
        yield from _pieces(child)


def _pieces(element: etree._Element) -> Iterator[Piece]:
    match str(element.tag).removeprefix(_M):
        case "t":
            yield element.text or "", ""
        case "f":
            yield from (*_grouped(element, "num"), ("/", ""), *_grouped(element, "den"))
        case "rad":
            yield from (*_at(element, "deg", _RAISED), ("√", ""), *_grouped(element, "e"))
        case "d":
            yield _sign(element, "begChr", "("), ""
            for number, inner in enumerate(element.findall(f"{_M}e")):
                yield (_sign(element, "sepChr", "|") if number else ""), ""
                yield from _children(inner)
            yield _sign(element, "endChr", ")"), ""
        case "sub" | "sup" as place:
            height = _LOWERED if place == "sub" else _RAISED
            yield from ((words, height) for words, _ in _children(element))
        case "nary":
            yield _sign(element, "chr", "∫"), ""
            yield from _children(element)
        case "mr" | "eqArr":
            for number, inner in enumerate(element.findall(f"{_M}e")):
                yield (" " if number else "("), ""
                yield from _children(inner)
            yield ")", ""
        case _:
            yield from _children(element)


def _grouped(element: etree._Element, name: str) -> Iterator[Piece]:
    """Yield a part of a formula, between brackets where it is more than a word or a number."""
    pieces = list(_at(element, name))
    is_one = "".join(words for words, _ in pieces).replace(",", "").replace(".", "").isalnum()
    yield from pieces if is_one else (("(", ""), *pieces, (")", ""))


def _at(element: etree._Element, name: str, height: str = "") -> Iterator[Piece]:
    part = element.find(f"{_M}{name}")
    for words, own in _children(part) if part is not None else ():
        yield words, height or own


def _sign(element: etree._Element, name: str, usual: str) -> str:
    setting = element.find(f"{_M}{str(element.tag).removeprefix(_M)}Pr/{_M}{name}")
    return setting.get(f"{_M}val", "") if setting is not None else usual
