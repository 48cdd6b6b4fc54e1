"""Each language is whole: it has texts, and the same keys and gaps as the default language's files."""

from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.checks.file_names import is_language_folder
from emn_site.content import registry
from emn_site.content.yaml_lines import Place, YamlDocument
from emn_site.locale.templates import gap_names
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.wording import PluralForms

SETTINGS = "data/site.yml"

OPTIONAL = frozenset(("also", "place", "said"))
PLURAL = frozenset(PluralForms.model_fields)


def check(site: Site) -> Iterator[Problem]:
    """Yield languages without texts or entry, words that one lacks or has too many, and differing gaps."""
    default, *others = site.settings.locales
    yield from _folders(site)
    for row in registry.ROWS:
        if row.words and row.has_same_keys:
            list_file = row.words_path(default)
            listed = _read(site, list_file)
            for own_file in map(row.words_path, others):
                if listed and (own := _read(site, own_file)):
                    yield from _differences(list_file, listed, own_file, own)
            if listed and row.model and row.path not in site.broken:
                yield from _unnamed(site, row.path, list_file, listed)


def _folders(site: Site) -> Iterator[Problem]:
    """Yield the languages of the site without a text, and the folders of texts in no language of the site."""
    folders = {file.split("/")[1]: file for file in site.files if is_language_folder(file)}
    for language in site.settings.locales:
        if language not in folders:
            line = site.lines[SETTINGS].line(("locales",))
            yield make_problem(SETTINGS, line, "language-without-texts", value=language)
    for folder in sorted(folders.keys() - {*site.settings.locales, "assets"}):
        known = ", ".join(site.settings.locales)
        yield make_problem(folders[folder], 1, "language-unlisted", value=folder, known=known)


def _read(site: Site, path: str) -> YamlDocument | None:
    """Return a file as it was read; None where it has a fault of its own, which is said already."""
    return None if path in site.broken else site.lines.get(path)


def _differences(list_file: str, listed: YamlDocument, own_file: str, own: YamlDocument) -> Iterator[Problem]:
    wanted, found = dict(_leaves(listed.data, ())), dict(_leaves(own.data, ()))
    for place, words in wanted.items():
        key, line = ".".join(map(str, place)), own.line(place)
        if place not in found and not _is_optional(place):
            yield make_problem(own_file, line, "missing-word", key=key, other=list_file, words=_text(words))
        elif place in found and isinstance(words, Mapping) != isinstance(found[place], Mapping):
            expected = "plural" if isinstance(words, Mapping) else "text"
            yield make_problem(own_file, line, "wrong-value", key=key, expected=expected, value="…")
        elif place in found and (odd := gap_names(_text(words)) ^ gap_names(_text(found[place]))):
            listing = ", ".join(sorted(odd))
            yield make_problem(own_file, line, "gaps-differ", key=key, gaps=listing, other=list_file)
    for place in found:
        if place not in wanted and not _is_optional(place):
            key = ".".join(map(str, place))
            yield make_problem(own_file, own.line(place), "word-too-many", key=key, other=list_file)


def _is_optional(place: Place) -> bool:
    return not OPTIONAL.isdisjoint(map(str, place))


def _leaves(data: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Yield the words of a file by their place; the forms that go with a number are one."""
    if isinstance(data, Mapping) and not (data and set(data) <= PLURAL):
        for key, value in data.items():
            yield from _leaves(value, (*place, key))
    elif data is not None:
        yield place, data


def _text(words: Any) -> str:
    return " ".join(map(str, words.values())) if isinstance(words, Mapping) else str(words)


def _unnamed(site: Site, path: str, list_file: str, listed: YamlDocument) -> Iterator[Problem]:
    """Yield what a neutral file lists and the default language has no name for, and names of nothing."""
    keys = site.lines[path].data or () if path in site.lines else ()
    named = listed.data if isinstance(listed.data, Mapping) else {}
    for key in keys:
        if key not in named:
            yield make_problem(list_file, 1, "missing-word", key=key, other=path, words="…")
    for key in named:
        if key not in keys:
            yield make_problem(list_file, listed.line((key,)), "word-too-many", key=key, other=path)
