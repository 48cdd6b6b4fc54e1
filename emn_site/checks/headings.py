"""Headings begin at the second level and go down one level at a time (WCAG 2.2, 1.3.1), without numbers.

Captions are those that readers see as such: neither below their table, nor numbered by hand.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from emn_site.locale import all_locales
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.tree import Element, said_words, walk_elements

_TYPED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]? \S")
"""The number of a chapter; one of four digits is a year."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the headings of the first level, those that skip a level, typed numbers, and lost captions."""
    yield from _lost_captions(site)
    for version in site.versions:
        before = 1
        chapters = [one for one in version.text.headings if one.level == 2]
        if len(chapters) > 1 and all(_TYPED.match(one.title) for one in chapters):
            first = chapters[0]
            yield make_problem(version.file, first.line, "heading-number-typed", value=first.title)
        for heading in version.text.headings:
            if heading.level == 1:
                yield make_problem(version.file, heading.line, "top-heading")
            elif heading.level > before + 1:
                yield make_problem(
                    version.file, heading.line, "skipped-heading", level=heading.level, before=before
                )
            before = heading.level


def _lost_captions(site: Site) -> Iterator[Problem]:
    """Yield the paragraphs that begin as captions do and are none."""
    for locale in all_locales(site):
        kinds = "|".join(map(re.escape, locale.word("caption_kinds").split()))
        sign = f"{locale.word('table_sign')}:"
        typed = re.compile(rf"(?:\d+\.?\s(?:{kinds})|(?:{kinds})\.?\s\d+)\b.*\w", re.IGNORECASE)
        begins = re.compile(rf"{re.escape(sign)}|{typed.pattern}", re.IGNORECASE)
        for version in site.versions:
            if version.language == locale.language and any(map(begins.match, version.text.captions)):
                yield from _captions(version, sign, typed)


def _captions(version: Version, sign: str, typed: re.Pattern[str]) -> Iterator[Problem]:
    blocks = [one for one in version.text.tree().children if isinstance(one, Element)]
    for before, (block, after) in zip([None, *blocks], pairwise([*blocks, None]), strict=False):
        words = said_words(block.children).strip() if block and block.tag == "p" else ""
        is_lost = words.startswith(sign) and (after is None or after.tag != "table")
        is_beside = _is_shown(before) or (after is not None and after.tag == "table")
        if block and (is_lost or (is_beside and typed.match(words))):
            yield make_problem(version.file, block.place.line, "caption-not-read", value=words)


def _is_shown(block: Element | None) -> bool:
    """Whether a block is a table or a picture."""
    is_picture = block is not None and block.tag == "p" and any(walk_elements(block, "img"))
    return is_picture or (block is not None and block.tag == "table")
