"""A refresh in words: the table of changes for the pull request, what was doubted, what could not be read.

The text of a pull request has at most 65,536 characters (GitHub); what is long is cut, and says so.
"""

from collections.abc import Iterator
from datetime import date

from emn_site.checks import data, figures
from emn_site.locale import Locale
from emn_site.locale.reports import message, problem_sentence
from emn_site.model.figures import Figure
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.refresh.proposal import FigureChange, Proposal
from emn_site.refresh.service import escape_markdown

LONGEST = 65_000
QUOTES = 10_000
ANOMALIES = 12_000
"""How many characters the whole and two of its parts may have; the table takes what is left."""


def refresh_report(locale: Locale, before: Site, found: Proposal) -> str:
    """Return a refresh as Markdown; empty where nothing changes and nothing failed."""
    parts = [_quotes(locale, before, found.site), _anomalies(locale, before, found.site)]
    parts += [_failures(locale, found)]
    table = _table(locale, found.changes, LONGEST - sum(map(len, parts)))
    return "\n".join(part for part in [table, *parts] if part)


def _say(locale: Locale, code: str, **values: object) -> str:
    return message(code, values, locale.site.reports, locale.language)


def _table(locale: Locale, changes: list[FigureChange], limit: int) -> str:
    if not changes:
        return ""
    head = [_say(locale, "figures-heading"), "|:--|:--|:--|:--|--:|--:|:--|"]
    first = sorted(changes, key=lambda change: change.before is None)  # what is new is the least surprising
    return "\n".join([*head, *_fitting(locale, [_row(change) for change in first], limit)]) + "\n"


def _fitting(locale: Locale, lines: list[str], limit: int) -> list[str]:
    """Return as many lines as there is room for, and how many more there are."""
    fitting: list[str] = []
    for line in lines:
        limit -= len(line) + 1
        if limit < 0:
            return [*fitting, "", _say(locale, "figures-more", count=len(lines) - len(fitting))]
        fitting.append(line)
    return fitting


def _row(change: FigureChange) -> str:
    cells = (
        change.slug,
        change.indicator,
        change.part or "–",
        change.period,
        _value(change.before),
        _value(change.after),
        _flags(change.after or change.before),
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _value(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    if figure.value is None:
        return f"<{figure.below}" if figure.below is not None else ":"
    return f"{figure.value} {figure.unit}" if figure.unit else str(figure.value)


def _flags(figure: Figure | None) -> str:
    carried = [f"carried_from {figure.carried_from}"] if figure and figure.carried_from else []
    return ", ".join([*(figure.flags if figure else []), *carried]) or "–"


def _anomalies(locale: Locale, before: Site, after: Site) -> str:
    """Return the doubts that come with a refresh, which a reviewer should look at."""
    known = {(p.path, p.code, p.values) for p in _warnings(before)}
    new = sorted(p for p in _warnings(after) if (p.path, p.code, p.values) not in known)
    lines = [
        f"- {p.path}: {problem_sentence(p, locale.site.reports, locale.language)} [{p.code}]" for p in new
    ]
    shown = _fitting(locale, lines, ANOMALIES)
    return "\n".join([_say(locale, "figures-doubted"), "", *shown]) + "\n" if lines else ""


def _quotes(locale: Locale, before: Site, after: Site) -> str:
    """Return the texts that quote a figure which changes: they are mended in the same proposal."""
    known = set(figures.check(before))
    new = sorted(problem for problem in figures.check(after) if problem not in known)
    lines = [
        f"- {p.path}:{p.line}: {problem_sentence(p, locale.site.reports, locale.language)} [{p.code}]"
        for p in new
    ]
    shown = _fitting(locale, lines, QUOTES)
    return "\n".join([_say(locale, "figures-quoted"), "", *shown]) + "\n" if lines else ""


def _warnings(site: Site) -> list[Problem]:
    impossible = data.check(site, date.min)
    return [*data.check_anomalies(site), *(found for found in impossible if found.is_warning)]


def _failures(locale: Locale, found: Proposal) -> str:
    lines = list(_failed(locale, found.failures))
    return "\n".join([_say(locale, "figures-failed"), "", *lines]) + "\n" if lines else ""


def _failed(locale: Locale, failures: dict[str, Refused]) -> Iterator[str]:
    for dataset, refusal in failures.items():
        shown = {gap: escape_markdown(value) for gap, value in refusal.values.items()}
        yield f"- {dataset}: {_say(locale, refusal.code, **shown)}"
