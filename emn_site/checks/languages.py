"""Each language is whole: it has texts, and the same keys and gaps as the model and the default language."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import product
from pathlib import PurePosixPath
from typing import Any, get_args

from emn_site.checks.file_names import is_language_folder
from emn_site.checks.words import asked_words
from emn_site.content import packed_words, registry, safe_read
from emn_site.content.packed_words import leaves
from emn_site.content.translations import count_numbers, differing_numbers
from emn_site.content.yaml_lines import Place, YamlDocument
from emn_site.locale.templates import gap_names
from emn_site.model.data_file import DataFile
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site

SETTINGS = "data/site.yml"
_NONE = YamlDocument({}, {})


def check(site: Site) -> Iterator[Problem]:
    """Yield languages without texts or entry, words that one lacks or has too many, and differing gaps."""
    yield from _folders(site)
    for language in site.settings.locales:
        yield from _not_translated(site, language)
    default, *others = site.settings.locales
    for row in registry.ROWS:
        if row.words and row.has_same_keys and row.words_path(default) not in site.broken:
            yield from _compared(site, row, default, others)


def _folders(site: Site) -> Iterator[Problem]:
    """Yield the languages of the site without a text, and the folders of texts in no language of the site."""
    folders = {file.split("/")[1]: file for file in site.files if is_language_folder(file)}
    for language in site.settings.locales:
        if language not in folders:
            yield make_problem(SETTINGS, _line_of_languages(site), "language-without-texts", value=language)
    for folder in sorted(folders.keys() - {*site.settings.locales, "assets"}):
        known = ", ".join(site.settings.locales)
        yield make_problem(folders[folder], 1, "language-unlisted", value=folder, known=known)


def _line_of_languages(site: Site) -> int:
    line: int = site.lines[SETTINGS].line(("locales",))
    return line


def _not_translated(site: Site, language: str) -> Iterator[Problem]:
    """Yield one problem for all words that nobody has translated and that readers see."""
    missing = list(packed_words.missing_words(site, language))
    for_readers = [(lacking, of) for row, lacking, of in missing if row.is_for_readers]
    if for_readers:
        lacking, of = map(sum, zip(*for_readers, strict=True))
        yield make_problem(
            SETTINGS, _line_of_languages(site), "words-missing", language=language, count=lacking, of=of
        )


def _compared(site: Site, row: DataFile, default: str, others: list[str]) -> Iterator[Problem]:
    """Yield how the words of each language differ from those there must be: the model's, the default's."""
    list_file = row.words_path(default)
    if not row.comes_along and list_file not in site.lines:
        return
    document, own = site.lines.get(list_file, _NONE), site.lines.get(row.path, _NONE).data or ()
    model = packed_words.model_words(site, row)
    listed = dict(leaves(document.data)) | model
    if row.name == "words":
        listed = {place: words for place, words in listed.items() if not _meant(site, place, model)}
    for language in [default, *others] if row.comes_along else others:
        file = row.words_path(language)
        if file not in site.broken and (row.comes_along or file in site.lines):
            for one in _differences(site, list_file, listed, model, file):
                key = dict(one.values)["key"].partition(".")[0]
                if one.code != "word-too-many" or key not in own or any(key == at[0] for at in listed):
                    yield one  # else the default language lacks it, which is said there
    if row.model and row.path not in site.broken:
        yield from _unnamed(site, row, default, {place[0] for place in listed})


def check_numbers(site: Site) -> Iterator[Problem]:
    """Yield the words that a site alone says with other numbers than in its default language."""
    default, *others = site.settings.locales
    for file, language in product(site.lines, others):
        row, other = registry.row_of(file), file.replace(f"data/{language}/", f"data/{default}/")
        if file == other or other not in site.lines or not row or not (row.is_own or row.is_folder):
            continue
        theirs, document = dict(leaves(site.lines[other].data)), site.lines[file]
        for place, words in leaves(document.data):
            before = theirs.get(place)
            if isinstance(words, str) and isinstance(before, str):
                yield from differing_numbers(
                    (file, document.line(place)), other, count_numbers(words), count_numbers(before)
                )


def _meant(site: Site, place: Place, model: Mapping[Place, Any]) -> str:
    """Return the key that one of a site's own words was meant to be; nothing where it is known, unlike any,
    or asked for: by the data, the templates or the hooks.
    """
    if place in model:
        return ""
    key, known = str(place[0]), [str(one[0]) for one in model]
    near = get_close_matches(key, known, n=1, cutoff=0.85)
    return near[0] if near and not _is_asked(site, key) else ""


def _is_asked(site: Site, key: str) -> bool:
    """Whether the data ask for a word, or a file that the site adds to the generator names it."""
    if any(key in keys for keys in asked_words(site).values()):
        return True
    files = [one for name in ("overrides", "hooks") for one in safe_read.list_files(site.root, name, "**/*")]
    own = (one for one in files if not safe_read.is_link(site.root, one))
    return any(key.encode() in safe_read.read_start(site.root, one, safe_read.MOST_DATA) for one in own)


def _differences(
    site: Site, list_file: str, listed: Mapping[Place, Any], model: Mapping[Place, Any], file: str
) -> Iterator[Problem]:
    own = site.lines.get(file, _NONE)
    found = dict(leaves(own.data))
    model_file = f"{packed_words.SHOWN}/{packed_words.MODEL}/{PurePosixPath(file).name}"
    for place, words in listed.items():
        key, written = ".".join(map(str, place)), found.get(place)
        if written is None:
            if place not in model and not packed_words.is_optional(place):
                line, wanted = own.line(place), _text(words)
                yield make_problem(file, line, "missing-word", key=key, other=list_file, words=wanted)
        elif isinstance(words, Mapping) != isinstance(written, Mapping):
            expected = "plural" if isinstance(words, Mapping) else "text"
            yield make_problem(
                *packed_words.spot(site, file, place), "wrong-value", key=key, expected=expected, value="…"
            )
        elif odd := gap_names(_text(words)) ^ gap_names(_text(written)):
            gaps, other = ", ".join(sorted(odd)), model_file if place in model else list_file
            wrong = file
            if place not in model and gap_names(_text(written)) > gap_names(_text(words)):
                wrong, other = list_file, file  # the file that lacks a gap is the one to be mended
            yield make_problem(
                *packed_words.spot(site, wrong, place), "gaps-differ", key=key, gaps=gaps, other=other
            )
    for place in found:
        if place not in listed and not packed_words.is_optional(place):
            key, spot = ".".join(map(str, place)), packed_words.spot(site, file, place)
            if file.endswith("/words.yml") and (known := _meant(site, place, model)):
                yield make_problem(*spot, "unknown-key", key=key, known=known)
            else:
                yield make_problem(*spot, "word-too-many", key=key, other=list_file)


def _text(words: Any) -> str:
    return " ".join(map(str, words.values())) if isinstance(words, Mapping) else str(words)


def _unnamed(site: Site, row: DataFile, default: str, named: set[str | int]) -> Iterator[Problem]:
    """Yield what a neutral file lists and no language has a name for, for each, and names of nothing."""
    keys = (site.lines[row.path].data if row.path in site.lines else None) or ()
    shape = get_args(row.words)[1]
    parts = getattr(shape, "model_fields", {}).items()
    wanted = ", ".join(f"{name}: …" for name, part in parts if part.is_required())
    for language in site.settings.locales:
        file = row.words_path(language)
        own = (site.lines[file].data if file in site.lines else None) or ()
        for key in keys if language == default or file in site.lines else ():
            if key not in named and key not in own:
                words = f"{{{wanted}}}" if wanted else key
                yield make_problem(file, 1, "missing-word", key=key, other=row.path, words=words)
    list_file = row.words_path(default)
    for key in (one for one in named if one not in keys):
        line = site.lines.get(list_file, _NONE).line((key,))
        yield make_problem(list_file, line, "word-too-many", key=key, other=row.path)
