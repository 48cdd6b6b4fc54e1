"""The site: everything the files say, in one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from emn_site.cache.digests import Digests, digest
from emn_site.model.country import Country, NetworkMap, Total
from emn_site.model.dates import PartialDate
from emn_site.model.figures import ValueNote
from emn_site.model.indicators import Dataset, Indicator, Source, Term, rates_of
from emn_site.model.period import Period, Rhythm, period_span
from emn_site.model.problems import Problem
from emn_site.model.publication import PageHead, PublicationHead, PublicationType, WorkHead
from emn_site.model.settings import Settings
from emn_site.model.text import Asset, Text
from emn_site.model.wording import ProblemExample, ProblemTexts, Wording
from emn_site.model.works import Work, newest_first, work_of


@dataclass(frozen=True)
class Version:
    """A publication or page in one language: its facts and its text, rendered."""

    language: str
    file: str
    head: PageHead
    text: Text
    fingerprint: str = ""
    """Six letters that stand for its words: a translation names those of its original."""
    digest: str = ""
    head_digest: str = ""
    """What the whole file says, and what stands above its text, each as one word."""

    @property
    def is_translation(self) -> bool:
        """Whether this text was translated from the other language."""
        return self.head.translation is not None


@dataclass(frozen=True)
class Page:
    """A page in the languages it exists in; `path` is its address without the language."""

    path: str
    versions: Mapping[str, Version]

    @cached_property
    def original(self) -> Version:
        """The text that the others are translations of."""
        texts = list(self.versions.values())
        return next((text for text in texts if not text.is_translation), texts[0])


@dataclass(frozen=True)
class Publication(Page):
    """A publication of a type; folder, year and file name say which."""

    type: str
    year: int
    slug: str
    is_over: bool = False
    """Whether it is an event that has taken place by the day of the site (`release_dates.site_on`)."""

    @cached_property
    def head(self) -> PublicationHead:
        """The neutral facts, as the original states them."""
        return next(v.head for v in self.versions.values() if isinstance(v.head, PublicationHead))

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics it carries."""
        return frozenset(self.head.topics)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries it is about, by their codes."""
        return frozenset(self.head.countries)

    @cached_property
    def date(self) -> PartialDate:
        """When it was published, or the year it belongs to where no more is known; when an event begins."""
        if self.head.event:
            return PartialDate.parse(str(self.head.event.starts.day))
        return self.head.published or PartialDate(self.year)

    @property
    def is_draft(self) -> bool:
        """Whether only those who write it are to see it."""
        return self.head.status == "draft"

    @property
    def address(self) -> str:
        """Where readers find it."""
        return self.path

    @property
    def place(self) -> tuple[str, tuple[str | int, ...]]:
        """The file that states its facts, and where in it they stand."""
        return self.original.file, ()


Listed = Publication | Work
"""What the catalogue has a line of."""


@dataclass(frozen=True, eq=False)
class Site:
    """Everything the files say, and the problems found while reading them."""

    root: Path
    settings: Settings
    wordings: Mapping[str, Wording]
    """What each language says."""
    reports: Mapping[str, ProblemTexts]
    """How problems are said, in every language that has a folder."""
    types: Mapping[str, PublicationType]
    sources: Mapping[str, Source]
    datasets: Mapping[str, Dataset]
    indicators: Mapping[str, Indicator]
    topics: list[str]
    glossary: Mapping[str, Term]
    redirects: Mapping[str, str]
    """Addresses that pages once had, and those they have now."""
    works: Mapping[str, WorkHead]
    """Works known by their titles only, by the addresses their pages will have."""
    problem_examples: Mapping[str, ProblemExample]
    asked_in: Mapping[str, Mapping[str, Sequence[str]]]
    """Terms of the glossary in languages that readers ask in and the site does not speak, by language."""
    countries: Mapping[str, Country]
    """By slug."""
    notes: Mapping[str, ValueNote]
    """What a reader must know of values, by key."""
    totals: Mapping[str, Total]
    """What sources state for many countries together, by slug."""
    other: Mapping[str, Any]
    """What rows of the registry without a field here say, by name."""
    map: NetworkMap | None
    dictionaries: Mapping[str, Mapping[str, Any]]
    """The words of a language with their endings, where `data/dictionaries/` has them."""
    publications: list[Publication]
    pages: list[Page]
    files: list[str]
    """Every file below docs/, readable or not."""
    assets: Mapping[str, Asset]
    """The files below docs/assets that may be published, by path."""
    bill_of_materials: str | None
    """What the site is made with (CycloneDX), where `tools/make_inventory.py` has written it."""
    gone: list[str]
    """Files below docs/ that were published and are not shown any more, as far as Git knows."""
    changed: Mapping[str, date]
    """The day on which each file was last changed, where Git knows it."""
    lines: Mapping[str, Any]
    """The lines of each file's keys, by file and place."""
    problems: list[Problem] = field(default_factory=list)
    digests: Digests = field(default_factory=Digests)
    memory: dict[Any, Any] = field(default_factory=dict, init=False)  # of `cache.queries`

    @cached_property
    def broken(self) -> frozenset[str]:
        """The files that have a fault of their own: what refers to them is not judged until it is mended."""
        return frozenset(found.path for found in self.problems if not found.is_warning)

    @cached_property
    def heads(self) -> str:
        """The facts of every page as one word: what stands above its texts, and when each was changed."""
        return digest(*((v.file, v.head_digest, str(self.changed.get(v.file))) for v in self.versions))

    @cached_property
    def file_names(self) -> frozenset[str]:
        """Every file below docs/, to be looked up."""
        return frozenset(self.files)

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page that has a file, publications among them, by address."""
        return {page.path: page for page in sorted([*self.pages, *self.publications], key=lambda p: p.path)}

    @cached_property
    def catalogue(self) -> dict[str, Listed]:
        """Everything the catalogue lists, by address; a page counts before an entry."""
        works = (work_of(path, head, self.folders) for path, head in self.works.items())
        found: dict[str, Listed] = {page.path: page for page in self.publications}
        return found | {work.path: work for work in works if work and work.path not in found}

    @cached_property
    def versions(self) -> list[Version]:
        """Every text in every language, by address."""
        return [version for page in self.by_path.values() for version in page.versions.values()]

    @cached_property
    def folders(self) -> dict[str, str]:
        """The type of each folder of publications."""
        return {kind.folder: key for key, kind in self.types.items()}

    @cached_property
    def slugs(self) -> dict[str, str]:
        """The slug of each country by its code."""
        return {country.code: slug for slug, country in self.countries.items()}

    @cached_property
    def authored(self) -> list[Listed]:
        """What of the catalogue is a work: no compiled text, no news, no event; newest first."""
        everything = newest_first(self.catalogue.values())
        return [work for work in everything if self.types[work.type].holds_works]

    @cached_property
    def authored_publications(self) -> list[Publication]:
        """Those with a page here."""
        return [work for work in self.authored if isinstance(work, Publication)]

    @cached_property
    def announced(self) -> list[Publication]:
        """News and events, the newest first."""
        return newest_first(one for one in self.publications if self.types[one.type].is_announced)

    @cached_property
    def superseded_by(self) -> dict[str, Publication]:
        """The newer publication of each that has been replaced, by the address of the older one.

        Where two claim to replace it, a check says so and the first counts.
        """
        newer = [found for found in reversed(self.publications) if found.head.supersedes]
        return {str(found.head.supersedes): found for found in newer}

    @cached_property
    def companions(self) -> dict[str, list[Listed]]:
        """The works that name another as their synthesis or as what they accompany, by its address."""
        found: dict[str, list[Listed]] = {}
        for work in newest_first(self.catalogue.values()):
            for path in {work.head.synthesis, work.head.part_of} - {None}:
                found.setdefault(path or "", []).append(work)
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[Publication]]:
        """The works of each topic, the newest first."""
        found = self.authored_publications
        return {topic: [p for p in found if topic in p.head.topics] for topic in self.topics}

    @cached_property
    def newest(self) -> dict[str, list[Publication]]:
        """The publications of each type, the newest first."""
        return {kind: newest_first(p for p in self.publications if p.type == kind) for kind in self.types}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each publication in `newest`, by address."""
        return {found.path: place for same in self.newest.values() for place, found in enumerate(same)}

    @cached_property
    def years(self) -> list[int]:
        """Every year for which any country has a figure, without gaps, the oldest first."""
        ends = [period.year for held in self.periods.values() for period in (held[0], held[-1])]
        return list(range(min(ends), max(ends) + 1)) if ends else []

    @cached_property
    def periods(self) -> dict[Rhythm, list[Period]]:
        """Every period of a length for which any country has a figure, without gaps, the oldest first."""
        held: dict[Rhythm, set[Period]] = {}
        series = (one for country in self.countries.values() for one in country.figures.values())
        for period in (period for one in series for period in one.values):
            held.setdefault(period.rhythm, set()).add(period)
        return {rhythm: period_span(min(found), max(found)) for rhythm, found in held.items()}

    @cached_property
    def shown_indicators(self) -> dict[str, Indicator]:
        """The indicators that have a value in any country; one that is yet to be fetched is not shown."""
        held = {key for country in self.countries.values() for key in country.figures}
        return {
            key: found
            for key, found in self.indicators.items()
            if (set(found.derived.inputs) <= held if found.derived else key in held)
        }

    @cached_property
    def rates(self) -> dict[str, Indicator]:
        return rates_of(self.shown_indicators)  # shown by charts and maps; no page is about them

    def rate_of(self, key: str) -> str | None:
        """Return the key of an indicator's rate per 1 000 inhabitants: one that is shown, or of `rates`."""
        every = self.rates | self.shown_indicators
        return next((name for name in every if every[name].counted == key), None)

    def measure(self, key: str) -> Indicator:
        """Return an indicator, or one of `rates`, by its key."""
        return self.indicators.get(key) or self.rates[key]

    @cached_property
    def holders(self) -> dict[str, Country | Total]:
        """Everything that has figures, by its code: the countries, then the totals that sources state."""
        return {c.code: c for c in self.countries.values()} | {t.code: t for t in self.totals.values()}

    def dataset_of(self, key: str, country: Country | Total) -> str | None:
        """Return the dataset of an indicator's figures in a country: the series' own, or that asked for."""
        series, fetch = country.figures.get(key), self.indicators[key].fetch
        return (series.dataset if series else None) or (fetch.dataset if fetch else None)
