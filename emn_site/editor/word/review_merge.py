"""What a reviewer changed in a Word file, put into the text that the file was made of: a merge of three.

The text, what its Word file gives, and what the file that came back gives: where the last two say the same,
the text stays as it was written, with all that Word cannot hold; elsewhere it says what came back.
"""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import count, pairwise

from emn_site.content.markdown import parse_markdown
from emn_site.editor.word.ledger import reader_lines

_NOTES = re.compile(r"(?m)^\[\^([^\]\s]+)\]:.*\n*(?:(?: {4}|\t).*\n*)*")
_MARK = re.compile(r"(?<!`)`+[^`]*`+|\[\^([^\]\s]+)\]")
_LINE = re.compile(r"(?m)^.*\S.*\n*|\n+")
_WORD = re.compile(r"(?:<[^<>\s][^<>]*>|\w+|[^\w\s])\s*|\s+")
_DEFINITIONS = re.compile(r"(?m)^\[[^\]\[^]+\]:[ ].*$")
_TAGS = re.compile(r"((?:<[^<>\s][^<>]*>\s*)*)(.*?)((?:\s*<[^<>\s][^<>]*>)*\s*)", re.DOTALL)
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
    made = ""
    for (i, j, k), (at, end, last) in pairwise([*cuts, (len(ours), len(mine), len(theirs))]):
        part = ("".join(mine[j:end]), "".join(ours[i:at]), "".join(theirs[k:last]))
        if [*map(_key, ours[i:at])] == [*map(_key, theirs[k:last])]:
            made += part[0]
        elif i < at:
            made += _settle(*part, cut)
        else:  # nothing of it was sent: notes that stand here, and what is new
            made = made.rstrip("\n") + max(_gap(made), _gap(theirs[k - 1]) if k else "")
            made += part[2] + part[0] if part[0].startswith("[^") else part[0] + part[2]
    return made


def _sides(places: dict[int, int], at: int) -> list[int]:
    around = (places.get(at - 1, -2) + 1, places.get(at, -1))
    known = [one for one in around if one >= 0]
    return [known[0], known[-1]] if known else []


def _settle(own: str, sent: str, returned: str, cut: re.Pattern[str]) -> str:
    """Return lines with the words that differ; as they came back where these would be read otherwise."""
    if cut is _WORD:
        begin, _, end = (
            found.groups() if "<" not in sent and (found := _TAGS.fullmatch(own)) else ("", "", "")
        )
        return begin + returned.rstrip() + (end or own[len(own.rstrip()) :]) if own else returned
    made = _merge(own, sent, returned, _WORD)
    (words, faults), (wanted, known) = _reading(made), _reading(returned)
    if words == wanted and faults <= known | _reading(own)[1]:
        return made
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
    matcher = SequenceMatcher(None, [*map(key, some)], [*map(key, others)], autojunk=False)
    return {one.a + at: one.b + at for one in matcher.get_matching_blocks() for at in range(one.size)}


def _key(piece: str) -> str:
    """Return what equal pieces have alike: how wide a column is drawn is nothing that anybody changed."""
    said = " ".join(piece.split())
    return "|" * said.count("|") if _COLUMNS.fullmatch(said) else said
