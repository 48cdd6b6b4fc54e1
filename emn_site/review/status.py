"""The state of the house, for those who keep it: what waits to be written, translated, found or looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from emn_site.facts import doubts
from emn_site.files.translations import State, state
from emn_site.model.awaited import day_awaited
from emn_site.model.site import Publication, Site


@dataclass(frozen=True)
class Waiting:
    """Things of one kind that wait: a key of `commands` that says what for, and what they are."""

    code: str
    things: tuple[str, ...]


def by_language(site: Site) -> dict[str, int]:
    """Return how many publications there are in each language."""
    return {
        locale: sum(locale in publication.versions for publication in site.publications)
        for locale in site.settings.locales
    }


def waiting(site: Site, today: date) -> Iterator[Waiting]:
    """Yield what waits, a kind at a time; kinds of which there is nothing are left out."""
    for code, things in (
        ("status-drafts", _paths(site, lambda p: p.is_draft and not day_awaited(p, today))),
        (
            "status-awaited",
            [f"{p.path} ({day})" for p in site.publications if (day := day_awaited(p, today))],
        ),
        ("status-outdated", list(_translations(site, State.OUTDATED))),
        ("status-unmarked", list(_translations(site, State.UNMARKED))),
        ("status-missing", list(_translations(site, State.MISSING))),
        (
            "status-no-address",
            _paths(site, lambda p: p.head.extent != "full" and not p.head.official_address),
        ),
        ("status-no-number", _paths(site, lambda p: not (p.head.doi or p.head.isbn or p.head.number))),
        ("status-withdrawn", _paths(site, lambda p: p.head.withdrawn is not None)),
        ("status-due", list(_due(site, today))),
        ("status-doubted", list(_doubted(site))),
    ):
        if things:
            yield Waiting(code, tuple(things))


def _paths(site: Site, asked: Callable[[Publication], bool]) -> list[str]:
    return [publication.path for publication in site.publications if asked(publication)]


def _translations(site: Site, wanted: State) -> Iterator[str]:
    for page in site.by_path.values():
        for locale in site.settings.locales:
            if state(page, locale) is wanted:
                yield f"{page.path} ({locale})"


def _due(site: Site, today: date) -> Iterator[str]:
    """Yield the series that were to be looked at again by now."""
    for slug, country in site.countries.items():
        for key, series in country.figures.items():
            if series.is_due(today):
                yield f"data/countries/{slug}.yml: {key} ({series.review_by})"


def _doubted(site: Site) -> Iterator[str]:
    """Yield the series with values in doubt, each with the periods."""
    found: dict[tuple[str, str], list[str]] = {}
    for code, key, period in doubts.doubts(site):
        found.setdefault((code, key), []).append(str(period))
    for (code, key), periods in sorted(found.items()):
        yield f"{code}: {key} ({', '.join(sorted(periods))})"
