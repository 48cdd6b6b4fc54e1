"""The state of the house, for those who keep it: what waits to be written, translated, found or looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from emn_site.content.translations import State, state
from emn_site.model.release_dates import day_awaited
from emn_site.model.site import Publication, Site
from emn_site.statistics import anomalies


@dataclass(frozen=True)
class Thing:
    """A thing that waits: its words, and the file, the page and the language it is about, where there are."""

    text: str
    file: str = ""
    page: str = ""
    locale: str = ""


@dataclass(frozen=True)
class Waiting:
    """Things of one kind that wait: a key of `commands` that says what for, and what they are."""

    code: str
    things: tuple[Thing, ...]


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
        ("status-awaited", list(_awaited(site, today))),
        ("status-outdated", list(_translations(site, State.OUTDATED))),
        ("status-unmarked", list(_translations(site, State.UNMARKED))),
        ("status-missing", list(_translations(site, State.MISSING))),
        (
            "status-no-address",
            _paths(site, lambda p: p.head.extent != "full" and not p.head.official_address),
        ),
        ("status-no-number", _paths(site, lambda p: not (p.head.doi or p.head.isbn or p.head.number))),
        ("status-no-pdf", _paths(site, lambda p: not p.head.pdf)),
        ("status-withdrawn", _paths(site, lambda p: p.head.withdrawn is not None)),
        ("status-due", list(_due(site, today))),
        ("status-doubted", list(_doubted(site))),
    ):
        if things:
            yield Waiting(code, tuple(things))


def _paths(site: Site, asked: Callable[[Publication], bool]) -> list[Thing]:
    return [_of(publication) for publication in site.publications if asked(publication)]


def _of(publication: Publication, more: str = "") -> Thing:
    return Thing(f"{publication.path}{more}", publication.original.file, publication.path)


def _awaited(site: Site, today: date) -> Iterator[Thing]:
    for publication in site.publications:
        if day := day_awaited(publication, today):
            yield _of(publication, f" ({day})")


def _translations(site: Site, wanted: State) -> Iterator[Thing]:
    for page in site.by_path.values():
        for locale in site.settings.locales:
            if state(page, locale) is wanted:
                version = page.versions.get(locale, page.original)
                yield Thing(f"{page.path} ({locale})", version.file, page.path, locale)


def _due(site: Site, today: date) -> Iterator[Thing]:
    """Yield the series that were to be looked at again by now."""
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key, series in country.figures.items():
            if series.is_due(today):
                yield Thing(f"{file}: {key} ({series.review_by})", file)


def _doubted(site: Site) -> Iterator[Thing]:
    """Yield the series with values in doubt, each with the periods."""
    found: dict[tuple[str, str], list[str]] = {}
    for code, key, period in anomalies.doubts(site):
        found.setdefault((code, key), []).append(str(period))
    for (code, key), periods in sorted(found.items()):
        file = f"data/countries/{site.slugs[code]}.yml" if code in site.slugs else ""
        yield Thing(f"{code}: {key} ({', '.join(sorted(periods))})", file)
