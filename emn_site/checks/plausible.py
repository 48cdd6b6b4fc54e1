"""Wrong data is stopped at the door: impossible values are errors, unlikely ones a reviewer's warning."""

from collections.abc import Iterator
from datetime import date

from emn_site.files.yaml_lines import Place
from emn_site.model.country import Indicator, Series
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site

JUMP = 10
"""A value more than ten times the one before it, or less than a tenth of it, is mostly a mistake."""

JUMP_MATTERS_FROM = 1000
"""Small numbers jump by nature; below this the larger of the two raises no warning."""

COUNTS = {"persons", "cases", "persons_and_cases"}


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield figures that cannot be, figures that may be wrong, and series due for review."""
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key, series in country.figures.items():
            place: Place = ("figures", key)
            if key not in site.indicators:
                continue
            if site.indicators[key].derived:
                yield problem(file, site.lines[file].line(place), "derived-stored", key=key)
            noted = _noted(site, slug, key)
            yield from _values(site, file, place, site.indicators[key], series)
            yield from _jumps(site, file, place, series, noted)
            if series.review_by and series.review_by.earliest <= today:
                line = site.lines[file].line((*place, "review_by"))
                yield problem(file, line, "review-due", key=key, date=series.review_by)


def _noted(site: Site, slug: str, key: str) -> set[int]:
    """Return the years of a series that some language has a note on."""
    words = (wording.countries.get(slug) for wording in site.wordings.values())
    return {year for found in words if found for year in found.notes.get(key, ())}


def _values(site: Site, file: str, place: Place, indicator: Indicator, series: Series) -> Iterator[Problem]:
    for year, figure in series.values.items():
        line = site.lines[file].line((*place, "values", year))
        key = f"{place[-1]}.{year}"
        if figure.unit and (figure.unit in COUNTS) != (indicator.unit in COUNTS):
            yield problem(
                file, line, "unit-mismatch", key=key, unit=figure.unit, expected_unit=indicator.unit
            )
        if indicator.unit == "percent" and figure.value is not None and figure.value > 100:
            yield problem(file, line, "share-over-100", key=key, value=figure.value)
        if figure.value is None and figure.flag not in ("not_available", "fewer_than_five"):
            yield problem(file, line, "value-without-reason", key=key)


def _jumps(site: Site, file: str, place: Place, series: Series, noted: set[int]) -> Iterator[Problem]:
    for year, figure in series.values.items():
        before = series.values.get(year - 1)
        if before is None or not before.value or not figure.value or year in noted or figure.flag == "break":
            continue
        low, high = sorted((before.value, figure.value))
        if high > JUMP * low and high >= JUMP_MATTERS_FROM and year not in series.jumps_checked:
            line = site.lines[file].line((*place, "values", year))
            yield problem(
                file,
                line,
                "jump",
                key=f"{place[-1]}.{year}",
                before=before.value,
                after=figure.value,
                year=year,
            )
