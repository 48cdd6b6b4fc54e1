"""Reads files of data into models: what cannot be read is noted as a problem, and the rest goes on.

Files that nothing reads are found, and where a language lacks words another lends its own; the gap itself is
reported by a check (`checks/languages`), with its file and line.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, get_origin

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.content import assets, link_policy, packed_words, registry, safe_read, spoofing
from emn_site.content.assets.findings import finding
from emn_site.content.validation import validate_document
from emn_site.content.yaml_lines import YamlDocument, YamlFault, read_yaml, yaml_strings
from emn_site.model.country import NetworkMap
from emn_site.model.data_file import DataFile
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import QuestionWords
from emn_site.model.text import Asset
from emn_site.model.wording import CaseWords, SiteWords, Wording

Shape = TypeVar("Shape")
Read = TypeVar("Read")

EXAMPLES = "data/problem_examples.yml"


@dataclass
class DataFiles:
    """The files below a root, the lines of their keys, and the problems met while reading them.

    `program` is a digest of what reads them: what was read before is kept by it and by a file's own content.
    """

    root: Path
    cache: Cache = NO_CACHE
    program: str = ""
    documents: dict[str, YamlDocument] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def text(self, path: str) -> str | None:
        """Return a file's text, or None after noting why it cannot be had."""
        try:
            return safe_read.read_text(self.root, path)
        except safe_read.Rejected as refusal:
            self.problems.append(make_problem(path, refusal.line, refusal.code, **refusal.values))
            return None

    def parse(self, text: str, path: str, first_line: int = 1) -> YamlDocument | None:
        """Return a YAML text with its lines, or None after noting what is wrong with it."""
        try:
            document = read_yaml(text, first_line, twice := list[YamlFault]())
        except YamlFault as fault:
            self.problems.append(make_problem(path, fault.line, fault.code, **fault.values))
            return None
        self.problems += [make_problem(path, fault.line, fault.code, **fault.values) for fault in twice]
        self.documents[path] = document
        self.problems += _oddities(document, path)
        return document

    def model(
        self, shape: type[Shape], path: str, packed_keys: Collection[str] | None = None
    ) -> Shape | None:
        """Return a YAML file as a model, upon what the generator says of its own there (of some keys, where
        not of all); None after noting what is wrong with it.

        What is stored is what the file says: it is judged by its model each time. An empty one may be none.
        """
        row = registry.row_of(path)
        own = self._document(path) if not _may_be_absent(row, path) or (self.root / path).exists() else None
        document = packed_words.join(path, own, packed_keys)
        if document is None:
            return None
        self.documents[path] = document
        is_empty = document.data is None and _may_be_absent(row, path)
        return None if is_empty else validate_document(shape, document, path, self.problems)

    def _document(self, path: str) -> YamlDocument | None:
        key = digest(self.program, "yaml", path, safe_read.content_digest(self.root, path))
        document, problems = self.cache.get_or_make(key, _Read, lambda: _read_alone(self.root, path))
        self.problems += problems
        return document

    def neutral(self) -> dict[str, Any]:
        """Return the files of `data/` beside the settings, by name; those that cannot be read are empty."""
        rows = [row for row in registry.ROWS if row.model and row.name != "site"]
        return {row.name: self._row(row, row.model, row.path) for row in rows}

    def words(self, language: str, neutral: Mapping[str, Any]) -> dict[str, Any]:
        """Return the files of a language's folder beside the texts of problems, as `neutral`; of what the
        generator says only what is about something that the site has."""
        rows = [row for row in registry.ROWS if row.words and row.name != "problems"]
        return {
            row.name: self._row(row, row.words, row.words_path(language), neutral.get(row.name))
            for row in rows
        }

    def _row(self, row: DataFile, shape: Any, path: str, packed_keys: Collection[str] | None = None) -> Any:
        if row.is_folder:
            return self.folder(shape, str(PurePosixPath(path).parent))
        found = self.model(shape, path, packed_keys)
        return (get_origin(shape) or dict)() if found is None else found

    def folder(self, shape: type[Shape], folder: str) -> dict[str, Shape]:
        """Return the files of a folder, one thing a file, by name; without those that cannot be read."""
        return {
            PurePosixPath(path).stem: found
            for path in safe_read.list_files(self.root, folder, "*.yml")
            if (found := self.model(shape, path)) is not None
        }

    def assets(self) -> dict[str, Asset]:
        """Return the images and downloads that may be published, after noting what is wrong with the others.

        Links to elsewhere are not followed; another rule names them.
        """
        paths = safe_read.list_files(self.root, "docs/assets", "**/*")
        files = [path for path in paths if not path.endswith(".md") and not (self.root / path).is_symlink()]
        digests = {path: content for path in files if (content := self.file_digest(path))}
        found = {}
        for path, judgement in assets.judge_all(self.root, digests, self.cache, self.program):
            faults = judgement.findings if judgement else (finding("asset-unreadable"),)
            self.problems += [make_problem(path, line, code, **dict(values)) for line, code, values in faults]
            if judgement and not faults:
                found[path] = Asset(
                    digests[path], judgement.written, judgement.size, judgement.pages, judgement.cover
                )
        return found

    def file_digest(self, path: str) -> str | None:
        """Return the digest of a file's bytes, or None after noting why it cannot be had."""
        try:
            return sha256(safe_read.read_start(self.root, path, assets.MOST_DOWNLOAD)).hexdigest()
        except safe_read.Rejected as refusal:
            self.problems.append(make_problem(path, refusal.line, refusal.code, **refusal.values))
            return None

    def map(self) -> NetworkMap | None:
        """Return the outlines of the map, or None where a site has none; a program writes them."""
        return self.program_written("data/map.json", NetworkMap.model_validate_json)

    def program_written(self, path: str, read: Callable[[str], Read]) -> Read | None:
        """Return what a program of ours wrote into a file; None where there is none, or it is broken."""
        file = self.root / path
        try:
            return read(file.read_text(encoding="utf-8")) if file.is_file() else None
        except (ValueError, TypeError):  # no UTF-8, no JSON, or of another shape
            self.problems.append(make_problem(path, 1, "generated-file-broken", value=path))
            return None

    def dictionaries(self, locales: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Return the dictionaries there are for some languages; a program writes them."""
        files = {language: f"data/dictionaries/{language}.json" for language in locales}
        found = {language: self.program_written(file, _content) for language, file in files.items()}
        return {language: content for language, content in found.items() if content}


def _may_be_absent(row: DataFile | None, path: str) -> bool:
    """Whether a site need not have a file: it can do without, or has the generator's words."""
    return row is not None and (row.may_be_absent or (row.comes_along and path != row.path))


_Read = tuple[YamlDocument | None, list[Problem]]


def _oddities(document: YamlDocument, path: str) -> Iterator[Problem]:
    """Yield what is odd in any string of a document: its signs, and where it leads if it is an address.

    The examples of problems are wrong on purpose: only what no example may show is named.
    """
    for place, text in yaml_strings(document):
        line = document.line(place)
        faults = (*spoofing.spoofing_faults(text, line), *link_policy.value_faults(text, line))
        for found in (make_problem(path, line, fault.code, **dict(fault.values)) for fault in faults):
            if path != EXAMPLES or not found.is_warning:
                yield found


def _read_alone(root: Path, path: str) -> _Read:
    """Return what a YAML file says, with its lines, and why it cannot be read."""
    files = DataFiles(root)
    text = files.text(path)
    return None if text is None else files.parse(text, path), files.problems


class _Content(dict[str, Any]):
    """What a program's file says: the same value as long as the file says the same."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)


@lru_cache(maxsize=16)
def _content(text: str) -> Mapping[str, Any]:
    return _Content(json.loads(text))


def find_unknown_files(root: Path) -> Iterator[Problem]:
    """Yield the files that nothing reads, each with the name that was probably meant."""
    known = [PurePosixPath(one) for one in (*registry.schema_files(), *registry.PROGRAM_FILES)]
    for path in safe_read.list_files(root, "data", "**/*"):
        patterns = [PurePosixPath(pattern) for pattern in registry.path_patterns(path)]
        if not any(pattern in known for pattern in patterns):
            names = [one.name for one in known if one.parent == patterns[0].parent and "*" not in one.name]
            near = get_close_matches(PurePosixPath(path).name, names, n=1)
            if path.endswith(".yaml"):
                near = [f"{PurePosixPath(path).stem}.yml"]
            yield make_problem(path, 1, "unread-file", known=", ".join(near or names) or "–")


# Stands for a `site.yml` that could not be read, which is a problem of its own.
_NO_SITE = SiteWords(name="–", publisher="–", tagline="–", funding="–", postal_address="–")


def packed_model(neutral: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the generator's own language says, which stands where another language says nothing."""
    alone = DataFiles(packed_words.WORDS)  # no site: there is nothing beside the generator's own words
    return {
        row.name: alone._row(row, row.words, row.words_path(packed_words.MODEL), neutral.get(row.name))
        for row in registry.ROWS
        if row.comes_along and row.words and row.name != "problems"
    }


def fill_missing_words(
    found: Mapping[str, Mapping[str, Any]], model: Mapping[str, Any]
) -> dict[str, Wording]:
    """Return what each language's files say, by language; what one lacks is lent: by the model that the
    generator's words are translated from, or else by the first that has it."""
    rows = [row for row in registry.ROWS if row.words and (row.has_same_keys or row.is_folder)]
    lent: dict[str, dict[str, Any]] = {row.name: {} for row in rows}
    lenders = [*reversed(list(found.values())), model, found.get(packed_words.MODEL, {})]
    for lender in lenders:
        for name, words in lent.items():
            words |= lender.get(name, {})
    cases = found.get(packed_words.MODEL, model)["cases"] or CaseWords()
    of_model = CaseWords(
        usual=cases.usual, periods=cases.periods
    )  # names of countries are each language's own
    return {language: _wording(language, lender, lent, of_model) for language, lender in found.items()}


def _wording(
    language: str, own: Mapping[str, Any], lent: Mapping[str, Mapping[str, Any]], cases: CaseWords
) -> Wording:
    full = {name: {**lent.get(name, {}), **words} if name in lent else words for name, words in own.items()}
    full |= {"site": own["site"] or _NO_SITE, "questions": own["questions"] or QuestionWords()}
    full["cases"] = own["cases"] or cases
    return Wording(language=language, **registry.split_fields(Wording, full))
