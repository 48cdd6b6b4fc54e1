"""The files of data: a row for each, from which everything that is done with data files follows.

Loading, the comparison of languages, files nobody reads, schemas and editors' settings go through the rows;
a new file that one site has of its own is a row beside its model (`model/own_data.py`).
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any, Literal

from emn_site.model import wording
from emn_site.model.country import Country, Total
from emn_site.model.data_file import DataFile, own_entries
from emn_site.model.dates import Day
from emn_site.model.figures import ValueNote
from emn_site.model.indicators import Dataset, Indicator, Source, Term
from emn_site.model.own_data import OWN_FILES
from emn_site.model.publication import ErasedPath, PublicationType, WorkHead
from emn_site.model.settings import LegalWords, Settings
from emn_site.model.shapes import Line, Lines, Plain, QuestionWords, Slug

_CLAIMS = Literal[
    "rose",
    "fell",
    "highest",
    "lowest",
    "total",
    "up",
    "down",
    "from",
    "to",
    "that_is",
    "than",
    "among",
    "network",
    "entered",
    "schengen",
    "union",
    "more",
    "fewer",
    "act",
    "numbers",
    "of",
]

ROWS: tuple[DataFile, ...] = (
    DataFile("site", Settings, wording.SiteWords, is_own=True),
    DataFile("types", dict[Line, PublicationType], dict[Line, wording.TypeWords], has_same_keys=True),
    DataFile("topics", list[Slug], dict[Line, Line], has_same_keys=True),
    DataFile("indicators", dict[Line, Indicator], dict[Line, wording.IndicatorWords], has_same_keys=True),
    DataFile("sources", dict[Line, Source], dict[Line, wording.SourceWords], has_same_keys=True),
    DataFile("datasets", dict[Line, Dataset], dict[Line, wording.DatasetWords], has_same_keys=True),
    DataFile(
        "glossary", dict[Line, Term], dict[Line, wording.TermWords], may_be_absent=True, has_same_keys=True
    ),
    DataFile("countries", Country, wording.CountryWords, is_folder=True, has_figures=True),
    DataFile("totals", Total, is_folder=True, has_figures=True),
    own_entries("notes", dict[Line, ValueNote], dict[Line, Line], has_form=False),
    DataFile("works", dict[Line, WorkHead], may_be_absent=True, is_own=True),
    *OWN_FILES,
    DataFile("redirects", dict[Line, Line], may_be_absent=True, is_own=True),
    own_entries("erasures", dict[ErasedPath, Day], dict[ErasedPath, Line], has_form=False),
    DataFile("asked_in", dict[Line, dict[Line, list[Line]]], may_be_absent=True),
    DataFile("problem_examples", dict[Line, wording.ProblemExample], may_be_absent=True),
    DataFile("words", words=dict[Line, Lines | wording.PluralForms], has_same_keys=True),
    DataFile("legal", words=LegalWords, may_be_absent=True, is_own=True),
    DataFile("cases", words=wording.CaseWords),
    DataFile("problems", words=wording.ProblemTexts, has_same_keys=True),
    DataFile("dimensions", words=dict[Line, wording.DimensionWords], has_same_keys=True),
    DataFile("synonyms", words=dict[Line, list[Line]]),
    DataFile("everyday", words=dict[Line, list[Line]]),
    DataFile("questions", words=QuestionWords),
    DataFile("fields", words=dict[Line, wording.FieldWords], has_same_keys=True, is_for_editors=True),
    DataFile("claims", words=dict[_CLAIMS, list[Line]], is_for_editors=True),
    DataFile("style", words=dict[Line, wording.StyleRule], is_for_editors=True),
    DataFile("known_words", words=dict[Plain, Plain | None], is_for_editors=True),
)

# The rows in the order in which a translator works: what readers see first, of it the words of the site.
BY_READERS = sorted(ROWS, key=lambda row: (not row.is_for_readers, row.name != "words"))
# What programs of ours write below data/.
PROGRAM_FILES = ("data/map.json", *(f"data/dictionaries/*.{kind}" for kind in ("json", "aff", "dic")))
ANY_LANGUAGE = "??"
# A folder of words, also of a language that this site does not speak: another site may.
_LANGUAGE = re.compile(r"^data/[a-z]{2,3}/")


def schema_files() -> dict[str, tuple[str, Any]]:
    """Return each pattern of paths that people write, with the name of its schema and its type."""
    neutral = {row.path: (row.name, row.model) for row in ROWS if row.model}
    words = {row.words_path(ANY_LANGUAGE): (f"words-{row.name}", row.words) for row in ROWS if row.words}
    return neutral | words


def path_patterns(path: str) -> tuple[str, str]:
    """Return the two patterns a path below data/ may be known by: that of a file, and that of a folder."""
    file = _LANGUAGE.sub(f"data/{ANY_LANGUAGE}/", path)
    return file, str(PurePosixPath(file).with_name(f"*{PurePosixPath(file).suffix}"))


def row_of(path: str) -> DataFile | None:
    """Return the row of a path below data/, in whatever language; None where there is none."""
    patterns = path_patterns(path)
    return next((row for row in ROWS if {row.path, row.words_path(ANY_LANGUAGE)} & {*patterns}), None)


def split_fields(owner: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what rows say as arguments of `Site` or `Wording`: by name, without a field in `other`."""
    named = {field.name for field in fields(owner)} & data.keys()
    return {**{name: data[name] for name in named}, "other": {n: data[n] for n in data.keys() - named}}
