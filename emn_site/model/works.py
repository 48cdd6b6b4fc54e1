"""Works known by their titles only (`data/works.yml`): lines in the catalogue until they have a page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from emn_site.model.dates import PartialDate
from emn_site.model.publication import WorkHead
from emn_site.model.shapes import SLUG

CATALOGUE, WORKS, TYPES = "publications/index", "data/works.yml", "data/types.yml"
"""The page of the catalogue, the files of the works that are no more than a line in it, and of the types."""
WORK_PLACE = "work-"
"""How the place of such a line begins on that page."""


@dataclass(frozen=True)
class Work:
    """A work known by its title only: a line in the catalogue, at the address that its page will have."""

    path: str
    type: str
    year: int | None
    """The year it belongs to, as its address says; None where its address says none."""
    slug: str
    head: WorkHead

    @property
    def date(self) -> PartialDate | None:
        """When it was published, or the year it belongs to; None where neither is known."""
        return self.head.published or (PartialDate(self.year) if self.year else None)

    @property
    def anchor(self) -> str:
        """What its line in a list is called."""
        return f"{WORK_PLACE}{self.slug}"

    @property
    def address(self) -> str:
        """Where readers find it: its line in the catalogue."""
        return f"{CATALOGUE}#{self.anchor}"

    @property
    def place(self) -> tuple[str, tuple[str | int, ...]]:
        """The file that states its facts, and where in it they stand."""
        return WORKS, (self.path,)


def work_of(path: str, head: WorkHead, folders: Mapping[str, str]) -> Work | None:
    """Return the work of an entry; None where its address is not `folder/year/name` or `folder/name`.

    `folders` has the type of each folder.
    """
    folder, *years, slug = path.split("/") if "/" in path else (path, "")
    year = years[0] if years else None
    is_known = folder in folders and len(years) < 2 and re.fullmatch(SLUG, slug)
    if not is_known or (year is not None and not re.fullmatch("[0-9]{4}", year)):
        return None
    return Work(path, folders[folder], int(year) if year else None, slug, head)


class OfYear(Protocol):
    """A work with a page or without: its address, the year in it, and the day it came out."""

    @property
    def path(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def date(self) -> PartialDate | None: ...


OfYearType = TypeVar("OfYearType", bound=OfYear)


def year_about(work: OfYear) -> int | None:
    """Return the year a work is about, as its address says, or that in which it came out; None: not known."""
    return work.year or (work.date.year if work.date else None)


def newness(work: OfYear) -> tuple[int, date]:
    """Return what works are put in order by: the year they are about, the day they came out."""
    return year_about(work) or 0, work.date.earliest if work.date else date.min


def newest_first(works: Iterable[OfYearType]) -> list[OfYearType]:
    """Return works by `newness`, the newest first and those without a date last; equals by address."""
    return sorted(sorted(works, key=lambda work: work.path), key=newness, reverse=True)
