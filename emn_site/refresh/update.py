"""Compares what the services answered with what the files hold, and writes all that is new or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import requests

from emn_site.language import Language
from emn_site.language.reports import said
from emn_site.model.country import EurostatQuery, Figure, Indicator, Series
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.refresh import eurostat, unhcr

Fetched = dict[tuple[str, int], Figure]


@dataclass(frozen=True)
class Change:
    """One figure that differs: `before` is None where it is new."""

    country: str
    indicator: str
    year: int
    before: Figure | None
    after: Figure


@dataclass(frozen=True)
class Services:
    """Where the services are; tests name their own."""

    eurostat: str = eurostat.API
    unhcr: str = unhcr.API


def fetch(site: Site, session: requests.Session, services: Services) -> dict[str, Fetched]:
    """Return the figures of every indicator that says how it is fetched.

    Raises `Refused` where any answer cannot be used or lacks a figure the files already hold.
    """
    first_year = min(site.years, default=2010)
    codes = {country.eurostat_code: country.code for country in site.countries.values()}
    found: dict[str, Fetched] = {}
    for key, indicator in site.indicators.items():
        query = indicator.fetch
        if isinstance(query, EurostatQuery):
            found[key] = eurostat.fetch(session, query, codes, first_year, services.eurostat)
        elif query is not None:
            found[key] = unhcr.fetch(session, query, set(codes.values()), first_year, services.unhcr)
        if key in found:
            _refuse_partial(site, key, found[key])
    if not found:
        raise Refused("nothing-to-fetch")
    return found


def _refuse_partial(site: Site, key: str, fetched: Fetched) -> None:
    held = {
        (c.code, year) for c in site.countries.values() if key in c.figures for year in c.figures[key].values
    }
    if missing := sorted(held - set(fetched)):
        code, year = missing[0]
        raise Refused("answer-partial", value=key, count=len(missing), first=f"{code} {year}")


def changes(site: Site, fetched: dict[str, Fetched]) -> list[Change]:
    """Return what differs from the files, by country, indicator and year."""
    found = []
    for slug, country in site.countries.items():
        for key, values in fetched.items():
            series = country.figures.get(key)
            held = series.values if series else {}
            for (code, year), after in sorted(values.items(), key=lambda item: item[0]):
                before = held.get(year)
                if code == country.code and not _same(before, after):
                    found.append(Change(slug, key, year, before, after))
    return found


def _same(before: Figure | None, after: Figure) -> bool:
    return before is not None and (before.value, before.unit, before.flag) == (
        after.value,
        after.unit,
        after.flag,
    )


def table(speech: Language, found: list[Change]) -> str:
    """Return the changes as a Markdown table for the pull request."""
    heading = said("figures-heading", {}, speech.site.reports, speech.locale)
    lines = [heading, "|---|---|---|---|---|"]
    for change in found:
        before = "–" if change.before is None else _written(change.before)
        lines.append(
            f"| {change.country} | {change.indicator} | {change.year} | {before} | {_written(change.after)} |"
        )
    return "\n".join(lines) + "\n"


def _written(figure: Figure) -> str:
    parts = [":" if figure.value is None else str(figure.value), figure.unit or "", figure.flag or ""]
    return " ".join(part for part in parts if part)


def write(site: Site, fetched: dict[str, Fetched], found: list[Change], today: date) -> None:
    """Write the changed countries' files; the texts are all made before the first is replaced."""
    texts: dict[Path, str] = {}
    for slug in dict.fromkeys(change.country for change in found):
        file = site.root / "data" / "countries" / f"{slug}.yml"
        text = file.read_text(encoding="utf-8")
        for key in dict.fromkeys(change.indicator for change in found if change.country == slug):
            text = _with_series(text, site, slug, key, fetched[key], today)
        texts[file] = text
    for file, text in texts.items():
        draft = file.with_suffix(".new")
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(file)


def _with_series(text: str, site: Site, slug: str, key: str, fetched: Fetched, today: date) -> str:
    """Return a file's text with one series replaced, or added below `figures:`; the rest stays as it is."""
    country, indicator = site.countries[slug], site.indicators[key]
    held = country.figures.get(key)
    values = {year: figure for (code, year), figure in fetched.items() if code == country.code}
    block = "\n".join(_series(key, indicator, held, values, today)) + "\n"
    old = re.compile(rf"^  {re.escape(key)}:\n(?:    .*\n|\n)*", re.MULTILINE)
    if old.search(text):
        return old.sub(lambda _: block, text, count=1)
    if "\nfigures:\n" in f"\n{text}":
        return re.sub(r"^figures:\n", lambda match: match.group() + block, text, count=1, flags=re.MULTILINE)
    return text.rstrip("\n") + "\nfigures:\n" + block


def _series(
    key: str, indicator: Indicator, held: Series | None, values: dict[int, Figure], today: date
) -> Iterator[str]:
    yield f"  {key}:"
    if source := indicator.source or (held.source if held else None):
        yield f"    source: {source}"
    if query := indicator.fetch:
        yield f"    dataset: {query.dataset if isinstance(query, EurostatQuery) else query.endpoint}"
    yield f"    extracted: {today.isoformat()}"
    if held and held.review_by:
        yield f"    review_by: {held.review_by}"
    if held and held.jumps_checked:
        yield f"    jumps_checked: [{', '.join(str(year) for year in held.jumps_checked)}]"
    yield "    values:"
    for year in sorted(values):
        yield f"      {year}: {_yaml(values[year])}"


def _yaml(figure: Figure) -> str:
    if figure.unit is None and figure.flag is None:
        return str(figure.value)
    parts = [f"value: {figure.value}"] if figure.value is not None else []
    parts += [f"unit: {figure.unit}"] if figure.unit else []
    parts += [f"flag: {figure.flag}"] if figure.flag else []
    return "{" + ", ".join(parts) + "}"
