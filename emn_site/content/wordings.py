"""What the languages say, made whole: where one lacks words another lends its own, and all else is judged.

The gap itself is reported by a check (`checks/words`), with its file and line.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from emn_site.model.wording import QuestionWords, SiteWords, Wording

LISTS = (
    "words",
    "types",
    "topics",
    "indicators",
    "sources",
    "datasets",
    "dimensions",
    "glossary",
    "fields",
    "countries",
)
"""The files of a language whose keys are the same in every language."""

_NO_SITE = SiteWords(name="–", publisher="–", tagline="–", funding="–", postal_address="–")
"""Stands for a `site.yml` that could not be read, which is a problem of its own."""


def read_wording(language: str, files: Mapping[str, Any]) -> Wording:
    """Return the files of a language's folder as one value."""
    parts = {name.removesuffix(".yml"): content for name, content in files.items()}
    whole = {"site": parts["site"] or _NO_SITE, "questions": parts["questions"] or QuestionWords()}
    return Wording.model_construct(language=language, **(parts | whole))


def fill_missing_words(wordings: Sequence[Wording]) -> dict[str, Wording]:
    """Return the languages by their codes, each with what it lacks lent by the first that has it."""
    lent: dict[str, dict[str, Any]] = {name: {} for name in LISTS}
    for one in reversed(wordings):
        for name in LISTS:
            lent[name] |= getattr(one, name)
    return {
        one.language: one.model_copy(update={name: lent[name] | getattr(one, name) for name in LISTS})
        for one in wordings
    }
