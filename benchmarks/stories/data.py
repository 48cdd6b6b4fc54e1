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
---

## Pradžia

Tekstas.
"""


def add_indicator(root: Path) -> None:
    """A new indicator: what it is, what it is called, and its first figure."""
    _add(root, "data/indicators.yml", "births: {chapter: population, kind: flow, unit: persons}\n")
    _add(root, "data/lt/indicators.yml", 'births:\n  name: "Gimę"\n  definition: "Per metus."\n')
    _add(root, "data/en/indicators.yml", 'births:\n  name: "Births"\n  definition: "In the year."\n')
    _add(root, "data/countries/norway.yml", "  births: {dataset: statistics, values: {2021: 560}}\n")


def add_language(root: Path) -> None:
    """A third language: its name among the languages, its folder of words, its first page."""
    settings = root / "data" / "site.yml"
    settings.write_text(re.sub(r"locales: \[(.*)\]", r"locales: [\1, pl]", settings.read_text()))
    shutil.copytree(root / "data" / "en", root / "data" / "pl")
    (root / "docs" / "pl").mkdir()
    shutil.copy(root / "docs" / "en" / "index.md", root / "docs" / "pl" / "index.md")


def add_type(root: Path) -> None:
    """A new type of publication, with its first publication."""
    kind = "guideline: {folder: guidelines, csl: report, schema_type: Report}\n"
    _add(root, "data/types.yml", kind)
    _add(root, "data/lt/types.yml", "guideline: {name: Gairės, list: Gairės, summary: Gairės.}\n")
    _add(root, "data/en/types.yml", "guideline: {name: Guideline, list: Guidelines, summary: Guidelines.}\n")
    text = root / "docs" / "lt" / "guidelines" / "2024" / "gaires.md"
    text.parent.mkdir(parents=True)
    text.write_text(STUDY)


def change_wording(root: Path) -> None:
    """Another wording of the site."""
    words = root / "data" / "en" / "words.yml"
    words.write_text(words.read_text().replace('home: "Home"', 'home: "Start"'))


def _add(root: Path, file: str, text: str) -> None:
    with (root / file).open("a", encoding="utf-8") as opened:
        opened.write(text)
