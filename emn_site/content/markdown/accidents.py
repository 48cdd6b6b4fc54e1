"""What Markdown reads, but otherwise than it was meant: lists counted anew, headings nobody wrote."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from emn_site.content.markdown.characters import MARKS
from emn_site.model.shapes import SPACE
from emn_site.model.text import Fault
from emn_site.model.tree import Element, Node, Words

LONGEST_HEADING = 200  # signs; what is longer reads like a paragraph
_SHORTEST_TWICE = 60  # signs of a paragraph that nobody writes twice on purpose
# So many words in bold, in capitals or behind the number of a chapter stand in the place of a heading.
_MOST_WORDS = 10
_IN_PLACE_OF_HEADING, _BREAKS_OFF, _GOES_ON, _FILE, _STAR, _ENDS = map(
    re.compile, MARKS["accidents"].values()
)


def find_accidents(tokens: Sequence[Token], lines: Sequence[str], first_line: int) -> Iterator[Fault]:
    """Yield what became something else, with the line of the file, of which the text is the `lines`."""
    for line, code, value, *other in (
        *_headings(tokens),
        *_empty_sections(tokens, len(lines)),
        *_numbers(tokens),
        *_levels(tokens, lines),
        *_starred(tokens),
        *_paragraphs(tokens),
    ):
        more = (("other", f":{first_line + other[0]}"),) if other else ()
        yield Fault(first_line + line, code, (("value", value[:80]), *more))


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _words(inline: Token, is_plain: bool = False) -> str:
    """Return the words of a paragraph; where they are to be plain, code is one sign."""
    return "".join(
        "\n" if one.type == "softbreak" else "`" if is_plain and one.type == "code_inline" else one.content
        for one in inline.children or ()
    )


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield sentences that hyphens below them, or signs # before them, have made a heading."""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            text, is_underlined = _words(inline), opening.markup in ("-", "=")
            is_sentence = "\n" in text or _ENDS.search(text) is not None
            if (is_underlined and is_sentence) or len(text) > LONGEST_HEADING:
                yield _line(opening), "heading-by-accident", text.replace("\n", " ")


def _empty_sections(tokens: Sequence[Token], end: int) -> Iterator[tuple[int, str, str]]:
    """Yield the headings below which nothing stands before the next of their level, or the end."""
    before: tuple[Token, str] | None = None
    for opening, inline in pairwise([*tokens, *tokens[-1:]]):
        if opening.type == "heading_open" and not opening.level:
            if before and opening.tag <= before[0].tag:
                yield _line(before[0]), "empty-section", before[1]
            before = (opening, inline.content)
        elif opening.type == "footnote_block_open":
            break
        elif before and opening.nesting >= 0 and opening.level == 0:
            before = None
    if before:
        yield _line(before[0]), "empty-section", before[1]


