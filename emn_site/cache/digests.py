"""Digests: of values, and of the code that everything is made by."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
BESIDE = ("overrides", "hooks")
FILES = ("mkdocs.yml", "requirements.txt", "pyproject.toml", "sbom.cdx.json")


@dataclass(frozen=True)
class Digests:
    """What everything of a site is made of, each as one word: program and data without figures; figures."""

    rest: str = ""
    figures: str = ""


def digest(*parts: object) -> str:
    """Return the SHA-256 of what some values say: strings, bytes, numbers, and tuples of these."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def code_digest(root: Path) -> str:
    """Return a digest of all code and all templates, of the packages' versions and of Python's.

    Whatever of these changes, nothing that was made before is used again.
    """
    found = sha256(_package().encode())
    for folder in (root / name for name in BESIDE):
        for file in _below(folder):
            found.update(f"\0{file.relative_to(folder)}\0".encode() + file.read_bytes())
    for name in FILES:
        if (root / name).is_file():
            found.update(f"\0{name}\0".encode() + (root / name).read_bytes())
    return found.hexdigest()


@cache
def _package() -> str:
    """Return a digest of the program as it was when it began: what is saved later does not run."""
    found = sha256(sys.version.encode())
    for folder in (PACKAGE, PACKAGE.with_name("emn_mkdocs")):
        for file in _below(folder):
            found.update(f"\0{file.relative_to(folder.parent)}\0".encode() + file.read_bytes())
    return found.hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    return (
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix != ".pyc" and "__pycache__" not in file.parts
    )
