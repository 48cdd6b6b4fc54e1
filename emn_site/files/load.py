"""Reads the content and the data: everything, stopping at nothing.

What cannot be read becomes a problem, and the rest is still judged, so that an editor sees all mistakes
at once. A root fault silences its consequences: where a file of `data/` cannot be read, nothing that
refers to it is called wrong.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from emn_site.files import assets, door, front_matter, history
from emn_site.files.markdown import render
from emn_site.files.unread import unread
from emn_site.files.validation import validated
from emn_site.files.wordings import completed, wording
from emn_site.files.yaml_lines import Document, YamlFault, read
from emn_site.model.country import Country, Total
from emn_site.model.problems import Problem, problem
from emn_site.model.publication import PageHead, PublicationHead, PublicationType
from emn_site.model.schemas import NEUTRAL, WORDS
from emn_site.model.site import NetworkMap, Page, Publication, Settings, Site, Version
from emn_site.model.text import Text
from emn_site.model.wording import CountryWords, ProblemTexts

Shape = TypeVar("Shape")

SETTINGS = "data/site.yml"
NEUTRAL_KEYS = set(PublicationHead.model_fields) - set(PageHead.model_fields)
MAY_BE_ABSENT = frozenset(
    ("glossary.yml", "redirects.yml", "dimensions.yml", "synonyms.yml", "questions.yml", "asked_in.yml")
)
"""Files of data/ and of a language's folder that a site can do without, or that may be empty."""


class Unreadable(Exception):
    """Not even the settings of the site could be read; `problems` says why, `reports` how to say it."""

    def __init__(self, problems: list[Problem], reports: Mapping[str, ProblemTexts]) -> None:
        super().__init__(SETTINGS)
        self.problems, self.reports = problems, reports


def load(root: Path) -> Site:
    """Read `data/` and `docs/` below a root.

    Raises `Unreadable` where the settings are so broken that nothing else can be judged; every
    other problem is in `Site.problems`.
    """
    files = _Files(root)
    settings = files.model(Settings, SETTINGS)
    if settings is None:
        raise Unreadable(files.problems, _reports(_Files(root)))
    files.problems += [problem(path, 1, "symbolic-link") for path in door.links_below(root, "docs", "data")]
    files.problems += unread(root)
    files.judge_assets()
    neutral = {name: files.neutral(name) for name in NEUTRAL if name != "site.yml"}
    wordings = completed([wording(locale, files.words(locale)) for locale in settings.locales])
    types = neutral["types.yml"]  # without the types nobody could say what is a publication
    pages = _pages(files, settings, types) if types else []
    listed = door.files_below(root, "docs", "**/*")
    return Site(
        root=root,
        settings=settings,
        wordings=wordings,
        reports=_reports(files),
        types=types,
        sources=neutral["sources.yml"],
        datasets=neutral["datasets.yml"],
        indicators=neutral["indicators.yml"],
        topics=neutral["topics.yml"],
        glossary=neutral["glossary.yml"],
        redirects=neutral["redirects.yml"],
        asked_in=neutral["asked_in.yml"],
        countries=files.folder(Country, "data/countries"),
        totals=files.folder(Total, "data/totals"),
        map=files.map(),
        dictionaries=files.dictionaries(settings.locales),
        publications=[page for page in pages if isinstance(page, Publication)],
        pages=[page for page in pages if not isinstance(page, Publication)],
        files=listed,
        bill_of_materials=files.program_written("sbom.cdx.json"),
        gone=history.gone(root, listed),
        changed=history.changed(root),
        lines=files.documents,
        problems=files.problems,
    )


def how_to_report(root: Path) -> tuple[dict[str, ProblemTexts], str | None]:
    """Return how the languages say what is wrong, and the language wanted, where the settings can be read."""
    files = _Files(root)
    settings = files.model(Settings, SETTINGS)
    return _reports(files), settings.report_locale if settings else None


def _reports(files: "_Files") -> dict[str, ProblemTexts]:
    """Return how problems are said, by the folders of languages that there are."""
    paths = door.files_below(files.root, "data", "*/problems.yml")
    found = {PurePosixPath(path).parts[1]: files.model(ProblemTexts, path) for path in paths}
    return {locale: texts for locale, texts in sorted(found.items()) if texts}


