"""A refresh in words: the table of changes for the pull request, what was doubted, what could not be read."""

from collections.abc import Iterator

from emn_site.checks import doubtful
from emn_site.language import Language
from emn_site.language.reports import said, sentence
from emn_site.model.figures import Figure
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.refresh.proposal import Change, Proposal


def report(speech: Language, before: Site, found: Proposal) -> str:
    """Return a refresh as Markdown; empty where nothing changes and nothing failed."""
    parts = [_table(speech, found.changes), _doubts(speech, before, found.site), _failures(speech, found)]
    return "\n".join(part for part in parts if part)


def _say(speech: Language, code: str, **values: object) -> str:
    return said(code, values, speech.site.reports, speech.locale)


def _table(speech: Language, changes: list[Change]) -> str:
    if not changes:
        return ""
    rows = [_say(speech, "figures-heading"), "|:--|:--|:--|:--|--:|--:|:--|"]
    return "\n".join([*rows, *(_row(change) for change in changes)]) + "\n"


def _row(change: Change) -> str:
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


def _doubts(speech: Language, before: Site, after: Site) -> str:
    """Return the doubts that come with a refresh, which a reviewer should look at."""
    known = {(p.path, p.code, p.values) for p in doubtful.check(before)}
    new = [p for p in doubtful.check(after) if (p.path, p.code, p.values) not in known]
    lines = [f"- {p.path}: {sentence(p, speech.site.reports, speech.locale)} [{p.code}]" for p in sorted(new)]
    return "\n".join([_say(speech, "figures-doubted"), "", *lines]) + "\n" if lines else ""


def _failures(speech: Language, found: Proposal) -> str:
    lines = list(_failed(speech, found.failures))
    return "\n".join([_say(speech, "figures-failed"), "", *lines]) + "\n" if lines else ""


def _failed(speech: Language, failures: dict[str, Refused]) -> Iterator[str]:
    for dataset, refusal in failures.items():
        yield f"- {dataset}: {_say(speech, refusal.code, **refusal.values)}"
