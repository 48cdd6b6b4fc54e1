"""Reads the texts that editors write: each file once, by all processors, and kept by its content."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from emn_site.cache.digests import digest
from emn_site.cache.lazy import LazyText
from emn_site.content import front_matter, safe_read
from emn_site.content.data_files import DataFiles
from emn_site.content.markdown import parse_markdown
from emn_site.content.translations import fingerprint, foreign_paragraphs, shares_in_words
from emn_site.content.validation import validate_document
from emn_site.content.yaml_lines import YamlDocument
from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import FreePageHead, PageHead, PublicationHead, PublicationType
from emn_site.model.site import Page, Publication, Version
from emn_site.model.text import EMPTY_TREE, Text
from emn_site.model.wording import Wording

_File = tuple[str, str]  # A file and the language of its folder
_Wordings = Mapping[str, Wording]
_YEAR = re.compile("(?!0000)[0-9]{4}")
_NO_TEXT = Text(EMPTY_TREE, LazyText(""))
NEUTRAL_KEYS = {*PublicationHead.model_fields, *FreePageHead.model_fields} - set(PageHead.model_fields)


@dataclass(frozen=True)
class TextFile:
    """What one file says: its front matter with lines, its text, and why either cannot be read.

    The front matter is judged by its model each time. `digest` stands for the whole file, `head_digest` for
    what is above its text.
    """

    document: YamlDocument | None
    text: Text
    problems: list[Problem]
    fingerprint: str = ""
    digest: str = ""
    head_digest: str = ""

    def without_texts(self) -> "TextFile":
        """Return it without its long texts."""
        return replace(self, text=self.text.without_texts())

    def with_texts(self, load: Callable[[], "TextFile"]) -> "TextFile":
        """Return it with its long texts loaded when they are asked for."""
        return replace(self, text=self.text.with_texts(lambda: load().text))


def read_pages(files: DataFiles, wordings: _Wordings, types: Mapping[str, PublicationType]) -> list[Page]:
    """Return the pages and publications, each with the languages it exists in."""
    words = digest(
        *(
            (key, one.site.alphabet, one.questions.function_words, one.other.get("claims", {}))
            for key, one in wordings.items()
        )
    )
    folders = {kind.folder: key for key, kind in types.items()}
    wanted = {
        (file, language): digest(
            files.program, words, file, language, *folders, safe_read.content_digest(files.root, file)
        )
        for language in wordings
        for file in safe_read.list_files(files.root, f"docs/{language}", "**/*.md")
    }
    make = partial(_read_text, files.root, tuple(folders), wordings)
    read = dict(files.cache.get_or_make_lazily(wanted, TextFile, make))
    versions: dict[str, dict[str, Version]] = {}
    for file, language in wanted:
        found = read[file, language]
        assert found is not None
        if version := _version(files, found, (file, language), tuple(folders)):
            versions.setdefault(_path(file, language), {})[language] = version
    files.problems[:] = _without_consequences(files, read.keys(), folders)
    return [_page(path, found, folders) for path, found in sorted(versions.items())]


def _without_consequences(
    files: DataFiles, texts: Iterable[_File], folders: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the problems; of a translation that does not say that it is one, and of an original that says
    so, this alone.
    """
    counts = Counter(_path(*one) for one in texts)
    original = {_path(*one): one[0] for one in texts if _has(files, one[0], "topics")}
    unmarked = {
        file: original[path]
        for file, language in texts
        if (path := _path(file, language)) in original
        and is_publication(path, folders)
        and _has(files, file, "title")
        and not (_has(files, file, "topics") or _has(files, file, "translation"))
    }
    marked = Counter(_path(*one) for one in texts if _has(files, one[0], "translation"))
    alone = {file for path, file in original.items() if marked[path] == counts[path] > 1}
    silenced = {(file, "missing-key") for file in unmarked}
    silenced |= {(file, "neutral-key-in-translation") for file in alone}
    yield from (one for one in files.problems if (one.path, one.code) not in silenced)
    for file in alone:
        yield make_problem(file, files.documents[file].line(("translation",)), "translations-alone")
    for file, other in unmarked.items():
        of = PurePosixPath(other).parts[1]
        line = files.documents[file].line(("title",))
        yield make_problem(file, line, "translation-without-key", original=other, locale=of)


def _has(files: DataFiles, file: str, key: str) -> bool:
    document = files.documents.get(file)
    return document is not None and isinstance(document.data, dict) and key in document.data


def _path(file: str, language: str) -> str:
    return file.removeprefix(f"docs/{language}/").removesuffix(".md")


