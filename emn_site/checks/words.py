"""What the data bring along (chapters, units, totals, parts) has the words of the site that name it."""

from collections.abc import Iterator, Mapping

from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the words that the data ask for and that the default language does not have."""
    path = f"data/{site.settings.default_locale}/words.yml"
    document = site.lines.get(path)
    if path in site.broken or document is None or not isinstance(document.data, Mapping):
        return
    for file, keys in asked_words(site).items():
        for key in sorted(keys - set(document.data)):
            yield make_problem(path, 1, "missing-word", key=key, other=file, words="…")


def asked_words(site: Site) -> dict[str, set[str]]:
    """Return the keys of words by the file whose content asks for them."""
    indicators = site.indicators.values()
    units = {indicator.unit for indicator in indicators}
    units |= {
        figure.unit
        for country in site.countries.values()
        for series in country.figures.values()
        for figure in series.values.values()
        if figure.unit
    }
    keys = {f"chapter_{indicator.chapter}" for indicator in indicators}
    keys |= {f"{family}_{unit}" for family in ("unit", "quantity") for unit in units}
    keys |= {f"breakdown_{name}" for indicator in indicators for name in indicator.breakdowns}
    of_totals = {slug: {f"{kind}_{slug}" for kind in ("group", "short")} for slug in site.totals}
    return {"data/indicators.yml": keys} | {f"data/totals/{slug}.yml": of_totals[slug] for slug in of_totals}
