"""Stories that are told by data alone."""

import re
import shutil
from pathlib import Path

STUDY = """---
title: "Gaires"
summary: "Santrauka."
published: 2024-05
authors: [Ona Petraitė]
topics: [asylum]
countries: [LT]
languages: [lt]
seen: [https://example.org/gaires]
---

## Pradžia

Tekstas.
"""


def add_indicator(root: Path) -> None:
    """A new indicator: what it is, what it is called, and its first figure."""
    add_text(root, "data/indicators.yml", "births: {chapter: population, kind: flow, unit: persons}\n")
    add_text(root, "data/lt/indicators.yml", 'births:\n  name: "Gimę"\n  definition: "Per metus."\n')
    add_text(root, "data/en/indicators.yml", 'births:\n  name: "Births"\n  definition: "In the year."\n')
    add_text(root, "data/countries/norway.yml", "  births: {dataset: statistics, values: {2021: 560}}\n")


def add_language(root: Path) -> None:
    """A third language: its name among the languages, the words that are the site's own, its first page."""
    replace_text(root, "data/site.yml", r"locales: \[(.*)\]", r"locales: [\1, pl]")
    shutil.copytree(root / "data" / "en", root / "data" / "pl")
    (root / "docs" / "pl").mkdir()
    shutil.copy(root / "docs" / "en" / "index.md", root / "docs" / "pl" / "index.md")


def add_type(root: Path) -> None:
    """A new type of publication, with its first publication."""
    kind = "guideline: {folder: guidelines, csl: report, schema_type: Report}\n"
    add_text(root, "data/types.yml", kind)
    add_text(root, "data/lt/types.yml", "guideline: {name: Gairės, list: Gairės, summary: Gairės.}\n")
    add_text(
        root, "data/en/types.yml", "guideline: {name: Guideline, list: Guidelines, summary: Guidelines.}\n"
    )
    add_text(root, "docs/lt/guidelines/2024/gaires.md", STUDY)


def change_wording(root: Path) -> None:
    """Another wording of the site."""
    add_text(root, "data/en/words.yml", 'home: "Start"\n')


def add_text(root: Path, file: str, text: str) -> None:
    """Write at the end of a file, which may be a new one."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    with (root / file).open("a", encoding="utf-8") as opened:
        opened.write(text)


def replace_text(root: Path, file: str, old: str, new: str) -> None:
    """Put something in the place of what an expression finds first in a file; it must be there."""
    changed, count = re.subn(old, new, (root / file).read_text(encoding="utf-8"), count=1)
    assert count, f"{file} has no {old}"
    (root / file).write_text(changed, encoding="utf-8")