@dataclass
class _Files:
    """The files below a root, the lines of their keys, and the problems met while reading them."""

    root: Path
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def text(self, path: str) -> str | None:
        """Return a file's text, or None after noting why it cannot be had."""
        try:
            return door.read(self.root, path)
        except door.NotLetIn as refusal:
            self.problems.append(problem(path, refusal.line, refusal.code, **refusal.values))
            return None

    def parse(self, text: str, path: str, first_line: int = 1) -> Document | None:
        """Return a YAML text with its lines, or None after noting what is wrong with it."""
        try:
            document = read(text, first_line)
        except YamlFault as fault:
            self.problems.append(problem(path, fault.line, fault.code, **fault.values))
            return None
        self.documents[path] = document
        return document

    def model(self, shape: type[Shape], path: str) -> Shape | None:
        """Return a YAML file as a model, or None after noting what is wrong with it."""
        text = self.text(path)
        document = None if text is None else self.parse(text, path)
        return None if document is None else validated(shape, document, path, self.problems)

    def neutral(self, name: str) -> Any:
        """Return a file of `data/`; an empty one where there is none, or none that can be read."""
        return self._listed(NEUTRAL[name], f"data/{name}")

    def words(self, locale: str) -> dict[str, Any]:
        """Return the files of a language's folder, by name."""
        found = {
            name: self._listed(shape, f"data/{locale}/{name}")
            for name, shape in WORDS.items()
            if name != "problems.yml"
        }
        return {**found, "countries": self.folder(CountryWords, f"data/{locale}/countries")}

    def folder(self, shape: type[Shape], folder: str) -> dict[str, Shape]:
        """Return the files of a folder, one thing a file, by name; without those that cannot be read."""
        return {
            PurePosixPath(path).stem: found
            for path in door.files_below(self.root, folder, "*.yml")
            if (found := self.model(shape, path)) is not None
        }

    def _listed(self, shape: type[Shape], path: str) -> Any:
        name = PurePosixPath(path).name
        if name in MAY_BE_ABSENT and not (self.root / path).exists():
            return {}
        empty: Any = [] if path == "data/topics.yml" else {}
        text = self.text(path)
        document = None if text is None else self.parse(text, path)
        if document is None or (document.data is None and name in MAY_BE_ABSENT):
            return empty
        found = validated(shape, document, path, self.problems)
        return empty if found is None else found

    def judge_assets(self) -> None:
        """Note what is wrong with images and downloads; links to elsewhere are not followed."""
        for path in door.files_below(self.root, "docs/assets", "**/*"):
            if not (self.root / path).is_symlink() and not path.endswith(".md"):
                found = assets.problems_of(self.root, path)
                self.problems.extend(problem(path, 1, code, **values) for code, values in found)

    def map(self) -> NetworkMap | None:
        """Return the outlines of the map, or None where a site has none; a program writes them."""
        text = self.program_written("data/map.json")
        return NetworkMap.model_validate_json(text) if text is not None else None

    def program_written(self, path: str) -> str | None:
        """Return a file that a program of ours writes, or None where a site has none."""
        file = self.root / path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def dictionaries(self, locales: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Return the dictionaries there are for some languages; a program writes them."""
        folder = self.root / "data" / "dictionaries"
        files = {locale: folder / f"{locale}.json" for locale in locales}
        return {
            locale: json.loads(file.read_text(encoding="utf-8"))
            for locale, file in files.items()
            if file.exists()
        }


def _pages(files: _Files, settings: Settings, types: Mapping[str, PublicationType]) -> list[Page]:
    """Return the pages and publications, each with the languages it exists in."""
    folders = {kind.folder: key for key, kind in types.items()}
    versions: dict[str, dict[str, Version]] = {}
    for locale in settings.locales:
        for file in door.files_below(files.root, f"docs/{locale}", "**/*.md"):
            path = file.removeprefix(f"docs/{locale}/").removesuffix(".md")
            if version := _version(files, file, locale, is_publication(path, folders)):
                versions.setdefault(path, {})[locale] = version
    return [_page(path, found, folders) for path, found in sorted(versions.items())]


def _page(path: str, versions: dict[str, Version], folders: Mapping[str, str]) -> Page:
    is_whole = any(isinstance(version.head, PublicationHead) for version in versions.values())
    if is_whole and is_publication(path, folders):
        folder, year, slug = PurePosixPath(path).parts
        return Publication(path, versions, type=folders[folder], year=int(year), slug=slug)
    return Page(path, versions)


def is_publication(path: str, folders: Iterable[str]) -> bool:
    """Whether an address is that of a publication: a type's folder, a year, a slug."""
    parts = PurePosixPath(path).parts
    return (
        len(parts) == 3
        and parts[0] in folders
        and parts[1].isascii()
        and parts[1].isdecimal()
        and 1 <= int(parts[1]) <= 9999
        and len(parts[1]) == 4
    )


def _version(files: _Files, file: str, locale: str, is_of_publication: bool) -> Version | None:
    text = files.text(file)
    if text is None:
        return None
    try:
        cut = front_matter.split(text)
    except front_matter.NoFrontMatter as fault:
        files.problems.append(problem(file, 1, fault.code))
        return None
    for line, key in front_matter.cut_by_hash(cut):
        files.problems.append(problem(file, line, "cut-by-hash", key=key))
    document = files.parse(cut.front, file, cut.front_line)
    rendered = _rendered(files, file, cut)
    if document is None:
        return None
    is_translation = isinstance(document.data, dict) and "translation" in document.data
    shape = PublicationHead if is_of_publication and not is_translation else PageHead
    if is_translation:
        document = _without_neutral_keys(files, file, document)
    head = validated(shape, document, file, files.problems)
    return None if head is None else Version(locale, file, head, rendered)


def _rendered(files: _Files, file: str, cut: front_matter.Split) -> Text:
    """Return the text of a file, rendered; what no parser can read is a problem of this file alone."""
    try:
        text = render(cut.body, cut.body_line)
    except Exception as error:  # any fault of a parser is this file's, never the whole report's
        files.problems.append(problem(file, cut.body_line, "unreadable-text", value=type(error).__name__))
        return Text("", "")
    for fault in text.faults:
        files.problems.append(problem(file, fault.line, fault.code, **dict(fault.values)))
    return text


def _without_neutral_keys(files: _Files, file: str, document: Document) -> Document:
    """Note the keys that belong in the original only, and return the rest of the translation's."""
    misplaced = [key for key in document.data if key in NEUTRAL_KEYS]
    for key in misplaced:
        files.problems.append(problem(file, document.line((key,)), "neutral-key-in-translation", key=key))
    rest = {key: value for key, value in document.data.items() if key not in misplaced}
    return Document(rest, document.lines)
