"""File names become addresses: small letters, digits and hyphens, in the folders the site knows."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from emn_site.files.load import is_publication
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)?")


def check(site: Site) -> Iterator[Problem]:
    """Yield the files below docs/ and data/countries/ whose name or place is outside the rules."""
    countries = [file for file in site.lines if file.startswith("data/countries/")]
    for file in [*site.files, *countries]:
        name = next((part for part in PurePosixPath(file).parts if not _NAME.fullmatch(part)), None)
        if name is not None:
            yield problem(file, 1, "file-name", name=name, suggestion=_suggestion(name))
    for file in site.files:
        if not _in_place(file, site):
            yield problem(file, 1, "misplaced-file", known=", ".join(site.folders))


def _in_place(file: str, site: Site) -> bool:
    _, folder, *rest = PurePosixPath(file).parts
    if folder == "assets":
        return not file.endswith(".md")
    if folder not in site.settings.locales or not file.endswith(".md"):
        return False
    return rest[0] not in site.folders or is_publication("/".join(rest).removesuffix(".md"), site.folders)


def _suggestion(name: str) -> str:
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "name") + dot + suffix.lower()
