"""What is wrong with the content, said in one plain sentence with the place and the remedy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """One fault found in one place.

    `path` is relative to the root of the project, `line` counts from 1, `code` is a key of
    `problem_texts.yml`, and `values` fill the gaps in its sentences.
    """

    path: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_warning(self) -> bool:
        """Whether a reviewer should look at it without the build being stopped."""
        return bool(texts()[self.code].get("warning", False))


def problem(path: str, line: int, code: str, **values: object) -> Problem:
    """Build a problem; the keyword arguments fill the gaps of its sentences."""
    return Problem(path, max(line, 1), code, tuple((key, str(value)) for key, value in values.items()))


@cache
def texts() -> Mapping[str, Mapping[str, Any]]:
    """Return every problem code with its fault, remedy and explanation in each language."""
    return _words("problem_texts.yml")


@cache
def _words(name: str) -> Mapping[str, Mapping[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name(name).read_text(encoding="utf-8")
    )
    return loaded


def sentence(found: Problem, locale: str) -> str:
    """Return fault and remedy of a problem in a language (English where it has no words)."""
    text, values = texts()[found.code], dict(found.values)
    for gap in ("expected", "detail"):
        if gap in values:
            values[gap] = _expectation(values[gap], locale)
    parts = (text[part].get(locale, text[part]["en"]).format(**values) for part in ("fault", "remedy"))
    return " ".join(parts)


def _expectation(expected: str, locale: str) -> str:
    """Return what a check expected or found: a key of `expectations.yml`, a detail after a colon."""
    key, _, detail = expected.partition(":")
    words = _words("expectations.yml")[key]
    return str(words.get(locale, words["en"])).format(detail)


def report(problems: Iterable[Problem], locale: str) -> str:
    """Return the report for people: one line a problem, `path:line: sentence [code]`."""
    lines = [f"{p.path}:{p.line}: {sentence(p, locale)} [{p.code}]" for p in sorted(problems)]
    return "\n".join(lines)


def github_annotations(problems: Iterable[Problem], locale: str) -> str:
    """Return the workflow commands that put each problem on its own line of a pull request.

    Source of the syntax: GitHub Actions, "Workflow commands".
    """
    return "\n".join(
        f"::{'warning' if p.is_warning else 'error'} "
        f"file={_escape_property(p.path)},line={p.line},title={p.code}::{_escape(sentence(p, locale))}"
        for p in sorted(problems)
    )


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
