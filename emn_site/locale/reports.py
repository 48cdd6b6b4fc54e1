"""Problems in sentences: for people, and as annotations of a pull request."""

from collections.abc import Iterable, Mapping
from itertools import chain
from unicodedata import category

from emn_site.locale.templates import fill_gaps
from emn_site.model.problems import Problem
from emn_site.model.wording import ProblemTexts

Reports = Mapping[str, ProblemTexts]


def _in_order(texts: Reports, language: str) -> list[ProblemTexts]:
    """Return the languages in which a problem may be said, the one asked for first."""
    return [texts[one] for one in (language, *texts) if one in texts]


def problem_sentence(found: Problem, texts: Reports, language: str) -> str:
    """Return fault and remedy of a problem in a language, or in the next that has words for it.

    Where no language can be read, the code and the values stand for themselves.
    """
    values = {gap: escape_controls(value) for gap, value in found.values}
    for gap in ("expected", "detail"):
        if gap in values:
            values[gap] = _expectation(values[gap], texts, language)
    for words in _in_order(texts, language):
        if known := words.problems.get(found.code):
            remedy = _certain_remedy(found, words) or fill_gaps(known.remedy, **values)
            return f"{fill_gaps(known.fault, **values)} {remedy}"
    return ", ".join([found.code, *(f"{gap}: {value}" for gap, value in values.items())])


def _certain_remedy(found: Problem, words: ProblemTexts) -> str:
    """Return the remedy of a problem that carries it, to the letter; nothing for another."""
    if not found.remedy:
        return ""
    old, new = (escape_controls(part).strip() for part in found.remedy)
    return fill_gaps(words.commands["exactly" if new else "exactly-delete"], old=old, new=new)


def message(code: str, values: Mapping[str, object], texts: Reports, language: str) -> str:
    """Return what a command says: a key of `commands`, in a language or the next that has words for it."""
    shown = {gap: escape_controls(str(value)) for gap, value in values.items()}
    for gap in ("reason", "remedy", "expected"):
        if gap in shown:
            shown[gap] = _expectation(shown[gap], texts, language)
    for words in _in_order(texts, language):
        if sentence := words.commands.get(code):
            return fill_gaps(sentence, **shown)
    return ", ".join([code, *(f"{gap}: {value}" for gap, value in shown.items())])


def _expectation(expected: str, texts: Reports, language: str) -> str:
    """Return what a check expected or found: a key of `expectations`, a detail after a colon."""
    key, _, detail = expected.partition(":")
    found = (words.expectations.get(key) for words in _in_order(texts, language))
    return fill_gaps(next((words for words in found if words), expected), **{"0": detail})


def escape_controls(text: str) -> str:
    """Return a text whose control characters are seen and not obeyed by a terminal or a log."""
    return text if text.isprintable() else "".join(s if s.isprintable() else _escaped(s) for s in text)


def _escaped(sign: str) -> str:
    """Return a sign that is not printed as one that is: a blank of whatever width is a blank."""
    return " " if sign == "\t" or category(sign) == "Zs" else f"\\u{ord(sign):04x}"


def format_report(problems: Iterable[Problem], texts: Reports, *languages: str | None) -> str:
    """Return the report for people in the first language that it can be in: `path:line: sentence [code]`."""
    language = report_languages(texts, *languages)
    lines = (
        f"{escape_controls(p.path)}:{p.line}: {problem_sentence(p, texts, language)} [{p.code}]"
        for p in sorted(problems)
    )
    return "\n".join(lines)


def github_annotations(problems: Iterable[Problem], texts: Reports, language: str) -> str:
    """Return the workflow commands that put each problem on its own line of a pull request.

    Source of the syntax: GitHub Actions, "Workflow commands".
    """
    return "\n".join(
        f"::{'warning' if p.is_warning else 'error'} file={_escape_property(p.path)},line={p.line},"
        f"title={p.code}::{_escape(problem_sentence(p, texts, language))}"
        for p in sorted(problems)
    )


def report_languages(texts: Reports, *locales: str | None) -> str:
    """Return the first language asked for that problems can be said in, or else the first there is."""
    return next((language for language in chain(locales, texts) if language and language in texts), "")


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
