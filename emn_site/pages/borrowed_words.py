"""Marks in a page the words that its language has not, and that stand there in English (WCAG, 3.1.2)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Any

from emn_site.content import packed_words, registry
from emn_site.locale import Locale

_TEXTS = re.compile(
    r"<(title|option|script|style|svg|textarea|pre)\b.*?</\1>|(?<=>)(\s*)([^<\s][^<]*?)(\s*)(?=<)", re.DOTALL
)
"""The texts of a page; first what can have no element in it."""
_GAP = re.compile(r"\\\{\w+(?::\w+)?\\\}")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def mark_borrowed(locale: Locale, html: str) -> str:
    """Return a page in which each text that is wholly borrowed from the model says its language."""
    exact, patterns = _borrowed(locale)
    if not exact:
        return html

    def marked(found: re.Match[str]) -> str:
        before, text, after = found[2], found[3], found[4]
        if text is None or not (unescape(text) in exact or patterns.fullmatch(unescape(text))):
            return found[0]
        return f'{before}<bdi lang="{packed_words.MODEL}">{text}</bdi>{after}'  # no style is about bdi

    return _TEXTS.sub(marked, html)


@lru_cache(maxsize=32)
def _borrowed(locale: Locale) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words that a language borrows: those without gaps, and a pattern of those with some."""
    if locale.language == packed_words.MODEL:
        return frozenset(), re.compile("(?!)")
    rows = [row for row in registry.ROWS if row.has_same_keys]
    lacking = [packed_words.lacking_words(locale.site, row, locale.language) for row in rows]
    texts = {one for found in lacking for words in found.values() for one in _strings(words)}
    with_gaps = {words for words in texts if "{" in words}
    patterns = (_GAP.sub(".+", re.escape(words)) for words in sorted(with_gaps))
    long = [pattern for pattern in patterns if _LETTERS.search(pattern.replace(".+", ""))]
    return frozenset(texts - with_gaps), re.compile("|".join(long) or "(?!)")


def _strings(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    else:
        for one in words.values() if isinstance(words, dict) else words:
            yield from _strings(one)
