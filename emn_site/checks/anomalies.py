"""Figures that may be wrong are a reviewer's warning: they have a sign until someone looks."""

from collections.abc import Iterator

from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.statistics.anomalies import Anomaly, find_anomalies

CODES = {
    "repeats_period": "repeats-period",
    "zero_beside_large": "zero-beside-large",
    "jump": "jump",
    "sources_differ": "sources-differ",
    "shifted": "shifted",
    "partial": "partial-period",
}
"""The code of each doubt's problem."""

WHOLE = frozenset(("repeats-period", "shifted", "partial-period"))
"""Doubts of many values at once: each is said once a file, at the first value it speaks against."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the doubts that readers see as a sign beside the value."""
    said: set[tuple[str, ...]] = set()
    for (code, key, period), found in find_anomalies(site).items():
        slug = site.slugs[code]
        for doubt in found:
            made = _problem(site, slug, key, period, doubt)
            of = "" if made.code == "repeats-period" else key
            group = (made.code, slug, of, "" if made.code == "shifted" else str(period))
            if made.code not in WHOLE or group not in said:
                said.add(group)
                yield made


def _problem(site: Site, slug: str, key: str, period: Period, doubt: Anomaly) -> Problem:
    file, value = f"data/countries/{slug}.yml", site.countries[slug].figures[key].values[period].value
    line = site.lines[file].line(("figures", key, "values", period.key))
    return make_problem(
        file,
        line,
        CODES[doubt.kind],
        key=f"{key}.{period}",
        indicator=key,
        period=period,
        value="–" if value is None else value,
        other=doubt.other,
        before="–" if doubt.before is None else doubt.before,
    )
