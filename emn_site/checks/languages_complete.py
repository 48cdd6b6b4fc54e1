"""Words a reader sees are there in every language of the site."""

from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.model import Site
from emn_site.problems import Problem, problem
from emn_site.yaml_lines import Place

_FIELDS = {"name", "publisher", "tagline", "funding", "address", "definition"}


def check(site: Site) -> Iterator[Problem]:
    """Yield the words of the data files that lack a language."""
    for file in ("data/words.yml", "data/topics.yml"):
        if file in site.lines and isinstance(site.lines[file].data, dict):
            for key, words in site.lines[file].data.items():
                yield from _missing(site, file, (key,), words)
    for file, document in site.lines.items():
        if file.startswith("data/"):
            for place, words in _words(document.data, ()):
                yield from _missing(site, file, place, words)


def _words(data: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            here = (*place, key)
            if key in _FIELDS and isinstance(value, Mapping):
                yield here, value
            yield from _words(value, here)


def _missing(site: Site, file: str, place: Place, words: Any) -> Iterator[Problem]:
    for locale in site.settings.locales:
        if isinstance(words, Mapping) and locale not in words:
            key = ".".join(str(part) for part in place)
            yield problem(file, site.lines[file].line(place), "missing-language", key=key, locale=locale)
