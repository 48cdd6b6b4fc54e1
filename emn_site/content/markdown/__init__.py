"""Parses a Markdown text into its tree, once, and says what stands in it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from emn_site.cache.lazy import LazyText
from emn_site.content.markdown import facts
from emn_site.content.markdown.accidents import find_accidents
from emn_site.content.markdown.builder import TreeBuilder
from emn_site.content.markdown.parser import oversized_paragraphs, parse_tokens
from emn_site.content.translations import count_numbers
from emn_site.locale.tokenizer import split_words
from emn_site.model.text import Fault, Heading, Text, TextLink
from emn_site.model.tree import HEADINGS, Element, LazyTree, Piece, join_words, text_sentences, walk_elements

LONGEST_FILLER = 60  # signs; what only holds the place of a paragraph has not so many
_NOTE_LINE = re.compile(r"(\[\d{1,3}\]) (?=\S)")


def parse_markdown(body: str, first_line: int = 1) -> Text:
    """Return the text below a front matter; `first_line` is where it begins in its file."""
    (tokens, env), file_lines = parse_tokens(body), body.split("\n")
    builder = TreeBuilder(file_lines, first_line)
    tree = builder.build(tokens)
    named = list(facts.name_headings(tree))
    links, images = list(facts.find_links(tree)), list(facts.find_images(tree))
    lines = list(facts.find_prose(tree))
    prose = "\n".join(text for *_, text in lines)
    faults = [
        *builder.faults,
        *facts.fence_faults(file_lines, first_line),
        *find_accidents(tokens, file_lines, first_line),
        *(one for one in (*named, *links, *images) if isinstance(one, Fault)),
        *facts.text_faults(tree),
        *_unlinked_notes(lines),
        *_note_faults(env, first_line),
        *_cut_notes(env, file_lines, first_line),
        *oversized_paragraphs(env, first_line),
    ]
    return Text(
        tree=LazyTree(tree),
        prose=LazyText(prose),
        line=first_line,
        headings=tuple(one for one in named if isinstance(one, Heading)),
        links=tuple(one for one in links if isinstance(one, TextLink)),
        images=tuple(one for one in images if isinstance(one, TextLink)),
        anchors=frozenset(one.attributes["id"] for one in walk_elements(tree) if "id" in one.attributes),
        faults=_in_order(faults),
        words=len(split_words(prose)),
        letters="".join(sorted({*prose})),
        numbers=tuple(sorted(count_numbers(prose).items())),
        sentences=tuple(one for one in map(tuple, text_sentences(tree)) if _is_judged(one)),
        captions=tuple(facts.find_captions(tree)),
        unfilled=next((at for of, at, text in lines if text == facts.UNFILLED and of.tag not in HEADINGS), 0),
        is_empty=not images and not join_words(tree).strip(),
        fillers=tuple((at, text) for of, at, text in lines if of.tag == "p" and _may_be_filler(text)),
    )


def _is_judged(sentence: Iterable[Piece]) -> bool:
    """Whether a sentence has a number or a link, so that what it says can be compared with data."""
    return any(piece.target or re.search(r"\d", piece.text) for piece in sentence)


def _may_be_filler(text: str) -> bool:
    return len(text) < LONGEST_FILLER or "lorem ipsum" in text.casefold()


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """Return faults by their lines; a note that stands nowhere is one, said where it is named last."""
    found = sorted(set(faults), key=lambda fault: (fault.line, fault.code, fault.values))
    last = {fault.values: fault for fault in found if fault.code == "note-undefined"}
    return tuple(one for one in found if last.get(one.values, one) is one or one.code != "note-undefined")


def _unlinked_notes(lines: list[tuple[Element, int, str]]) -> Iterator[Fault]:
    """Yield the signs [1] behind words whose notes are paragraphs below, that begin with the same sign."""
    notes = {found[1]: line for _, line, text in lines if (found := _NOTE_LINE.match(text))}
    written = ((at, one) for _, at, text in lines for one in notes if at < notes[one] and one in text[1:])
    yield from (Fault(line, "note-typed", (("value", sign),)) for line, sign in written)


def _cut_notes(env: dict[str, Any], lines: list[str], first_line: int) -> Iterator[Fault]:
    """Yield the paragraphs right behind a note that are not moved in, and those moved in before a text goes
    on: the ones may be meant as part of it, the others not."""
    for label, line in env.get("definitions", ()):
        end = next((at for at in range(line, len(lines)) if not lines[at].strip()), len(lines))
        behind = ((at, text) for at, text in enumerate(lines[end:], end) if text.strip() and text[:1] > " ")
        at, text = next(behind, (0, ""))
        inside = next((number for number in range(end, at) if lines[number].strip()), 0)
        if inside and not text.startswith("[^"):
            values = (("value", lines[inside].strip()[:40]), ("label", label))
            yield Fault(first_line + inside, "note-goes-on", values)
        elif text[:1].isalpha() or text.startswith(("„", "“", "(")):
            yield Fault(first_line + at, "note-cut-off", (("value", text[:40]), ("label", label)))


def _note_faults(env: dict[str, Any], first_line: int) -> Iterator[Fault]:
    """Yield the notes that are defined twice, and those nothing refers to."""
    known: set[str] = set()
    referred = env.get("footnotes", {}).get("refs", {})
    for label, line in env.get("definitions", ()):
        if label in known:
            yield Fault(first_line + line, "note-defined-twice", (("value", label),))
        elif referred.get(f":{label}", -1) < 0:
            yield Fault(first_line + line, "note-unused", (("value", label),))
        known.add(label)
