"""The state of the house, for those who keep it: what waits to be written, translated, found or looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from emn_site.content.translations import TranslationState, translation_state
from emn_site.model.release_dates import release_day
from emn_site.model.site import Listed, Publication, Site
from emn_site.model.works import Work
from emn_site.statistics import anomalies


@dataclass(frozen=True)
class PendingItem:
    """A thing that waits: its words, and the file, the page and the language it is about, where there are."""

    text: str
    file: str = ""
    page: str = ""
    language: str = ""


@dataclass(frozen=True)
class PendingGroup:
    """Things of one kind that wait: a key of `commands` that says what for, and what they are."""

    code: str
    things: tuple[PendingItem, ...]


def count_by_language(site: Site) -> dict[str, int]:
    """Return how many publications there are in each language."""
    return {
        language: sum(language in publication.versions for publication in site.publications)
        for language in site.settings.locales
    }


def pending_groups(site: Site, today: date) -> Iterator[PendingGroup]:
    """Yield what waits, a kind at a time; kinds of which there is nothing are left out."""
    for code, things in (
        ("status-drafts", _paths(site, lambda p: p.is_draft and not release_day(p, today))),
        ("status-awaited", list(_awaited(site, today))),
        ("status-outdated", list(_translations(site, TranslationState.OUTDATED))),
        ("status-unmarked", list(_translations(site, TranslationState.UNMARKED))),
        ("status-missing", list(_translations(site, TranslationState.MISSING))),
        (
            "status-no-address",
            _listed(site, lambda work: not (_is_here(work) or work.head.official_address)),
        ),
        ("status-title", _listed(site, lambda work: not _has_printed_title(work))),
        ("status-no-page", _listed(site, lambda work: isinstance(work, Work))),
        ("status-no-number", _paths(site, lambda p: not (p.head.doi or p.head.isbn or p.head.number))),
        ("status-no-pdf", _paths(site, lambda p: not p.head.pdf)),
        ("status-withdrawn", _paths(site, lambda p: p.head.withdrawn is not None)),
        ("status-due", list(_due(site, today))),
        ("status-doubted", list(_doubted(site))),
    ):
        if things:
            yield PendingGroup(code, tuple(things))


def _paths(site: Site, asked: Callable[[Publication], bool]) -> list[PendingItem]:
    return [_of(publication) for publication in site.publications if asked(publication)]


def _listed(site: Site, asked: Callable[[Listed], bool]) -> list[PendingItem]:
    works = (work for work in site.catalogue.values() if asked(work))
    return [PendingItem(work.path, work.place[0], work.path) for work in works]


def _is_here(work: Listed) -> bool:
    return isinstance(work, Publication) and work.head.extent == "full"


def _has_printed_title(work: Listed) -> bool:
    """Whether a title is as printed in every language; a translation of ours is to be confirmed."""
    if isinstance(work, Work):
        return not work.head.translated_title
    return all(version.head.title_status == "official" for version in work.versions.values())


def _of(publication: Publication, more: str = "") -> PendingItem:
    return PendingItem(f"{publication.path}{more}", publication.original.file, publication.path)


def _awaited(site: Site, today: date) -> Iterator[PendingItem]:
    for publication in site.publications:
        if day := release_day(publication, today):
            yield _of(publication, f" ({day})")


def _translations(site: Site, wanted: TranslationState) -> Iterator[PendingItem]:
    for page in site.by_path.values():
        for language in site.settings.locales:
            if translation_state(page, language) is wanted:
                version = page.versions.get(language, page.original)
                yield PendingItem(f"{page.path} ({language})", version.file, page.path, language)


def _due(site: Site, today: date) -> Iterator[PendingItem]:
    """Yield the series that were to be looked at again by now."""
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key, series in country.figures.items():
            if series.is_due(today):
                yield PendingItem(f"{file}: {key} ({series.review_by})", file)


def _doubted(site: Site) -> Iterator[PendingItem]:
    """Yield the series with values in doubt, each with the periods."""
    found: dict[tuple[str, str], list[str]] = {}
    for code, key, period in anomalies.find_anomalies(site):
        found.setdefault((code, key), []).append(str(period))
    for (code, key), periods in sorted(found.items()):
        file = f"data/countries/{site.slugs[code]}.yml" if code in site.slugs else ""
        yield PendingItem(f"{code}: {key} ({', '.join(sorted(periods))})", file)
