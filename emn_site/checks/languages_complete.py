"""Words a reader sees are there, in every language of the site."""

from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.model import Site
from emn_site.problems import Problem, problem
from emn_site.rendering import gaps
from emn_site.word_keys import PLURALS, TEXTS
from emn_site.yaml_lines import Place

WORDS, TOPICS = "data/words.yml", "data/topics.yml"
FIELDS = {
    "name",
    "publisher",
    "tagline",
    "funding",
    "address",
    "definition",
    "formula",
    "note",
    "place",
    "funders",
}
"""The keys of the data files whose values are words in each language."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the words of the data files that lack a language, and the words of the site that lack at all."""
    for file, document in site.lines.items():
        if file.startswith("data/"):
            lists = file in (WORDS, TOPICS) and isinstance(document.data, Mapping)
            found = _entries(document.data) if lists else _words(document.data, ())
            for place, words in found:
                yield from _missing(site, file, place, words)
    yield from _words_of_the_site(site)


def _entries(data: Mapping[Any, Any]) -> Iterator[tuple[Place, Any]]:
    """Yield every entry of a file that holds nothing but words."""
    for key, value in data.items():
        yield (key,), value


def _words_of_the_site(site: Site) -> Iterator[Problem]:
    if WORDS not in site.lines or not isinstance(site.lines[WORDS].data, Mapping):
        return
    words = site.lines[WORDS].data
    groups = {f"group_{indicator.group}" for indicator in site.indicators.values()}
    for key in sorted((TEXTS | PLURALS | groups) - set(words)):
        yield problem(WORDS, 1, "missing-word", key=key)
    for key, found in words.items():
        if odd := _odd_gaps(found):
            line = site.lines[WORDS].line((key,))
            yield problem(WORDS, line, "gaps-differ", key=key, gaps=", ".join(sorted(odd)))
        is_text = isinstance(found, Mapping) and all(isinstance(text, str) for text in found.values())
        if key in TEXTS | PLURALS and is_text != (key in TEXTS):
            expected = "text" if key in TEXTS else "plural"
            yield problem(WORDS, site.lines[WORDS].line((key,)), "wrong-value", key=key, expected=expected)


def _odd_gaps(words: Any) -> set[str]:
    """Return the gaps that some language has and another lacks; the forms of a plural share theirs."""
    if not isinstance(words, Mapping):
        return set()
    found = [
        set().union(*(gaps(str(form)) for form in text.values()))
        if isinstance(text, Mapping)
        else gaps(str(text))
        for text in words.values()
    ]
    return {gap for one in found for gap in one if any(gap not in other for other in found)}


def _words(data: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Yield what is words: the value of a known key."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            here = (*place, key)
            if key in FIELDS and isinstance(value, Mapping):
                yield here, value
            else:
                yield from _words(value, here)


def _missing(site: Site, file: str, place: Place, words: Any) -> Iterator[Problem]:
    for locale in site.settings.locales:
        if isinstance(words, Mapping) and locale not in words:
            key = ".".join(str(part) for part in place)
            yield problem(file, site.lines[file].line(place), "missing-language", key=key, locale=locale)
