"""What happened, in one sentence: a value, how it compares with the one before, or its place among others.

Every comparison is one that `comparability` allows; a value that is not known well enough is not said.
"""

from typing import Literal

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import cells, comparability, comparison, coverage, figures, key_figures
from emn_site.statistics.comparability import Rank, ValueChange

TWICE = 100
"""From so many per cent more on a rise is said in times."""

RECORD_FROM = 10
"""A value is said to be the highest or the lowest of no fewer comparable years than this, itself included."""


def home_country(site: Site) -> tuple[str, Country] | None:
    """Return the slug of the home country with its facts; None where the site has none of it."""
    slug = site.slugs.get(site.settings.home_country)
    return (slug, site.countries[slug]) if slug else None


def home_finding(locale: Locale, key: str) -> str | None:
    """Return what happened of an indicator in the home country, where a sentence can be made of it.

    What is counted is said per 1 000 inhabitants, too: readers see either in the chart under it.
    """
    home = home_country(locale.site)
    finding = country_finding(locale, home[1], key) if home else None
    rate = locale.site.rate_of(key)
    rate_finding = _rate_finding(locale, home[1], rate) if home and finding and rate else None
    return f"{finding} {rate_finding}" if rate_finding else finding


def _rate_finding(locale: Locale, country: Country, rate: str) -> str | None:
    latest, indicator = key_figures.latest_value(locale.site, country, rate), locale.site.measure(rate)
    if latest is None or latest[1].number is None or not latest[1].is_sound:
        return None
    forms, number = locale.period_forms(latest[0]), cells.number_text(locale, indicator, latest[1])
    fact = locale.word("finding_rate", period=forms, rate=number)
    return _ranked(locale, fact, comparability.country_rank(locale.site, country.code, rate, latest[0]))


def country_finding(locale: Locale, country: Country, key: str) -> str | None:
    """Return what the newest known value of an indicator says of a country; None: nothing."""
    latest = key_figures.latest_value(locale.site, country, key)
    if latest is None:
        return None
    period = latest[0]
    decimals = locale.site.indicators[key].decimals
    fact = locale.finding(key, latest[1].number or 0, period, country.code, decimals)
    return value_finding(locale, country, key, period, fact) if fact else None


def value_finding(locale: Locale, country: Country, key: str, period: Period, fact: str) -> str | None:
    """Return a fact as a sentence, with what its value may be compared with; None where it is not sound."""
    site = locale.site
    known, indicator = figures.get_value(site, country, key, period), site.indicators[key]
    if known is None or known.number is None or not known.is_sound or known.unit:
        return None
    if indicator.is_rate:
        return _ranked(locale, fact, comparability.country_rank(site, country.code, key, period))
    text = _changed(locale, fact, comparability.value_change(site, country, key, period))
    record = record_of(site, country, key, period) if period.rhythm == "year" else None
    if record is None:
        return text if text and text.endswith(".") else locale.word("finding_alone", finding=text or fact)
    side, first = record
    return locale.word(f"finding_{side}", finding=text or fact, first=first.year, last=period.year)


def leader_finding(locale: Locale, key: str, period: Period) -> str | None:
    """Return the largest value of a period as a sentence; None where it is shared or too few are compared."""
    site = locale.site
    ranks = comparability.ranking(site, key, period).ranks
    leaders = [code for code, rank in ranks.items() if rank.last == 1]
    found = [one for one in site.countries.values() if [one.code] == leaders]
    if len(ranks) < comparability.RANKED_FROM or not found:
        return None
    known, decimals = figures.get_value(site, found[0], key, period), site.indicators[key].decimals
    number = known.number if known else None
    fact = locale.finding(key, number, period, found[0].code, decimals) if number is not None else None
    return locale.word("finding_most", fact=fact, among=len(ranks)) if fact else None


def record_of(
    site: Site, country: Country, key: str, period: Period
) -> tuple[Literal["highest", "lowest"], Period] | None:
    """Return which end of a series a value is, and from when on it is: of all comparable periods up to it."""
    series, first, before = figures.value_series(site, country, key), period, list[Period]()
    while earlier := coverage.period_before(site, key, first):
        if comparability.reason_not_changed(site, country, key, earlier, period):
            break
        first = earlier
        before.append(earlier)
    own = series[period].number
    numbers = [number for one in before if (number := series[one].number) is not None]
    if own is None or len(numbers) + 1 < RECORD_FROM:
        return None
    if own > max(numbers):
        return "highest", first
    return ("lowest", first) if own < min(numbers) else None


def _ranked(locale: Locale, fact: str, rank: Rank | None) -> str:
    """Return a fact with the place of the country among those that are compared, where it has one."""
    if rank is None:
        return locale.word("finding_alone", finding=fact)
    place = comparison.place_words(locale, rank)
    return locale.word("finding_rank", fact=fact, place=place, among=rank.among)


def _changed(locale: Locale, fact: str, changed: ValueChange | None) -> str | None:
    """Return a fact with its change on the period before: more, fewer, about as many, or so many times."""
    if changed is None or changed.percent is None:
        return None
    percent, before = changed.percent, locale.period_forms(changed.before)
    if percent >= TWICE:
        times = locale.number(1 + percent / 100, 1)
        return locale.word("finding_times", fact=fact, times=times, period=before)
    if round(abs(percent)) == 0:
        return locale.word("finding_same", fact=fact, period=before)
    pattern = "finding_more" if percent > 0 else "finding_fewer"
    return locale.word(pattern, fact=fact, percent=locale.number(abs(percent)), period=before)
