"""The ledger of an import: each word of a Word file stands in the text, or is named with its place."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from emn_site.editor.word.losses import shorten
from emn_site.locale.tokenizer import split_words_and_codes
from emn_site.model.tree import Element, Node, Words, is_block, is_note_link


@dataclass
class Ledger:
    """What of a file does not stand in its text."""

    lost: list[tuple[str, str]] = field(default_factory=list)
    """Words, and those that stood last before them."""
    renumbered: list[str] = field(default_factory=list)
    """Numbers of headings, tables and figures, which the site counts itself: 1.1, 3 lentelė."""


def compare_words(lines: Iterable[str], remaining: Iterable[str], kinds: Sequence[str]) -> Ledger:
    """Return what of a file's paragraphs is not among the lines that were kept.

    `kinds` are what tables and figures are called, as in `CaptionWords`.
    """
    ledger, before, lines = Ledger(), "–", list(lines)
    there = Counter(tuple(find_words(line)) for line in remaining)
    whole = Counter(tuple(find_words(line)) for line in lines) & there
    left = Counter(word for line, count in (there - whole).items() for word in line * count)
    names = {word for kind in kinds for word in find_words(kind)}
    for line in lines:
        missing = []
        words = find_words(line)
        is_whole = whole[tuple(words)] > 0  # such take their words before lines that lost some
        whole[tuple(words)] -= is_whole
        for at, word in enumerate(words if not is_whole else ()):
            if left[word]:
                left[word] -= 1
            else:
                missing.append(at)
        if missing == list(range(len(missing))) and _is_number([words[at] for at in missing], names):
            ledger.renumbered.append(" ".join(words[at] for at in missing))
        elif missing:
            said = line if len(missing) == len(words) else " ".join(words[at] for at in missing)
            ledger.lost.append((said, before))
        before = shorten(line)
    return ledger


def _is_number(words: list[str], names: set[str]) -> bool:
    """Whether words are a number that the site counts itself, with the name of a table or a figure."""
    return bool(words) and all(word.isdecimal() or word in names for word in words)


def find_words(line: str) -> list[str]:
    """Return the words and numbers of a line, in small letters."""
    return split_words_and_codes(unicodedata.normalize("NFC", line).casefold())


def reader_lines(tree: Element) -> Iterator[str]:
    """Yield what a reader reads of a text, a line for each run of words, captions of pictures included."""
    line: list[str] = []
    for child in tree.children:
        if isinstance(child, Element) and is_block(child):
            yield "".join(line)
            line = []
            yield from reader_lines(child)
        else:
            line.append(_node_text(child))
    yield "".join(line)


def _node_text(node: Node) -> str:
    if isinstance(node, Words):
        return node.text
    if not isinstance(node, Element) or is_note_link(node):
        return ""
    if node.tag == "img":
        return f" {node.attributes.get('title') or node.attributes.get('alt', '')} "
    return " " if node.tag in ("br", "wbr") else "".join(reader_lines(node))
