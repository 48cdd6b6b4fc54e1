"""Words a reader sees are there, in every language of the site."""

from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.model import Site
from emn_site.problems import Problem, problem
from emn_site.words import PLURALS, TEXTS, is_words
from emn_site.yaml_lines import Place

WORDS = "data/words.yml"
BY_CHOICE = {"alphabets", "other_names"}
"""Keys whose values need not be there in every language."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the words of the data files that lack a language, and the words of the site that lack at all."""
    for file, document in site.lines.items():
        if file.startswith("data/"):
            for place, words in _words(document.data, (), site.settings.locales):
                yield from _missing(site, file, place, words)
    yield from _words_of_the_site(site)


def _words_of_the_site(site: Site) -> Iterator[Problem]:
    if WORDS not in site.lines or not isinstance(site.lines[WORDS].data, Mapping):
        return
    words = site.lines[WORDS].data
    groups = {f"group_{indicator.group}" for indicator in site.indicators.values()}
    for key in sorted((TEXTS | PLURALS | groups) - set(words)):
        yield problem(WORDS, 1, "missing-word", key=key)
    for key, found in words.items():
        is_text = isinstance(found, Mapping) and all(isinstance(text, str) for text in found.values())
        if key in TEXTS | PLURALS and is_text != (key in TEXTS):
            expected = "text" if key in TEXTS else "plural"
            yield problem(WORDS, site.lines[WORDS].line((key,)), "wrong-value", key=key, expected=expected)


def _words(data: Any, place: Place, locales: list[str]) -> Iterator[tuple[Place, Any]]:
    if is_words(data, locales):
        yield place, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key not in BY_CHOICE:
                yield from _words(value, (*place, key), locales)


def _missing(site: Site, file: str, place: Place, words: Any) -> Iterator[Problem]:
    for locale in site.settings.locales:
        if locale not in words:
            key = ".".join(str(part) for part in place)
            yield problem(file, site.lines[file].line(place), "missing-language", key=key, locale=locale)
