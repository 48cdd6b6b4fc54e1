"""The words of the site that its templates and modules ask for are there."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from emn_site.content.translations import TranslationState
from emn_site.exports.citations import STYLES
from emn_site.exports.observations import FIELDS
from emn_site.locale.formats import NO_COUNTRY
from emn_site.model.country import ROLES
from emn_site.model.figures import FLAGS
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.pages import kinds
from emn_site.statistics.anomalies import KINDS
from emn_site.statistics.totals import GROUPS

_IN_TEMPLATE = re.compile(r"\bwords\.(\w+)")
_IN_MODULE = re.compile(r"\b(?:word|counted|filled|forms)\(\s*\"([\w-]+)\"|words\[\"([\w-]+)\"\]")
PLURALS = re.compile(r"\bcounted\(\s*\"([\w-]+)\"|\bforms\(\s*\"([\w-]+)\"")

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "flag": (*FLAGS, *(f"{flag}_sign" for flag in FLAGS)),
    "doubt": (*KINDS, "sign"),
    "group": GROUPS,
    "kind": ("flow", "stock", "average"),
    "scope": ("national", "network"),
    "title": ("announced", "translated", "described"),
    "cited": ("summary", "notice"),
    "relation": ("synthesis", "part_of", "national_reports", "parts"),
    "origin": tuple(NO_COUNTRY.values()),
    "style": tuple(STYLES),
    "column": tuple(field.lower() for field in FIELDS),
    "filter": ("type", "topic", "year", "country", "language"),
    "translation_is": tuple(state.value for state in TranslationState),
    "alert": ("note", "tip", "important", "warning", "caution"),
}
"""Words whose keys are put together from a family and a value of the model."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the words that are asked for and that the default language does not have."""
    path = f"data/{site.settings.default_locale}/words.yml"
    document = site.lines.get(path)
    if path in site.broken or document is None or not isinstance(document.data, Mapping):
        return
    for key in sorted(_asked_for(site) - set(document.data)):
        yield make_problem(path, 1, "missing-word", key=key, other="overrides/", words="…")
    for key in sorted(_plurals() & set(document.data)):
        if not isinstance(document.data[key], Mapping):
            yield make_problem(path, document.line((key,)), "wrong-value", key=key, expected="plural")
    for key, found in document.data.items():
        if isinstance(found, Mapping) and key not in _plurals() and not key.startswith("quantity_"):
            yield make_problem(path, document.line((key,)), "wrong-value", key=key, expected="text")


def _asked_for(site: Site) -> set[str]:
    families = {f"{family}_{value}" for family, values in FAMILIES.items() for value in values}
    chapters = {f"chapter_{indicator.chapter}" for indicator in site.indicators.values()}
    units = {indicator.unit for indicator in site.indicators.values()}
    units |= {
        f.unit
        for c in site.countries.values()
        for s in c.figures.values()
        for f in s.values.values()
        if f.unit
    }
    counted = {f"{family}_{unit}" for family in ("unit", "quantity") for unit in units}
    stated = {f"{kind}_{slug}" for slug in site.totals for kind in ("group", "short")}
    parts = {f"breakdown_{name}" for indicator in site.indicators.values() for name in indicator.breakdowns}
    roles = {
        *ROLES,
        *(f"{role}_{word}" for role in ROLES for word in ("list", "about")),
    }
    of_pages = {word for kind in kinds.KINDS for word in (*kind.words, kind.cited) if word}
    return {
        *_static(),
        *_in_frame(site.root),
        *families,
        *chapters,
        *counted,
        *stated,
        *parts,
        *roles,
        *of_pages,
        *(f"facet_{facet}" for facet in kinds.facets()),
    }


@cache
def _static() -> frozenset[str]:
    """Return the keys that the modules and templates of this package name in full."""
    found: set[str] = set()
    for name, text in _texts(files("emn_site")):
        pattern = _IN_TEMPLATE if name.endswith(".jinja") else _IN_MODULE
        for match in pattern.finditer(text):
            found |= {key for key in match.groups() if key}
    return frozenset(found)


@cache
def _plurals() -> frozenset[str]:
    """Return the keys whose words go with a number."""
    found = {"search_count"}
    for name, text in _texts(files("emn_site")):
        if name.endswith(".py"):
            found |= {key for match in PLURALS.finditer(text) for key in match.groups() if key}
    return frozenset(found)


def _texts(folder: Traversable) -> Iterator[tuple[str, str]]:
    for found in folder.iterdir():
        if found.is_dir():
            yield from _texts(found)
        elif found.name.endswith((".py", ".jinja")):
            yield found.name, found.read_text(encoding="utf-8")


@cache
def _in_frame(root: Path) -> frozenset[str]:
    """Return the keys that the templates of the frame name, where the site has a frame of its own."""
    templates = sorted((root / "overrides").rglob("*.html"))
    return frozenset(
        key for file in templates for key in _IN_TEMPLATE.findall(file.read_text(encoding="utf-8"))
    )
