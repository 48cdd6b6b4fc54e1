"""Asks for every indicator that says how it is fetched; each dataset is whole or is left as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from emn_site.model.figures import Figure
from emn_site.model.indicators import EurostatQuery, Indicator, Query, UnhcrQuery, WorldBankQuery
from emn_site.model.period import Period
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.refresh import answers, eurostat, unhcr, world_bank
from emn_site.refresh.answers import FigureRequest, ServiceFigures
from emn_site.refresh.service import ServiceClient, plain_line


@dataclass(frozen=True)
class ServiceAddresses:
    """Where the services are; tests name their own."""

    eurostat: str = eurostat.API
    unhcr: str = unhcr.API
    world_bank: str = world_bank.API

    @property
    def local(self) -> frozenset[str]:
        """The servers that are not the services' own: whoever names one may name one of this machine."""
        return frozenset({self.eurostat, self.unhcr, self.world_bank} - set(_OWN))


_OWN = (eurostat.API, unhcr.API, world_bank.API)


@dataclass
class FetchResult:
    """What was read, by indicator, and why a dataset could not be: nothing of such a one is taken."""

    readings: dict[str, ServiceFigures] = field(default_factory=dict)
    failures: dict[str, Refused] = field(default_factory=dict)


def fetch_figures(site: Site, asker: ServiceClient, services: ServiceAddresses, today: date) -> FetchResult:
    """Return what the services say. Raises `Refused` where no indicator says how it is fetched."""
    by_dataset: dict[str, dict[str, Indicator]] = {}
    for key, indicator in site.indicators.items():
        if indicator.fetch:
            by_dataset.setdefault(indicator.fetch.dataset, {})[key] = indicator
    if not by_dataset:
        raise Refused("nothing-to-fetch")
    wanted = _wanted(site, today)
    found = FetchResult()
    for dataset, indicators in by_dataset.items():
        try:
            readings = {key: _read(site, asker, services, one, wanted) for key, one in indicators.items()}
            for key, reading in readings.items():
                _refuse_partial(site, key, reading, dataset)
            _refuse_other_unit(site, readings, dataset)
            found.readings |= readings
        except Refused as refusal:
            values = {gap: plain_line(value) for gap, value in refusal.values.items()}
            found.failures[dataset] = Refused(refusal.code, **values)
        except Exception as error:  # an answer can be wrong in more ways than anyone lists
            found.failures[dataset] = Refused("answer-unread", dataset=dataset, detail=type(error).__name__)
    return found


def _wanted(site: Site, today: date) -> FigureRequest:
    codes = {country.eurostat_code: country.code for country in site.countries.values()}
    codes |= {total.code: total.code for total in site.totals.values()}
    return FigureRequest(codes, min([*site.years, site.settings.figures_since]), today)


def _read(
    site: Site, asker: ServiceClient, services: ServiceAddresses, indicator: Indicator, wanted: FigureRequest
) -> ServiceFigures:
    query: Query | None = indicator.fetch
    assert query is not None
    match query:
        case EurostatQuery():
            dataset = site.datasets[query.dataset]
            return eurostat.read_eurostat(asker, indicator, query, dataset, wanted, services.eurostat)
        case UnhcrQuery():
            return unhcr.read_unhcr(asker, indicator, query, wanted, services.unhcr)
        case WorldBankQuery():
            return world_bank.read_world_bank(asker, indicator, query, wanted, services.world_bank)


def stored_figures(site: Site, key: str, dataset: str) -> Mapping[tuple[str, Period], Figure]:
    """Return what the files hold of an indicator from a dataset, by country and period."""
    return {
        (holder.code, period): figure
        for holder in site.holders.values()
        if key in holder.figures and holder.figures[key].dataset == dataset
        for period, figure in holder.figures[key].values.items()
    }


def _refuse_partial(site: Site, key: str, reading: ServiceFigures, dataset: str) -> None:
    """Raise `Refused` where most of what the files hold is not in an answer.

    A few figures that are gone were withdrawn, and their removal is proposed; most of them gone at once is
    an answer that was cut.
    """
    ours = set(stored_figures(site, key, dataset))
    missing = sorted(ours - set(reading.values))
    if 2 * len(missing) > len(ours):
        code, period = missing[0]
        raise Refused("answer-partial", value=key, count=len(missing), first=f"{code} {period}")


def _refuse_other_unit(site: Site, readings: Mapping[str, ServiceFigures], dataset: str) -> None:
    """Raise `Refused` where nearly all figures are those the files hold times one number.

    One table has one unit, so all its indicators are looked at together.
    """
    pairs = [pair for key, reading in readings.items() for pair in _pairs(site, key, reading, dataset)]
    factor = answers.common_factor([(old, new) for _, old, new in pairs])
    if factor is not None:
        place, old, new = pairs[0]
        first = f"{place}: {old} → {new}"
        raise Refused(
            "answer-other-unit",
            dataset=dataset,
            count=len(pairs),
            factor=f"{round(factor, 6).normalize():f}",
            first=first,
        )


def _pairs(
    site: Site, key: str, reading: ServiceFigures, dataset: str
) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield the values held, where they are not zero, each with what was read in its place."""
    for (code, period), figure in stored_figures(site, key, dataset).items():
        read = reading.values.get((code, period))
        if figure.value and read is not None and read.value is not None:
            yield f"{code} {key} {period}", figure.value, read.value
