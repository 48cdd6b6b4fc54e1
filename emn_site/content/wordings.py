"""What the languages say, made whole: where one lacks words another lends its own, and all else is judged.

The gap itself is reported by a check (`checks/languages`), with its file and line.
"""

from collections.abc import Mapping
from typing import Any

from emn_site.content import registry
from emn_site.model.wording import CaseWords, QuestionWords, SiteWords, Wording

_NO_SITE = SiteWords(name="–", publisher="–", tagline="–", funding="–", postal_address="–")
"""Stands for a `site.yml` that could not be read, which is a problem of its own."""


def fill_missing_words(found: Mapping[str, Mapping[str, Any]]) -> dict[str, Wording]:
    """Return what each language's files say, by language; what one lacks is lent by the first that has it."""
    lent: dict[str, dict[str, Any]] = {row.name: {} for row in registry.ROWS if row.words and row.is_lent}
    for said in reversed(list(found.values())):
        for name, words in lent.items():
            words |= said.get(name, {})
    return {language: _wording(language, said, lent) for language, said in found.items()}


def _wording(language: str, said: Mapping[str, Any], lent: Mapping[str, Mapping[str, Any]]) -> Wording:
    whole = {name: {**lent.get(name, {}), **words} if name in lent else words for name, words in said.items()}
    whole |= {"site": said["site"] or _NO_SITE, "questions": said["questions"] or QuestionWords()}
    whole["cases"] = said["cases"] or CaseWords()
    return Wording(language=language, **registry.split_fields(Wording, whole))
