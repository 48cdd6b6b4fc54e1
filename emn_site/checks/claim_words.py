"""A sentence that compares or adds figures says so by a link that the data can be asked of.

The words are data of a language (`data/<language>/claims.yml`): beginnings of words for each kind of claim.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from emn_site.charts import text_claims
from emn_site.charts.text_references import FIGURE, reference_scheme
from emn_site.locale import for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.tree import Element, Node, Words, inline_runs, said_words

FEWEST = 2
"""So many figures make a sentence one that compares."""

_END = re.compile(r"(?:(?<=\w\w\w)|(?<=[)\]”“»])|\A)[.!?…]\s+(?=[^\W_])")
"""Where a sentence ends, be it behind a bracket or a link: not behind an abbreviation of one or two letters,
`2024 m.`, `Nr.`"""


@dataclass(frozen=True)
class Piece:
    """Words of a sentence, the address they lead to (nothing for plain words), and their line."""

    text: str
    target: str
    line: int


def check(site: Site) -> Iterator[Problem]:
    """Yield the sentences with two figures or more whose comparison or sum nothing computes."""
    for version in site.versions:
        targets = [link.target for link in version.text.links]
        words = for_locale(site, version.language).wording.other.get("claims", {})
        if words and sum(reference_scheme(target) == FIGURE for target in targets) >= FEWEST:
            yield from _check_text(version, words)


def _check_text(version: Version, words: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for _, run in inline_runs(version.text.tree()):
        for sentence in _sentences(list(_pieces(run))):
            schemes = {reference_scheme(piece.target) for piece in sentence}
            figures = _compared([piece.target for piece in sentence])
            if not figures or not schemes.isdisjoint(text_claims.SETTINGS):
                continue
            if found := next(_claims(sentence, words), None):
                kind, said, line = found
                link = f"[{said}]({_link(kind, figures)})"
                yield make_problem(version.file, line, "claim-unlinked", value=said, link=link)


def _compared(targets: Iterable[str]) -> list[str]:
    """Return the figures of several countries in one period with which a sentence begins; else none."""
    figures = [target for target in targets if reference_scheme(target) == FIGURE]
    alike = [target for target in figures if target.partition("/")[2] == figures[0].partition("/")[2]]
    return alike if len(set(alike)) >= FEWEST else []


def _claims(sentence: list[Piece], words: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, int]]:
    """Yield the kinds of claims that a sentence makes, with its words and their line."""
    for kind, beginnings in words.items():
        for piece in sentence if beginnings else ():
            if not piece.target and (found := _pattern(tuple(beginnings)).search(piece.text)):
                yield kind, found[0], piece.line + piece.text.count("\n", 0, found.start())


@lru_cache(maxsize=64)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(beginnings, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\w*", re.IGNORECASE)


def _link(kind: str, figures: Sequence[str]) -> str:
    """Return the link to write: of the first figure's indicator and period, and the countries of all."""
    codes = [target.removeprefix("figure:").partition("/")[0] for target in figures]
    _, _, rest = figures[0].partition("/")
    return f"total:{','.join(codes)}/{rest}" if kind == text_claims.TOTAL else f"rank:{kind}/{rest}"


def _pieces(nodes: Sequence[Node]) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, Words):
            yield Piece(node.text, "", node.place.line)
        elif isinstance(node, Element) and node.tag == "a":
            yield Piece(said_words(node.children), node.attributes.get("href", ""), node.place.line)
        elif isinstance(node, Element):
            yield from _pieces(node.children)


def _sentences(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of a run, sentence by sentence."""
    sentence: list[Piece] = []
    for piece in pieces:
        start = 0
        for end in _END.finditer(piece.text) if not piece.target else ():
            line = piece.line + piece.text.count("\n", 0, start)
            yield [*sentence, Piece(piece.text[start : end.end()], "", line)]
            sentence, start = [], end.end()
        line = piece.line + piece.text.count("\n", 0, start)
        sentence.append(Piece(piece.text[start:], piece.target, line))
    yield sentence
