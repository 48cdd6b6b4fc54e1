"""Publications that wait for their day (`publish_on`): drafts before it, published from then on."""

from dataclasses import replace
from datetime import date, timedelta

from emn_site.cache.digests import digest
from emn_site.model.partial_date import PartialDate
from emn_site.model.publication import PublicationHead
from emn_site.model.site import Publication, Site, Version

MADE_GOOD = timedelta(days=7)
"""How long after its day a publication still counts as due: a night without a run is made good."""


def release_day(publication: Publication, today: date) -> PartialDate | None:
    """Return the day from which readers may see a publication, where that is after today."""
    day = publication.head.publish_on
    return day if day and day.earliest > today else None


def is_due(site: Site, today: date) -> bool:
    """Whether the day of a publication has come of late."""
    days = [found.head.publish_on.earliest for found in site.publications if found.head.publish_on]
    return any(today - MADE_GOOD < day <= today for day in days)


def site_on(site: Site, today: date) -> Site:
    """Return a site as it is on a day: what waits for a later day is a draft."""
    if not any(release_day(found, today) for found in site.publications):
        return site
    found = [one if release_day(one, today) is None else _as_draft(one) for one in site.publications]
    return replace(site, publications=found)


def _as_draft(publication: Publication) -> Publication:
    versions = {language: _text_as_draft(version) for language, version in publication.versions.items()}
    return replace(publication, versions=versions)


def _text_as_draft(version: Version) -> Version:
    """Return a text whose facts say that it is a draft, and whose digest says so, too."""
    if not isinstance(version.head, PublicationHead):
        return version
    head = version.head.model_copy(update={"status": "draft"})
    return replace(version, head=head, head_digest=digest(version.head_digest, "draft"))