def _numbers(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield the first point of each list whose number a reader will not see; all alike are no numbers."""
    for level, items in _items(tokens, "ordered_list_open"):
        numbers = [int(item.info) for item in items]
        counted = range(numbers[0], numbers[0] + len(numbers)) if numbers else range(0)
        wrong = next((at for at, (a, b) in enumerate(zip(numbers, counted, strict=True)) if a != b), 0)
        if wrong and len({*numbers}) > 1 and not level:
            yield _line(items[wrong]), "list-numbers", f"{numbers[wrong]}"


def _levels(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the first point of each list that is moved in by a blank, too little for a level of its own."""
    for level, items in _items(tokens, "bullet_list_open"):
        if not level:
            indents = [len(text) - len(text.lstrip()) for text in (lines[_line(item)] for item in items)]
            moved = next((at for at, indent in enumerate(indents) if indent > indents[0]), None)
            if moved is not None:
                yield _line(items[moved]), "list-level", lines[_line(items[moved])].strip()


def _starred(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield what stands in the place of a note: a list of one point right below a table, and a point or a
    line that begins with a star where a word has one behind it."""
    tables = {(token.map or [0, 0])[1] for token in tokens if token.type == "table_open"}
    texts = {id(token): _words(token, is_plain=True) for token in tokens if token.type == "inline"}
    has_stars = any(_STAR.search(words) for words in texts.values())
    for _, (item, *others) in _items(tokens, "bullet_list_open"):
        if not others and (_line(item) in tables or (item.markup == "*" and has_stars)):
            yield _line(item), "note-typed", item.markup
    for token in tokens if has_stars else ():
        for number, line in enumerate(texts.get(id(token), "").split("\n")):
            if line.startswith("*"):
                yield _line(token) + number, "note-typed", "*"


def _items(tokens: Sequence[Token], kind: str) -> Iterator[tuple[int, list[Token]]]:
    """Yield the points of each list of a kind, with how deep the list lies."""
    for at, opening in enumerate(tokens):
        if opening.type == kind:
            items = list[Token]()
            for token in tokens[at + 1 :]:
                if token.level == opening.level:
                    break
                if token.type == "list_item_open" and token.level == opening.level + 1:
                    items.append(token)
            yield opening.level, items


def _paragraphs(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str] | tuple[int, str, str, int]]:
    """Yield paragraphs that stand there twice, or in the place of a heading, a picture or a link."""
    firsts: dict[str, int] = {}
    behind = [*tokens[3:], *[tokens[-1]] * 4] if tokens else []
    for opening, inline, after, following in zip(tokens, tokens[1:], behind, behind[1:], strict=False):
        if opening.type == "paragraph_open" and not opening.level:
            words = inline.content
            if words in firsts:
                yield _line(opening), "said-twice", words, firsts[words]
            elif len(words) >= _SHORTEST_TWICE:
                firsts[words] = _line(opening)
            elif _FILE.fullmatch(words):
                yield _line(opening), "link-not-read", words
            is_torn = after.type == "paragraph_open" and _GOES_ON.match(following.content)
            if is_torn and _BREAKS_OFF.search(words):
                yield _line(opening), "paragraph-torn", words[-40:].partition(" ")[2]
            is_short = len(words.split()) <= _MOST_WORDS and not _ENDS.search(words.strip("*_"))
            found = is_short and _IN_PLACE_OF_HEADING.fullmatch(words)
            if found and after.type == "paragraph_open":
                yield _line(opening), "bold-heading" if found[1] else "heading-typed", words.strip("*_")


# Four words of prose: a paragraph that a tab or four blanks have made code.
_SENTENCE = re.compile(rf"[^\W\d_][\w„“-]*[,:]?(?:{SPACE}[^\W_][\w,.:;„“”’–-]*){{3,}}")


def code_faults(content: str, name: str, is_indented: bool, line: int) -> Iterator[Fault]:
    """Yield prose that is code by accident, and a note of another dialect, ```{note}, shown as code."""
    if is_indented and (found := _SENTENCE.match(content)) and found[0][0].isupper():
        yield Fault(line, "code-by-indent", (("value", found.group()[:40]),))
    if name.startswith("{"):
        yield Fault(line, "leftover-markup", (("value", f"```{name}"), ("detail", "mark-code")))


_CELL_ENDS = re.compile(r"(?<!\\)\|")


def uneven_rows(lines: Sequence[str], first_line: int) -> Iterator[Fault]:
    """Yield the rows of a table that have more or fewer cells than its first, and a first that is empty."""
    if lines and not lines[0].strip("|> \t"):
        yield Fault(first_line, "table-without-head")
    width = _cells(lines[0]) if lines else 0
    for number, row in enumerate(lines[2:], first_line + 2):
        if (cells := _cells(row)) != width:
            values = (("value", str(cells)), ("expected_cells", str(width)))
            yield Fault(number, "uneven-table", values)


def _cells(row: str) -> int:
    inside = row.strip().lstrip("> ")  # in a quotation each line begins with its sign
    return len(_CELL_ENDS.split(inside.removeprefix("|").removesuffix("|")))


def captions_beside(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the words in quotation marks that stand behind a picture in the place of within its brackets."""
    for image, words in pairwise(run):
        text = words.text if isinstance(words, Words) else ""
        found = re.match(r"\s*[\"“„][^\n]{2,200}[\"”“]$", text)
        if isinstance(image, Element) and image.tag == "img" and found:
            yield Fault(image.place.line, "caption-not-read", (("value", found[0].strip()),))
