"""The words that the package and its templates ask for are there, in their form, and no others are."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from emn_site.checks.words import asked_words
from emn_site.content.load import load_site
from emn_site.content.translations import TranslationState
from emn_site.exports.citation_styles import STYLES
from emn_site.exports.data_tables import data_tables
from emn_site.locale.formats import NO_COUNTRY
from emn_site.model.country import ROLES
from emn_site.model.figures import FLAGS
from emn_site.pages.publication.context import NOTED
from emn_site.statistics.anomalies import KINDS
from emn_site.statistics.comparability import GROUPS, Reason
from tests.sites import ROOT, WORDS

SCRIPTS = ROOT / "emn_site/theme/scripts"
IN_TEMPLATE = re.compile(r"(?<!entry\.)\bwords\.(\w+)")
IN_MODULE = re.compile(r"\b(?:word|counted|filled|forms)\(\s*\"([\w-]+)\"|words\[\"([\w-]+)\"\]")
TITLED = re.compile(
    r"page_from_template\(\s*locale,\s*\w+,\s*\"\w+/([\w-]+)\.html\.jinja\"(?!,\s*(?:\w+\.)?\w+[.(])"
)
"""A page whose title and summary are the words that are called like its template."""
PLURALS = re.compile(r"\bcounted\(\s*\"([\w-]+)\"|\bforms\(\s*\"([\w-]+)\"")

FILTERS = ("type", "topic", "year", "country", "language")

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "flag": (*FLAGS, *(f"{flag}_sign" for flag in FLAGS)),
    "doubt": (*KINDS, "sign"),
    "group": GROUPS,
    "together": GROUPS,
    "kind": ("flow", "stock", "average"),
    "rhythm": ("year", "quarter", "month"),
    "scope": ("national", "network"),
    "title": NOTED,
    "cited": ("summary",),
    "relation": ("synthesis", "part_of", "national_reports", "parts"),
    "origin": tuple(NO_COUNTRY.values()),
    "style": tuple(STYLES),
    "filter": FILTERS,
    "filter_all": FILTERS,
    "translation_is": tuple(state.value for state in TranslationState),
    "alert": ("note", "tip", "important", "warning", "caution"),
    "chart": ("missing", "uncertain", "break"),
    "reason": get_args(Reason),
    "values": ("in_table", "on_page"),
}
"""Words whose keys are put together from a family and a value of the model."""

ROLE_WORDS = tuple(f"{role}{word}" for role in ROLES for word in ("", "_list", "_about"))


def _sources() -> Iterator[tuple[Path, str]]:
    for file in sorted((ROOT / "emn_site").rglob("*")):
        if file.suffix in (".py", ".jinja", ".html", ".typ") and "new-site" not in file.parts:
            yield file, file.read_text(encoding="utf-8")


@cache
def _asked() -> frozenset[str]:
    found = {f"{family}_{value}" for family, values in FAMILIES.items() for value in values}
    for file, text in _sources():
        pattern = IN_MODULE if file.suffix == ".py" else IN_TEMPLATE
        found |= {key for match in pattern.finditer(text) for key in match.groups() if key}
        titled = {name.replace("-", "_") for name in TITLED.findall(text)}
        found |= titled | {f"{name}_summary" for name in titled}
    site = load_site(ROOT)
    of_data = set().union(*asked_words(site).values())
    columns = {column.lower() for table in data_tables(site).values() for column in table.columns}
    found |= {f"column_{re.sub('_(lt|en)$', '', column)}" for column in columns}
    return frozenset({*found, *of_data, *ROLE_WORDS})


@cache
def _plurals() -> frozenset[str]:
    """Return the keys whose words go with a number."""
    modules = [text for file, text in _sources() if file.suffix == ".py"]
    return frozenset({"search_count", "publication_count", "text_count"}) | {
        key for text in modules for match in PLURALS.finditer(text) for key in match.groups() if key
    }


def _words(language: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((WORDS / f"{language}/words.yml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_word_that_is_asked_for_is_there(language: str) -> None:
    assert _asked() - set(_words(language)) == set()


@pytest.mark.parametrize("language", ["lt", "en"])
def test_words_go_with_a_number_where_one_is_put_in_and_nowhere_else(language: str) -> None:
    found = {key for key, words in _words(language).items() if isinstance(words, dict)}

    assert {key for key in found if not key.startswith("quantity_")} == _plurals()


def test_every_word_is_asked_for() -> None:
    """A key that is put together or handed on stands in full in some module."""
    modules = "".join(text for file, text in _sources() if file.suffix == ".py")
    scripts = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS.glob("answer-*.js"))
    left = [key for key in _words("en") if key not in _asked() and f'"{key}"' not in modules]

    assert [key for key in left if not _is_of_answer(key, scripts)] == []


def _is_of_answer(key: str, scripts: str) -> bool:
    """Whether a key is one of an answer's, which all go to the scripts that show it, and these have it."""
    family, _, rest = key.partition("_")
    return family == "answer" and bool(re.search(rf"\b{rest}\b", scripts))