def _read_text(root: Path, folders: tuple[str, ...], wordings: _Wordings, place: _File) -> TextFile:
    """Return what a file says; its fingerprint is made of words as its model gives them."""
    files, (file, language) = DataFiles(root), place
    text = files.text(file)
    if text is None:
        return TextFile(None, _NO_TEXT, files.problems)
    try:
        cut = front_matter.split_front_matter(text)
    except front_matter.NoFrontMatter as fault:
        return TextFile(None, _NO_TEXT, [*files.problems, make_problem(file, fault.line, fault.code)])
    cut, second = front_matter.without_second(cut)
    if second:
        files.problems.append(make_problem(file, second, "front-matter-twice"))
    for line, key in front_matter.comment_values(cut):
        files.problems.append(make_problem(file, line, "cut-by-hash", key=key))
    document = files.parse(cut.front, file, cut.front_line)
    rendered = _rendered(files, file, cut)
    prose = rendered.prose(), language, wordings
    rendered = replace(rendered, foreign=(*foreign_paragraphs(*prose),), shares=(*shares_in_words(*prose),))
    head = document and _head(DataFiles(root), document, place, folders)
    words = fingerprint(head.title, head.summary, rendered.prose()) if head else ""
    return TextFile(document, rendered, files.problems, words, digest(text), digest(cut.front))


def _page(path: str, versions: dict[str, Version], folders: Mapping[str, str]) -> Page:
    has_publication_head = any(isinstance(version.head, PublicationHead) for version in versions.values())
    if has_publication_head and is_publication(path, folders):
        folder, year, slug = PurePosixPath(path).parts
        return Publication(path, versions, type=folders[folder], year=int(year), slug=slug)
    return Page(path, versions)


def is_publication(path: str, folders: Iterable[str]) -> bool:
    """Whether an address is that of a publication: a type's folder, a year, a slug."""
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[0] in folders and _YEAR.fullmatch(parts[1]) is not None


def _is_misplaced(path: str, folders: Iterable[str]) -> bool:
    """Whether a text that is no publication lies as one does, but for the name of a folder."""
    parts = PurePosixPath(path).parts
    return len(parts) > 1 and (parts[0] in folders or re.fullmatch("[0-9]{4}", parts[-2]) is not None)


def _version(files: DataFiles, read: TextFile, place: _File, folders: tuple[str, ...]) -> Version | None:
    """Return a text in one language, or None after noting what is wrong with its file."""
    file, language = place
    files.problems += read.problems
    if read.document is None:
        return None
    files.documents[file] = read.document
    head = _head(files, read.document, place, folders)
    if head is None:
        return None
    return Version(language, file, head, read.text, read.fingerprint, read.digest, read.head_digest)


def _head(
    files: DataFiles, document: YamlDocument, place: _File, folders: tuple[str, ...]
) -> PageHead | None:
    """Return a front matter as its model, or None after noting what is wrong with it."""
    is_translation = isinstance(document.data, dict) and "translation" in document.data
    if is_translation:
        document = _without_neutral_keys(files, place[0], document)
    path = _path(*place)
    head = PublicationHead if is_publication(path, folders) else FreePageHead
    if head is FreePageHead and _is_misplaced(path, folders) and isinstance(document.data, dict):
        held = {key: one for key, one in document.data.items() if key not in NEUTRAL_KEYS}
        document = YamlDocument(held, document.lines)  # that it lies elsewhere is said, not what follows
    return validate_document(PageHead if is_translation else head, document, place[0], files.problems)


def _rendered(files: DataFiles, file: str, cut: front_matter.MarkdownFile) -> Text:
    """Return the text of a file, rendered; what no parser can read is a problem of this file alone."""
    try:
        text = parse_markdown(cut.body, cut.body_line)
    except Exception as error:  # any fault of a parser is this file's, never the whole report's
        files.problems.append(
            make_problem(file, cut.body_line, "unreadable-text", value=type(error).__name__)
        )
        return _NO_TEXT
    for fault in text.faults:
        values = {
            key: f"{file}{one}" if one[:1] == ":" and key == "other" else one for key, one in fault.values
        }
        files.problems.append(make_problem(file, fault.line, fault.code, **values))
    return text


def _without_neutral_keys(files: DataFiles, file: str, document: YamlDocument) -> YamlDocument:
    """Note the keys that belong in the original only, and return the rest of the translation's."""
    misplaced = [key for key in document.data if key in NEUTRAL_KEYS]
    for key in misplaced:
        files.problems.append(
            make_problem(file, document.line((key,)), "neutral-key-in-translation", key=key)
        )
    rest = {key: value for key, value in document.data.items() if key not in misplaced}
    return YamlDocument(rest, document.lines)
