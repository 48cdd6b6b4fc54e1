"""File names become addresses: small letters, digits and hyphens, in folders the site knows, each once."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from jinja2 import TemplateSyntaxError

from emn_site.checks.value_forms import codes_by_name
from emn_site.content import safe_read
from emn_site.content.markdown.characters import MARKS
from emn_site.content.texts import is_publication
from emn_site.content.yaml_lines import Place
from emn_site.locale.addresses import slug
from emn_site.locale.templates import template_environment
from emn_site.model.country import EUROSTAT_CODES
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Publication, Site
from emn_site.model.works import TYPES

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?")
_YEAR = re.compile(r"[0-9]{4}")
LONGEST = 100
DOCUMENTS = frozenset((".doc", ".docx", ".odt", ".pdf", ".rtf", ".xls", ".xlsx"))
"""What is no text here under any name: it is taken in by a command, or lies elsewhere."""

_OF_PROGRAMS = re.compile(r"\.DS_Store|\._.+|Thumbs\.db|desktop\.ini|~\$.+|#.+#")
_COPIES = ("~", ".swp", ".tmp", ".bak", ".orig")
"""What systems and editors write for themselves."""

RESERVED = frozenset(
    ("aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows keeps for devices: a colleague there could not even check the files out."""

OUR_ASSETS = ("fonts/", "images/favicon.", "javascripts/", "stylesheets/")
"""What the site keeps for itself below assets/."""

_COPY = re.compile(MARKS["files"]["copy"])
_OF_FOLDERS = frozenset(("misplaced-file", "unknown-folder", "folder-taken"))

OURS = frozenset(("assets", "data", "search-index"))
"""Folders of the site in which no page lies."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the files below docs/ and data/countries/ whose name or place is outside the rules."""
    countries = [file for file in site.lines if file.startswith("data/countries/")]
    for file in countries:
        yield from _name(file)
    folders = set[str]()
    for file in site.files:
        for fault in name_faults(file, site):
            folder = file.rpartition("/")[0] if fault.code in _OF_FOLDERS else file
            if folder not in folders:  # of a folder once, not of each file in it
                yield fault
            folders.add(folder)


def name_faults(file: str, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the name and the place of a file below docs/, whether it is there or not."""
    named, original = [*_name(file)], _COPY.sub("", file)
    if named and original != file and original in site.files:
        named = [make_problem(file, 1, "file-copy", other=original)]
    if PurePosixPath(file).suffix.lower() in DOCUMENTS and "/assets/" not in file:
        named = [one for one in named if one.code == "program-file"]  # no other name would make it a text
    yield from named or _place(file, site)


def is_language_folder(file: str) -> bool:
    """Whether a file is a text in a folder below docs/ that has the form of a language's code."""
    return re.match(r"docs/[a-z]{2,3}/.*\.md$", file) is not None


def _name(file: str) -> Iterator[Problem]:
    parts = PurePosixPath(file).parts
    unlike = (one for one in parts if not _NAME.fullmatch(one) or one.partition(".")[0] in RESERVED)
    name = next(unlike, None) or next((one for one in parts if len(one) > LONGEST), None)
    if name is not None and (_OF_PROGRAMS.fullmatch(name) or name.endswith(_COPIES)):
        yield make_problem(file, 1, "program-file")
    elif name is not None:
        yield make_problem(file, 1, "file-name", name=name, suggestion=_suggestion(name))


def _place(file: str, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with where a file lies."""
    _, folder, *rest = PurePosixPath(file).parts
    path = "/".join(rest).removesuffix(".md")
    known = ", ".join(site.folders)
    where = folder if folder in site.settings.locales else site.settings.default_locale
    faults = {"known": known, "where": f"docs/{where}/{next(iter(site.folders), 'studies')}/2022/name.md"}
    if folder == "assets" and not file.endswith(".md"):
        if "/".join(rest).startswith(OUR_ASSETS):
            yield make_problem(file, 1, "folder-taken", value="/".join(["assets", *rest]))
        return
    if folder not in site.settings.locales:
        if not is_language_folder(file):  # else it is said that the site does not speak it
            yield make_problem(file, 1, "misplaced-file", **faults)
    elif not file.endswith(".md"):
        name = PurePosixPath(file)
        more = {"value": name.suffix, "suggestion": _suggestion(f"{name.stem}.md")}
        yield make_problem(file, 1, "not-markdown", **more)
    elif rest[0] in OURS | set(site.settings.locales):
        yield make_problem(file, 1, "folder-taken", value=rest[0])
    elif rest[0] in site.folders:
        if not is_publication(path, site.folders) or rest[-1] == "index.md":
            yield make_problem(file, 1, "misplaced-file", **faults)
    elif len(rest) == 3 and _YEAR.fullmatch(rest[1]) and site.folders and TYPES not in site.broken:
        near = get_close_matches(rest[0], site.folders, n=1)
        yield make_problem(file, 1, "unknown-folder", value=rest[0], known=", ".join(near or site.folders))


def _suggestion(name: str) -> str:
    name = re.sub(r"(\.md)(?:\.txt|\.md|\.markdown)$", r"\1", name, flags=re.IGNORECASE)
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    words = slug(stem.removesuffix(dot + suffix) if dot else stem)[: LONGEST - 10].strip("-")
    return ("name" if words in RESERVED else words or "name") + dot + suffix.lower()


def check_templates(site: Site) -> Iterator[Problem]:
    """Yield the templates of a site that cannot be read."""
    for file in safe_read.list_files(site.root, "overrides", "**/*.html*"):
        try:
            template_environment(site.root).parse(safe_read.read_text(site.root, file))
        except TemplateSyntaxError as error:
            yield make_problem(file, error.lineno, "template-unreadable", value=error.message)


def check_unique(site: Site) -> Iterator[Problem]:
    """Yield the second and later of publications with one slug and of files with one country."""
    slugs: dict[str, tuple[str, Place]] = {}
    for work in sorted(site.catalogue.values(), key=lambda work: isinstance(work, Publication)):
        file, place = work.place  # the name of a text is the one that can still be changed
        first = slugs.setdefault(work.slug, work.place)
        if first != work.place:
            yield make_problem(file, site.lines[file].line(place), "duplicate-slug", other=first[0])
    codes: dict[str, str] = {}
    named = {slug(name): code for name, code in codes_by_name("territories", ("en",)).items()}
    for name, country in site.countries.items():
        file, code = f"data/countries/{name}.yml", country.code
        line = site.lines[file].line(("code",))
        if named.get(name, code) != code:
            yield make_problem(file, line, "country-code-unlike", value=code, known=named[name])
        elif (other := codes.setdefault(code, file)) != file:
            yield make_problem(file, line, "duplicate-country", value=code, other=other)
        code = named.get(name, code)
        if (written := country.eurostat_code) != (expected := EUROSTAT_CODES.get(code, code)):
            line, more = site.lines[file].line(("eurostat_code",)), {"expected": f"choice:{expected}"}
            yield make_problem(file, line, "wrong-value", key="eurostat_code", value=written, **more)
