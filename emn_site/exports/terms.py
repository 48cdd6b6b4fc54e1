"""Under which terms a table is used, and of which day its data are."""

from dataclasses import dataclass

from emn_site.exports.data_tables import PAGE, DataTable
from emn_site.locale import for_locale
from emn_site.model.dates import PartialDate
from emn_site.model.site import Publication, Site
from emn_site.statistics import coverage


@dataclass(frozen=True)
class Licence:
    """A licence by name and address."""

    name: str
    url: str


# The licence of what the site itself adds: names, definitions, descriptions.
OURS = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


def publication_licence(publication: Publication) -> Licence | None:
    """Return the licence of a publication: its own; or ours, of what stands here itself; or None."""
    head = publication.head
    if head.licence:
        return Licence(head.licence, head.licence_url or "")
    return OURS if head.extent == "full" else None


def file_licence(publication: Publication, language: str) -> Licence | None:
    """Return the licence of a publication's file in a language: its own, or that of the publication."""
    own = publication.head.pdf_rights.get(language)
    if own and own.licence:
        return Licence(own.licence, own.licence_url or "")
    return publication_licence(publication)


def file_holder(publication: Publication, language: str) -> str | None:
    """Return whose the rights in a publication's file in a language are, where that is known."""
    own = publication.head.pdf_rights.get(language)
    return (own and own.rights_holder) or publication.head.rights_holder


def table_licences(site: Site, table: DataTable) -> list[Licence]:
    """Return the terms of the sources whose values a table holds, each once; or else ours."""
    sources = (site.sources[key] for key in coverage.value_sources(site, table.indicators, table.slugs))
    named = [Licence(one.licence, one.licence_url) for one in sources if one.licence and one.licence_url]
    return list(dict.fromkeys(named)) or [OURS]


def table_licence(site: Site, base: str, table: DataTable) -> Licence:
    """Return the one licence of a table; where sources differ, the page that says the terms of each."""
    locale, found = for_locale(site, site.settings.default_locale), table_licences(site, table)
    here = Licence(locale.word("open_data_licence"), f"{base}{locale.url(PAGE)}#licence")
    return found[0] if len(found) == 1 else here


def data_day(site: Site, table: DataTable) -> PartialDate | None:
    """Return when the newest values of a table were read from their source, as precisely as is known."""
    return coverage.newest_extraction(site, table.indicators, table.slugs)


def data_version(site: Site) -> str | None:
    """Return the version of all data: the day of their last change, without zeros before numbers (semver)."""
    day = coverage.last_change(site)
    return f"{day.year}.{day.month}.{day.day}" if day else None
