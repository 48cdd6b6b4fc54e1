"""What a reviewer left in a Word file, comments and changes, and these put into the text it was made of.

That is a merge of three: the text, what its Word file gives, and what the file that came back gives. Where
the last two say the same, the text stays as it was written; elsewhere it says what came back.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count, pairwise

from lxml import etree

from emn_site.content.markdown import parse_markdown
from emn_site.editor.word.elements import W, words_text
from emn_site.editor.word.ledger import find_words, reader_lines
from emn_site.editor.word.losses import paragraph_line, shorten
from emn_site.editor.word.package import WordPackage

_CHANGES = {"ins": "import-inserted", "del": "import-deleted"}
_CHANGES |= {"moveTo": "import-inserted", "moveFrom": "import-deleted"}
_CHANGES |= {"cellIns": "import-inserted", "cellDel": "import-deleted"}
_MARKS = (f"{W}commentReference", *(f"{W}{name}" for name in _CHANGES))
# Where a move begins (17.13.5.24), with a name that both its ends have.
_RANGES = (f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
_MOST_WORDS = 12  # words at the beginning of a paragraph by which its line is found


@dataclass(frozen=True)
class ReviewMark:
    """A comment or a tracked change: a key of `commands`, who made it, its words, and those around it."""

    code: str
    author: str
    words: str
    paragraph: str


def review_marks(package: WordPackage, changes: str) -> Iterator[ReviewMark]:
    """Yield what reviewers left in the texts, with tracked `changes` settled; a move once, where it ends."""
    stays, goes = ("moveFrom", "moveTo") if changes == "reject" else ("moveTo", "moveFrom")
    moved = {name: " ".join(map(words_text, package.elements(f"{W}{name}"))) for name in (stays, goes)}
    named = [{one.get(f"{W}name") for one in package.elements(kind)} for kind in _RANGES]
    known, last = named[0] & named[1] - {None}, None
    comments = {one.get(f"{W}id"): one for one in package.parts.get("word/comments.xml", ())}
    remarks = {key: (one.get(f"{W}author", ""), _words(*one.iter(f"{W}p"))) for key, one in comments.items()}
    for one in package.elements(*_MARKS, *_RANGES):
        last = one.get(f"{W}name") if one.tag in _RANGES else last
        around = _around(one, changes)
        if one.tag == f"{W}commentReference":
            author, words = remarks.pop(one.get(f"{W}id"), ("", ""))
            yield ReviewMark("import-comment", author, words, around)
        elif words := _words(_marked(one)) if one.tag not in _RANGES else "":
            name = etree.QName(one).localname
            is_moved = name in moved and (last in known or all(words in text for text in moved.values()))
            code = "import-moved" if is_moved else _CHANGES[name]
            if not (is_moved and name == goes):
                yield ReviewMark(code, one.get(f"{W}author", ""), shorten(words), around)
    yield from (ReviewMark("import-comment", author, words, "") for author, words in remarks.values())


def _words(*elements: etree._Element) -> str:
    return " ".join(" ".join(map(words_text, elements)).split())


def _marked(change: etree._Element) -> etree._Element:
    """Return what a change holds: words; or the row or cell whose properties it stands in, alone."""
    *_, holder = (change, *list(change.iterancestors())[1:2])
    is_alone = holder.tag in (f"{W}tr", f"{W}tc") and sum(1 for _ in holder.iter(change.tag)) == 1
    return holder if is_alone else change


def _around(element: etree._Element, changes: str) -> str:
    """Return the words of the paragraph that an element stands in, or of the next before it that has any."""
    paragraph = next(element.iterancestors(f"{W}p"), None)
    while paragraph is not None and not (line := paragraph_line(paragraph, changes)):
        paragraph = paragraph.getprevious()
    return "" if paragraph is None else line


def find_line(lines: Sequence[str], paragraph: str) -> int:
    """Return the number of the line that has the words of a paragraph; 0 where none has."""
    wanted = " ".join(find_words(paragraph)[:_MOST_WORDS])
    found = (number for number, line in enumerate(lines, 1) if wanted in " ".join(find_words(line)))
    return next(found, 0) if wanted else 0


_NOTES = re.compile(r"(?m)^\[\^([^\]\s]+)\]:.*\n*(?:(?: {4}|\t).*\n*)*")
_MARK = re.compile(r"(?<!`)`+[^`]*`+|\[\^([^\]\s]+)\]")
_LINE = re.compile(r"(?m)^.*\S.*\n*|\n+")
_WORD = re.compile(r"<[^<>\s][^<>]*>|\w+|[^\w\s]|\s+")
_DEFINITIONS = re.compile(r"(?m)^\[[^\]\[^]+\]:[ ].*$")
_TAGS = re.compile(r"((?:<[^<>\s][^<>]*>\s*)*)(.*?)((?:\s*<[^<>\s][^<>]*>)*)", re.DOTALL)
_BLANK = " "
_COLUMNS = re.compile(r"\|[|: -]*")


def merge_review(own: str, sent: str, returned: str) -> str:
    """Return a text with what differs between what its Word file gives and what came back.

    A note is called as in the text, and stays there; a new one stands at the end.
    """
    sent, returned = _with_names(own, sent, returned)
    before, after = _notes(sent), _notes(returned)

    def settle(note: re.Match[str]) -> str:
        was, came = (notes.get(note[1], "") for notes in (before, after))
        return _merge(note[0], was, came, _LINE) if came or not was else ""

    body = _NOTES.sub(settle, _merge(own, _NOTES.sub("", sent), _NOTES.sub("", returned), _LINE))
    new = (note for name, note in after.items() if name not in _notes(body))
    return "\n\n".join(one.strip("\n") for one in (body, *new)) + "\n"


def _notes(body: str) -> dict[str, str]:
    return {found[1]: found[0] for found in _NOTES.finditer(body)}


def _with_names(own: str, sent: str, returned: str) -> tuple[str, str]:
    """Return what was sent and returned with notes called as in the text; Word counts each mark anew."""
    names = [one for one in _MARK.findall(_NOTES.sub("", own)) if one in _notes(own)]
    before, after = ([note.partition(":")[2] for note in _notes(one).values()] for one in (sent, returned))
    if len(names) != len(before):
        return sent, returned
    ours = dict(enumerate(range(len(after) * (len(after) == len(before))))) or _places(after, before, _key)
    free = (str(number) for number in count(1) if str(number) not in names)
    called = [names[ours[at]] if at in ours else next(free) for at in range(len(after))]
    return _renamed(sent, names), _renamed(returned, called)


def _renamed(body: str, names: Sequence[str]) -> str:
    new = {number: f"[^{name}]" for number, name in zip(_notes(body), names, strict=True)}
    return _MARK.sub(lambda found: new.get(found[1], found[0]), body)


def _merge(own: str, sent: str, returned: str, cut: re.Pattern[str]) -> str:
    """Return the lines or words of a text, with those that were returned where these are not as sent."""
    mine, ours, theirs = (cut.findall(one) for one in (own, sent, returned))
    here, there = _places(ours, mine, _read if cut is _LINE else _key), _places(ours, theirs, _key)
    cuts = [(0, 0, 0)]
    for at in range(len(ours) + 1):
        known = [_sides(places, at) for places in (here, there)]
        cuts += [(at, *sides) for sides in zip(*known, strict=False)]
    merged = ""
    for (i, j, k), (at, end, last) in pairwise([*cuts, (len(ours), len(mine), len(theirs))]):
        part = ("".join(mine[j:end]), "".join(ours[i:at]), "".join(theirs[k:last]))
        if [*map(_key, ours[i:at])] == [*map(_key, theirs[k:last])]:
            merged += part[0]
        elif i < at:
            merged += _settle(*part, cut)
        else:  # nothing of it was sent: notes that stand here, and what is new
            merged = merged.rstrip("\n") + max(_gap(merged), _gap(theirs[k - 1]) if k else "")
            merged += part[2] + part[0] if part[0].startswith("[^") else part[0] + part[2]
    return merged


def _sides(places: dict[int, int], at: int) -> list[int]:
    around = (places.get(at - 1, -2) + 1, places.get(at, -1))
    known = [one for one in around if one >= 0]
    return [known[0], known[-1]] if known else []


def _settle(own: str, sent: str, returned: str, cut: re.Pattern[str]) -> str:
    """Return lines with the words that differ; as they came back where these would be read otherwise."""
    if cut is _WORD:
        found = _TAGS.fullmatch(own) if "<" not in sent else None
        return found[1] + returned + found[3] if found else returned
    merged = _merge(own, sent, returned, _WORD)
    (words, faults), (wanted, known) = _reading(merged), _reading(returned)
    if words == wanted and faults <= known | _reading(own)[1]:
        return merged
    return "\n\n".join([returned.rstrip("\n"), *_DEFINITIONS.findall(own)]) + _gap(returned)


def _reading(lines: str) -> tuple[list[str], set[str]]:
    """Return the words that a reader reads in some lines, and what is wrong with these."""
    text = parse_markdown(re.sub(r"(?m)^:?\s+|\\$", "", _NOTES.sub("", lines)))
    return " ".join(reader_lines(text.tree())).split(), {one.code for one in text.faults}


def _read(line: str) -> str:
    return " ".join(_reading(_key(line))[0]) or _key(line)


def _gap(lines: str) -> str:
    return lines[len(lines.rstrip("\n")) :]


def _places(some: list[str], others: list[str], key: Callable[[str], str]) -> dict[int, int]:
    """Return the numbers of pieces, each with that of the same one among others, in their order."""
    matcher = SequenceMatcher(_BLANK.__eq__, [*map(key, some)], [*map(key, others)], autojunk=False)
    return {one.a + at: one.b + at for one in matcher.get_matching_blocks() for at in range(one.size)}


def _key(piece: str) -> str:
    """Return what equal pieces have alike: how wide a column or a blank is is nothing that anybody changed.

    Where a line ends is no blank, or a paragraph would end where the words that were added to it begin.
    """
    text = " ".join(piece.split()) or "\n" * piece.count("\n") or _BLANK
    return "|" * text.count("|") if _COLUMNS.fullmatch(text) else text
