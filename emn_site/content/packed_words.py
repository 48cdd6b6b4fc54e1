"""The words that come with the generator, and how what a site says otherwise stands upon them, key by key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from emn_site.cache.digests import PACKAGE
from emn_site.content import registry
from emn_site.content.yaml_lines import Place, YamlDocument, read_yaml
from emn_site.model.data_file import DataFile
from emn_site.model.site import Site
from emn_site.model.wording import PluralForms

WORDS = PACKAGE / "words"
SHOWN = f"{PACKAGE.name}/words"  # how the folder is called in what commands tell
# The language whose words stand where another has none yet, and that commands speak outside a site.
MODEL = "en"
PLURAL = frozenset(PluralForms.model_fields)
OPTIONAL = frozenset(("also", "place", "said"))  # keys of words that a language may have and another not


@dataclass(frozen=True)
class WordsDocument(YamlDocument):
    """What a site's file says upon that of the generator: the data of both, the lines of its own."""

    packed_file: str
    packed: YamlDocument


@lru_cache(maxsize=256)
def packed_document(path: str) -> YamlDocument | None:
    """Return a file of the generator's words by its path below `words/`; None where it has none."""
    file = WORDS / path
    return read_yaml(file.read_text(encoding="utf-8")) if file.is_file() else None


def packed_languages() -> list[str]:
    """Return the languages that the generator brings words of."""
    return sorted(file.parent.name for file in WORDS.glob("*/words.yml"))


def join(path: str, own: YamlDocument | None, keys: Iterable[str] | None) -> YamlDocument | None:
    """Return what a site's file says upon the generator's, or either where the other is not there.

    `keys` are all there may be of the generator's, where what there is is listed by the site.
    """
    row = registry.row_of(path)
    found = packed_document(path.removeprefix("data/")) if row and row.comes_along else None
    if found is None:
        return own
    data = found.data if keys is None else {key: found.data[key] for key in keys if key in found.data}
    merged = data if own is None or own.data is None else _upon(data, own.data)
    lines = own.lines if own else {}
    return WordsDocument(merged, lines, f"{SHOWN}/{path.removeprefix('data/')}", found)


def _upon(under: Any, own: Any) -> Any:
    """Return what is said otherwise upon what is usual: keys one by one, forms for a number together."""
    if not (isinstance(under, Mapping) and isinstance(own, Mapping)) or is_plural(under):
        return own
    merged = {key: _upon(under[key], one) if key in under else one for key, one in own.items()}
    return merged | {key: one for key, one in under.items() if key not in own}


def spot(site: Site, path: str, place: Place) -> tuple[str, int]:
    """Return the file and the line of a place in a file of words: the site's, or else the generator's."""
    document: YamlDocument | None = site.lines.get(path)
    if isinstance(document, WordsDocument) and place not in document.lines and place in document.packed.lines:
        return document.packed_file, document.packed.line(place)
    return path, document.line(place) if document else 1


def is_plural(data: Any) -> bool:
    """Whether some data are the forms of words that go with a number."""
    return isinstance(data, Mapping) and bool(data) and set(data) <= PLURAL


def leaves(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield the words of a file by their place; the forms that go with a number are one."""
    if isinstance(data, Mapping) and not is_plural(data):
        for key, value in data.items():
            yield from leaves(value, (*place, key))
    elif data is not None:
        yield place, data


def is_optional(place: Place) -> bool:
    """Whether a language may have words at a place, and another not."""
    return not OPTIONAL.isdisjoint(map(str, place))


def model_words(site: Site, row: DataFile) -> dict[Place, Any]:
    """Return the words of a file in the language that every other is compared with, by their place."""
    found = packed_document(f"{MODEL}/{row.name}.yml") if row.comes_along else None
    if found is None:
        return {}
    keys = (row.path in site.lines and site.lines[row.path].data) or ()
    return {place: words for place, words in leaves(found.data) if not row.model or place[0] in keys}


def missing_words(site: Site, language: str) -> Iterator[tuple[DataFile, int, int]]:
    """Yield each file of words that a language has not all of: how many it lacks, and of how many.

    What readers see comes first, then what editors see.
    """
    for row in registry.BY_READERS:
        if row.has_same_keys and (lacking := lacking_words(site, row, language)):
            yield row, len(lacking), sum(not is_optional(place) for place in model_words(site, row))


def lacking_words(site: Site, row: DataFile, language: str) -> dict[Place, Any]:
    """Return the words of the model that a language has not, by their place in a file."""
    document = site.lines.get(row.words_path(language))
    own = dict(leaves(document.data)) if document else {}
    wanted = model_words(site, row).items()
    return {place: words for place, words in wanted if place not in own and not is_optional(place)}
