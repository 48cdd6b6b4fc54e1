"""Reads the texts that editors write: each file once, by all processors, and kept by its content."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from emn_site.files import door, front_matter
from emn_site.files.markdown import render
from emn_site.files.reading import Files
from emn_site.files.translations import fingerprint
from emn_site.files.validation import validated
from emn_site.files.yaml_lines import Document
from emn_site.model.problems import Problem, problem
from emn_site.model.publication import PageHead, PublicationHead, PublicationType
from emn_site.model.settings import Settings
from emn_site.model.site import Page, Publication, Version
from emn_site.model.text import Long, Text
from emn_site.reuse.kept import digest

NEUTRAL_KEYS = set(PublicationHead.model_fields) - set(PageHead.model_fields)


@dataclass(frozen=True)
class ReadText:
    """What one file says: the page in one language, the lines of its keys, and what is wrong with it."""

    version: Version | None
    document: Document | None
    problems: list[Problem]

    def light(self) -> "ReadText":
        """Return it without what is long."""
        version = self.version
        return replace(self, version=version and replace(version, text=version.text.light()))

    def fetched(self, fetch: Callable[[], "ReadText"]) -> "ReadText":
        """Return it with what is long fetched when it is asked for."""

        def text() -> Text:
            version = fetch().version
            assert version is not None
            return version.text

        version = self.version
        return replace(self, version=version and replace(version, text=version.text.fetched(text)))


def pages(files: Files, settings: Settings, types: Mapping[str, PublicationType]) -> list[Page]:
    """Return the pages and publications, each with the languages it exists in."""
    folders = {kind.folder: key for key, kind in types.items()}
    wanted = {
        (file, locale): digest(files.program, "text", file, locale, *folders, door.said(files.root, file))
        for locale in settings.locales
        for file in door.files_below(files.root, f"docs/{locale}", "**/*.md")
    }
    read = dict(files.kept.made_light(wanted, lambda place: _read_text(files.root, *place, tuple(folders))))
    versions: dict[str, dict[str, Version]] = {}
    for file, locale in wanted:
        found = read[file, locale]
        assert found is not None
        files.problems += found.problems
        if found.document is not None:
            files.documents[file] = found.document
        if found.version is not None:
            versions.setdefault(_path(file, locale), {})[locale] = found.version
    return [_page(path, found, folders) for path, found in sorted(versions.items())]


def _path(file: str, locale: str) -> str:
    return file.removeprefix(f"docs/{locale}/").removesuffix(".md")


def _read_text(root: Path, file: str, locale: str, folders: tuple[str, ...]) -> ReadText:
    files = Files(root)
    version = _version(files, file, locale, is_publication(_path(file, locale), folders))
    return ReadText(version, files.documents.get(file), files.problems)


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


def _version(files: Files, file: str, locale: str, is_of_publication: bool) -> Version | None:
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
    if head is None:
        return None
    words = fingerprint(head.title, head.summary, rendered.prose())
    return Version(locale, file, head, rendered, words, digest(text), digest(cut.front))


def _rendered(files: Files, file: str, cut: front_matter.Split) -> Text:
    """Return the text of a file, rendered; what no parser can read is a problem of this file alone."""
    try:
        text = render(cut.body, cut.body_line)
    except Exception as error:  # any fault of a parser is this file's, never the whole report's
        files.problems.append(problem(file, cut.body_line, "unreadable-text", value=type(error).__name__))
        return Text(Long(""), Long(""))
    for fault in text.faults:
        files.problems.append(problem(file, fault.line, fault.code, **dict(fault.values)))
    return text


def _without_neutral_keys(files: Files, file: str, document: Document) -> Document:
    """Note the keys that belong in the original only, and return the rest of the translation's."""
    misplaced = [key for key in document.data if key in NEUTRAL_KEYS]
    for key in misplaced:
        files.problems.append(problem(file, document.line((key,)), "neutral-key-in-translation", key=key))
    rest = {key: value for key, value in document.data.items() if key not in misplaced}
    return Document(rest, document.lines)
