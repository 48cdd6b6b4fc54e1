"""What a day decides: publications that wait for theirs (`publish_on`) are drafts, events before it are over.

Pages know the day by this alone: on two days on which the same is a draft and over, they are the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from emn_site.cache.digests import digest
from emn_site.model.dates import PartialDate
from emn_site.model.publication import PublicationHead
from emn_site.model.site import Publication, Site, Version


def release_day(publication: Publication, today: date) -> PartialDate | None:
    """Return the day from which readers may see a publication, where that is after today."""
    day = publication.head.publish_on
    return day if day and day.earliest > today else None


def is_written(publication: Publication) -> bool:
    """Whether a text is judged as one that readers see: when its day comes, no editor is there."""
    return not publication.is_draft or publication.head.publish_on is not None


def last_day(publication: Publication) -> date | None:
    """Return the day on which an event ends; None where it is no event."""
    event = publication.head.event
    return (event.ends or event.starts).day if event else None


def due_publications(site: Site, published: date | None, today: date) -> Iterator[tuple[Publication, date]]:
    """Yield the publications whose day has come, and events that are over, since a site was published.

    Of a site that never was (None), whatever waits for a day that has come.
    """
    for found in site.publications:
        days = [found.head.publish_on.earliest] if found.head.publish_on else []
        if published and (end := last_day(found)):
            days.append(end + timedelta(days=1))
        if due := [day for day in days if (published or date.min) < day <= today]:
            yield found, min(due)


def site_on(site: Site, today: date) -> Site:
    """Return a site as it is on a day: what waits for a later day is a draft, an event before it is over."""
    found = [_publication_on(one, today) for one in site.publications]
    is_same = all(one is other for one, other in zip(found, site.publications, strict=True))
    return site if is_same else replace(site, publications=found)


def without_drafts(site: Site) -> Site:
    """Return what readers may see; the site itself where there is no draft."""
    drafts = [found for found in site.publications if found.is_draft]
    if not drafts:
        return site
    hidden = {version.file for found in drafts for version in found.versions.values()}
    return replace(
        site,
        publications=[found for found in site.publications if not found.is_draft],
        files=[file for file in site.files if file not in hidden],
    )


def _publication_on(publication: Publication, today: date) -> Publication:
    if release_day(publication, today):
        return _each(publication, _text_as_draft)
    end = last_day(publication)
    if end and end < today:
        return replace(_each(publication, _text_as_over), is_over=True)
    return publication


def _each(publication: Publication, change: Callable[[Version], Version]) -> Publication:
    versions = {language: change(version) for language, version in publication.versions.items()}
    return replace(publication, versions=versions)


def _text_as_over(version: Version) -> Version:
    return replace(version, head_digest=digest(version.head_digest, "over"))


def _text_as_draft(version: Version) -> Version:
    """Return a text whose facts say that it is a draft, and whose digest says so, too."""
    if not isinstance(version.head, PublicationHead):
        return version
    head = version.head.model_copy(update={"status": "draft"})
    return replace(version, head=head, head_digest=digest(version.head_digest, "draft"))
