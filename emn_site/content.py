"""Reads the content and the data: the only module that does.

`load` reads everything and stops at nothing: what cannot be read becomes a problem, and the rest
is still checked, so that an editor sees all mistakes at once.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import TypeAdapter

from emn_site import front_matter, history
from emn_site.model import (
    FOLDERS,
    Country,
    Indicator,
    NetworkMap,
    Page,
    PageHead,
    PluralForms,
    Publication,
    PublicationHead,
    Settings,
    Site,
    Source,
    Term,
    Text,
    Version,
    Words,
)
from emn_site.problems import Problem, problem
from emn_site.validation import validated
from emn_site.words import with_missing_keys
from emn_site.yaml_lines import Document, YamlFault, read

Shape = TypeVar("Shape")

SETTINGS = "data/site.yml"
NEUTRAL_KEYS = set(PublicationHead.model_fields) - set(PageHead.model_fields)


class Unreadable(Exception):
    """Not even the settings of the site could be read; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(SETTINGS)
        self.problems = problems


def load(root: Path) -> Site:
    """Read `data/` and `docs/` below a root.

    Raises `Unreadable` where the settings are so broken that nothing else can be judged; every
    other problem is in `Site.problems`.
    """
    files = _Files(root)
    settings = files.model(Settings, SETTINGS)
    if settings is None:
        raise Unreadable(files.problems)
    words = files.model(dict[str, dict[str, Text | PluralForms]], "data/words.yml") or {}
    plain = TypeAdapter(dict[str, Any]).dump_python(words, exclude_none=True)
    indicators = files.model(dict[str, Indicator], "data/indicators.yml") or {}
    countries = {
        Path(path).stem: country
        for path in files.below("data/countries", "*.yml")
        if (country := files.model(Country, path))
    }
    pages = _pages(files, settings)
    return Site(
        root=root,
        settings=settings,
        words=with_missing_keys(plain, settings.locales, (found.group for found in indicators.values())),
        sources=files.model(dict[str, Source], "data/sources.yml") or {},
        indicators=indicators,
        topics=files.model(dict[str, Words], "data/topics.yml") or {},
        glossary=files.optional(dict[str, Term], "data/glossary.yml"),
        synonyms=files.optional(list[dict[str, list[Text]]], "data/synonyms.yml"),
        redirects=files.optional(dict[str, Text], "data/redirects.yml"),
        countries=countries,
        map=files.map(),
        publications=[page for page in pages if isinstance(page, Publication)],
        pages=[page for page in pages if not isinstance(page, Publication)],
        files=files.below("docs", "**/*"),
        changed=history.changed(root),
        lines=files.documents,
        problems=files.problems,
    )


class _Files:
    """The files below a root, the lines of their keys, and the problems met while reading them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []

    def below(self, folder: str, pattern: str) -> list[str]:
        """Return the files of a folder that match a pattern, in the same order on every machine."""
        found = (path for path in (self.root / folder).glob(pattern) if path.is_file())
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def text(self, path: str) -> str | None:
        """Return a file's text, or None where it is missing or not UTF-8."""
        try:
            raw = (self.root / path).read_bytes()
        except OSError:
            self.problems.append(problem(path, 1, "missing-file"))
            return None
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            self.problems.append(problem(path, line, "wrong-encoding"))
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

    def yaml(self, path: str) -> Document | None:
        """Return a YAML file with its lines, or None after noting what is wrong with it."""
        text = self.text(path)
        return None if text is None else self.parse(text, path)

    def map(self) -> NetworkMap | None:
        """Return the outlines of the map, or None where a site has none; a program writes them."""
        file = self.root / "data" / "map.json"
        return NetworkMap.model_validate_json(file.read_text()) if file.exists() else None

    def optional(self, shape: type[Shape], path: str) -> Shape:
        """Return a YAML file as a model; an empty one where a site does without the file."""
        found = self.model(shape, path) if (self.root / path).exists() else None
        return shape() if found is None else found

    def model(self, shape: type[Shape], path: str) -> Shape | None:
        """Return a YAML file as a model, or None after noting what is wrong with it."""
        document = self.yaml(path)
        if document is None:
            return None
        return validated(shape, document, path, self.problems)


def _pages(files: _Files, settings: Settings) -> list[Page]:
    """Return the pages and publications, each with the languages it exists in."""
    versions: dict[str, dict[str, Version]] = {}
    for locale in settings.locales:
        for file in files.below(f"docs/{locale}", "**/*.md"):
            path = file.removeprefix(f"docs/{locale}/").removesuffix(".md")
            if version := _version(files, file, locale, path):
                versions.setdefault(path, {})[locale] = version
    return [_page(path, found) for path, found in sorted(versions.items())]


def _page(path: str, versions: dict[str, Version]) -> Page:
    parts = PurePosixPath(path).parts
    originals = [v for v in versions.values() if isinstance(v.head, PublicationHead)]
    if is_publication(path) and originals:
        kind, year, slug = parts
        return Publication(path=path, versions=versions, type=FOLDERS[kind], year=int(year), slug=slug)
    return Page(path=path, versions=versions)


def is_publication(path: str) -> bool:
    """Whether an address is that of a publication: a type's folder, a year, a slug."""
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[0] in FOLDERS and parts[1].isdecimal() and len(parts[1]) == 4


def _version(files: _Files, file: str, locale: str, path: str) -> Version | None:
    text = files.text(file)
    if text is None:
        return None
    try:
        cut = front_matter.split(text)
    except front_matter.NoFrontMatter as fault:
        files.problems.append(problem(file, 1, fault.code))
        return None
    document = files.parse(cut.front, file, cut.front_line)
    if document is None:
        return None
    is_translation = isinstance(document.data, dict) and "translation" in document.data
    shape = PublicationHead if is_publication(path) and not is_translation else PageHead
    if is_translation:
        document = _without_neutral_keys(files, file, document)
    head = validated(shape, document, file, files.problems)
    if head is None:
        return None
    return Version(locale=locale, file=file, head=head, body=cut.body, body_line=cut.body_line)


def _without_neutral_keys(files: _Files, file: str, document: Document) -> Document:
    """Note the keys that belong in the original only, and return the rest of the translation's."""
    misplaced = [key for key in document.data if key in NEUTRAL_KEYS]
    for key in misplaced:
        files.problems.append(problem(file, document.line((key,)), "neutral-key-in-translation", key=key))
    rest = {key: value for key, value in document.data.items() if key not in misplaced}
    return Document(rest, document.lines)


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page that has a file, publications among them, by address."""
    yield from site.by_path.values()
