"""What Word writes in forms that pandoc passes over or joins, written in those that it reads (ECMA-376)."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import islice

from lxml import etree

from emn_site.content.safe_read import AS_PLAIN
from emn_site.editor.word import elements
from emn_site.editor.word.elements import W, based_styles, remove_element, text_run, word_value, words_text
from emn_site.editor.word.fields import settle_fields, spell_fields_out
from emn_site.editor.word.guessed_styles import is_mark
from emn_site.editor.word.package import BLIP, DOCUMENT, IMAGE_DATA, WordPackage
from emn_site.editor.word.tree import TURNED

# What a line of columns does not hold.
_OTHER = tuple(f"{W}{name}" for name in ("fldChar", "hyperlink", "drawing", "ins", "del"))
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_DRAWS = ".//{*}graphicData[@uri='http://schemas.microsoft.com/office/drawing/2014/chartex']"
_OTHERS = ("drawingml/2006/chart}chart", "drawingml/2006/diagram}relIds", "officeDocument/2006/math}oMath")
_SAYS = [f"{W}{name}" for name in ("t", "sym", "txbxContent", "footnoteReference", "endnoteReference")]
# What is read: words, notes, boxes, pictures, charts, diagrams, formulas.
_SAYS += [BLIP, IMAGE_DATA, _CHART, *(f"{{http://schemas.openxmlformats.org/{name}" for name in _OTHERS)]
_MOST_COLUMNS = 63  # columns that a table of Word has at most
_CONTENTS = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
# Signs that no reader types, and those that none sees, each with what is read.
_AS_READ = AS_PLAIN | dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"), "")


def write_plainly(part: etree._Element) -> None:
    """Spell out simple fields, returns, tabs to a margin, hyphens that may be; take off what only wraps."""
    _settle_alternatives(part)
    spell_fields_out(part)
    settle_fields(part)
    _join_initials(part)
    for name, plain in (("cr", "br"), ("ptab", "tab")):
        for one in list(part.iter(f"{W}{name}")):
            one.attrib.clear()
            one.tag = f"{W}{plain}"
    for one in list(part.iter(f"{W}dstrike")):
        one.tag = f"{W}strike"
    for one in list(part.iter(f"{W}position")):  # half points by which signs are raised, or lowered
        is_lowered = one.get(f"{W}val", "").startswith("-")
        if one.get(f"{W}val", "").strip("-0"):
            one.tag = f"{W}vertAlign"
            one.set(f"{W}val", "subscript" if is_lowered else "superscript")
    for one in list(part.iter(f"{W}softHyphen")):
        remove_element(one)
    for words in part.iter(f"{W}t"):
        words.text = (words.text or "").translate(_AS_READ)
    for ruby in list(part.iter(f"{W}ruby")):  # how a word is spoken, in brackets behind it
        base, above = (ruby.find(f"{W}{name}") for name in ("rubyBase", "rt"))
        sound = words_text(above) if above is not None else ""
        element = etree.Element(f"{W}t")
        element.text = (words_text(base) if base is not None else "") + f" ({sound})" * bool(sound)
        ruby.addprevious(element)
        remove_element(ruby)
    for wrapper in list(part.iter(f"{W}customXml", f"{W}bdo", f"{W}dir")):
        for child in list(wrapper):
            if child.tag != f"{W}customXmlPr":
                wrapper.addprevious(child)
        remove_element(wrapper)
    for row in part.iter(f"{W}tr"):  # a row that begins or ends within the table has no cells there
        heads = len([*row.iterchildren(f"{W}tblPrEx", f"{W}trPr")])
        for name, place in (("gridAfter", len(row)), ("gridBefore", heads)):
            for _ in range(min(int(word_value(row, f"{W}trPr/{W}{name}") or 0), _MOST_COLUMNS)):
                row.insert(place, etree.Element(f"{W}tc"))
                etree.SubElement(row[place], f"{W}p")
    for run in list(part.iterfind(f".//{W}sdtContent/{W}r")):  # Word reads words where none may stand
        holder = next(run.iterancestors(f"{W}p", f"{W}tc", f"{W}tr", f"{W}body"), None)
        if holder is not None and holder.tag != f"{W}p":
            cell = etree.Element(f"{W}tc" if holder.tag == f"{W}tr" else f"{W}p")
            run.addprevious(cell)
            (etree.SubElement(cell, f"{W}p") if cell.tag == f"{W}tc" else cell).append(run)
    for control in list(part.iter(f"{W}sdt")):
        if word_value(control, _CONTENTS) == "Table of Contents":
            remove_element(control)


def settle_choices(part: etree._Element) -> Iterator[tuple[str, str]]:
    """Leave of a list to choose from what is chosen; yield what else it offers, and what asks to choose."""
    for control in part.iter(f"{W}sdt"):
        listed, shown = control.iterfind(f"{W}sdtPr/*/{W}listItem"), words_text(control)
        others = [one.get(f"{W}displayText", "") or one.get(f"{W}value", "") for one in listed]
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            others.insert(0, shown)
            for run in control.iterfind(f"{W}sdtContent//{W}r"):
                run[:] = []
        if others := [one for one in others if one and one != words_text(control)]:
            yield "import-lost-choices", "; ".join(others)
    for button in list(part.iter(f"{W}control")):  # which is drawn by a picture
        for one in list(button.itersiblings(preceding=True)):
            words = filter(None, (one.get("title"), one.get("alt")))
            yield from (("import-lost-alternative", text) for text in words)
            remove_element(one)
    for help_text in part.iter(f"{W}helpText", f"{W}statusText"):
        yield "import-lost-alternative", help_text.get(f"{W}val", "")
    for form in list(part.iter(f"{W}ffData")):  # of forms before content controls (17.16.17)
        offered = [one.get(f"{W}val", "") for one in form.iterfind(f"{W}ddList/{W}listEntry")]
        chosen = word_value(form, f"{W}ddList/{W}result") or word_value(form, f"{W}ddList/{W}default") or "0"
        boxes = [one for name in ("default", "checked") for one in form.iterfind(f"{W}checkBox/{W}{name}")]
        answer = "☐☒"[elements.is_on(boxes[-1])] if boxes else ""
        if chosen.isdecimal() and int(chosen) < len(offered):
            answer = offered.pop(int(chosen))
            yield "import-lost-choices", "; ".join(offered)
        for run in [next(form.iterancestors(f"{W}r"))] if answer else ():
            run.addprevious(text_run(answer))


def make_columns(package: WordPackage) -> Iterator[tuple[str, str]]:
    """Make tables of lines whose words tabs have set in columns; yield what was made of them.

    Three lines of as many parts are columns, or two where there are three parts.
    """
    run: list[tuple[etree._Element, list[etree._Element]]] = []
    styles = package.styles
    for paragraph in [*package.parts[DOCUMENT].iter(f"{W}p"), etree.Element(f"{W}p")]:
        cells = _cells(paragraph, styles)
        if run and (len(cells) != len(run[-1][1]) or paragraph.getprevious() is not run[-1][0]):
            if len(run) + len(run[0][1]) > 4 and len(run) > 1:
                yield "import-columns", words_text(run[0][1][0])[:60]
                run[0][0].addprevious(word_table(cells for _, cells in run))
                for paragraph, _ in run:
                    remove_element(paragraph)
            run = []
        if len(cells) > 1:
            run.append((paragraph, cells))


def _cells(paragraph: etree._Element, styles: Mapping[str, etree._Element]) -> list[etree._Element]:
    """Return the parts of a line that tabs set apart, each as a paragraph; none of other lines."""
    is_own = elements.style_name(styles, paragraph).startswith(
        ("toc", "table of", "heading", "title", "caption")
    )
    point = paragraph.find(f"{W}pPr/{W}numPr")
    if is_own or point is not None or next(paragraph.iter(*_OTHER), None) is not None:
        return []
    found = [etree.Element(f"{W}p")]
    for child in paragraph:
        if child.tag != f"{W}r":
            found[-1].extend([deepcopy(child)] if child.tag != f"{W}pPr" else [])
            continue
        pieces: list[list[etree._Element]] = [[]]
        for piece in child:
            if piece.tag == f"{W}tab":
                pieces.append([])
            elif piece.tag != f"{W}rPr":
                pieces[-1].append(piece)
        for number, held in enumerate(pieces):
            found += [etree.Element(f"{W}p")] if number else []
            part = etree.SubElement(found[-1], f"{W}r")
            part.extend(deepcopy(one) for one in (*child.findall(f"{W}rPr"), *held))
    texts = [words_text(one).strip() for one in found]
    return found if all(texts) and not (len(texts) == 2 and is_mark(texts[0])) else []


def word_table(rows: Iterable[Iterable[etree._Element]]) -> etree._Element:
    """Return a table of paragraphs, a cell each, whose first row is its heading."""
    table = etree.Element(f"{W}tbl")
    grid = etree.SubElement(table, f"{W}tblGrid")
    for number, cells in enumerate(rows):
        row = etree.SubElement(table, f"{W}tr")
        if not number:
            etree.SubElement(etree.SubElement(row, f"{W}trPr"), f"{W}tblHeader")
        for cell in cells:
            etree.SubElement(row, f"{W}tc").append(cell)
    grid.extend(etree.Element(f"{W}gridCol") for _ in table.iterfind(f"{W}tr[1]/{W}tc"))
    return table


def _settle_alternatives(part: etree._Element) -> None:
    """Leave of alternatives (ECMA-376-3: 7.5) the first that says what is read, in the place of them all."""
    for held in reversed(list(part.iter(f"{_MC}AlternateContent"))):
        read = (one for one in held if next(one.iter(*_SAYS), one.find(_DRAWS)) is not None)
        for child in list(next(read, held[0])) if len(held) else ():
            held.addprevious(child)
        remove_element(held)


def _join_initials(part: etree._Element) -> None:
    """Put large initials (17.3.1.11), paragraphs of their own, into the paragraph that they begin."""
    for frame in list(part.iterfind(f".//{W}framePr[@{W}dropCap]")):
        initial = next(frame.iterancestors(f"{W}p"))
        begun = initial.getnext()
        if begun is not None and begun.tag == f"{W}p" and frame.get(f"{W}dropCap") != "none":
            at = len(begun.findall(f"{W}pPr"))
            begun[at:at] = [one for one in initial if one.tag != f"{W}pPr"]
            remove_element(initial)


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
        if level in _LEVELS and not any(
            one.startswith(("heading ", "title", "toc")) for one in elements.style_names(based)
        ):
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
        if not _ONCE.isdisjoint(elements.style_names(based_styles(styles, style.get(f"{W}val", "")))):
            remove_element(style)


def mark_directions(package: WordPackage) -> None:
    """Put a sign into each table whose columns go from right to left (17.4.1); name sides as pandoc does."""
    for side in package.elements(f"{W}jc"):
        side.set(f"{W}val", side.get(f"{W}val", "").replace("end", "right").replace("start", "left"))
    for mark in filter(elements.is_on, package.elements(f"{W}bidiVisual")):
        for paragraph in islice(next(mark.iterancestors(f"{W}tbl")).iter(f"{W}p"), 1):
            paragraph.insert(len(paragraph.findall(f"{W}pPr")), text_run(TURNED))


_FRAMED = frozenset(f"{W}{side}" for side in ("top", "left", "bottom", "right"))
_UNFRAMED = ("heading", "title", "toc", "caption")


def box_paragraphs(package: WordPackage) -> None:
    """Put paragraphs with a line around them (17.3.1.24) into a table of one cell, neighbours into one."""
    styles, last, cell = package.styles, None, etree.Element(f"{W}tc")
    for paragraph in package.parts[DOCUMENT].findall(f"{W}body/{W}p"):
        holders = (paragraph, *based_styles(styles, word_value(paragraph, _STYLE)))
        lines = next((one for held in holders for one in held.iterfind(f"{W}pPr/{W}pBdr")), ())
        drawn = {one.tag for one in lines if one.get(f"{W}val") not in ("nil", "none")}
        if drawn < _FRAMED or elements.style_name(styles, paragraph).startswith(_UNFRAMED):
            continue
        if last is None or paragraph.getprevious() is not last:
            last = word_table([[etree.Element(f"{W}p")]])
            paragraph.addprevious(last)
            cell = last[1][-1]
            cell.clear()
        cell.append(paragraph)


def complete_grids(package: WordPackage) -> None:
    """Let each table know as many columns (17.4.48) as its longest row has: pandoc drops the cells beyond."""
    for table in package.elements(f"{W}tbl"):
        rows = (
            [*row.iterfind(f"{W}tc"), *row.iterfind(f"{W}sdt/*/{W}tc")] for row in table.iterfind(f"{W}tr")
        )
        spans = (sum(map(elements.column_span, row)) for row in rows)
        wanted = min(max(spans, default=0), _MOST_COLUMNS)
        if len(table.findall(f"{W}tblGrid/{W}gridCol[@{W}w]")) < wanted:
            for grid in table.findall(f"{W}tblGrid"):
                remove_element(grid)
            grid = etree.Element(f"{W}tblGrid")
            table.insert(len(table.findall(f"{W}tblPr")), grid)
            grid.extend(etree.Element(f"{W}gridCol", {f"{W}w": "1000"}) for _ in range(wanted))
