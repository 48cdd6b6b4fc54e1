"""The links of which several views are made, and those by which readers send a page or report a mistake."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from emn_site.locale import Locale, addresses
from emn_site.model.site import Listed
from emn_site.statistics import years

DATA, INDICATORS = "data/index", "indicators/index"
"""The way to the data, and the list of all indicators."""

TOPICS = "topics/index"
"""The list of the topics."""

YEARS = "years/index"
"""The page that lists the years in figures."""

GUIDE = "editing"
"""The folder of the guide for editors."""


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to; `language` where the title is in another language."""

    title: str
    url: str
    language: str | None = None


def publication_link(locale: Locale, work: Listed | None) -> Link | None:
    """Return a link to a publication; a text missing in the language has its notice there."""
    if work is None:
        return None
    title, language = locale.title(work)
    return Link(title, locale.url(work.address), None if language == locale.language else language)


def topic_links(locale: Locale) -> list[Link]:
    """Return links to the lists of all topics."""
    return [Link(locale.topic(topic), locale.url(f"topics/{topic}")) for topic in locale.site.topics]


def indicator_links(locale: Locale) -> list[tuple[str, str, Link]]:
    """Return the indicators that are shown: key, part of an address, and a link to the page."""
    return [
        (
            key,
            addresses.indicator_slug(key),
            Link(locale.indicator(key).name, locale.url(addresses.indicator_path(key))),
        )
        for key in locale.site.shown_indicators
    ]


def years_path(locale: Locale) -> str | None:
    """Return the page that lists the years in figures, where the site has one."""
    return YEARS if years.covered_years(locale.site) else None


@dataclass(frozen=True)
class ReaderLinks:
    """Addresses that begin something about a page; `issue` is empty where the repository is not public."""

    mail: str
    services: tuple[Link, ...]
    report: str
    issue: str | None


def reader_links(locale: Locale, title: str, address: str, edition: str) -> ReaderLinks:
    """Return the links of a page by its title and public address, in an edition (empty: the newest)."""
    settings = locale.site.settings
    subject = locale.word("report_text_title", page=title)
    name = edition or locale.word("report_edition_none")
    body = locale.word("report_text_body", page=title, address=address, edition=name)
    asked = urlencode({"title": subject, "body": body}, quote_via=quote)
    return ReaderLinks(
        mail=addresses.letter_address("", title, address),
        services=tuple(
            Link(name, service.replace("{address}", quote(address, safe="")))
            for name, service in settings.share_with.items()
        ),
        report=addresses.letter_address(settings.contact.email, subject, body),
        issue=f"{settings.repository}/issues/new?{asked}" if settings.is_repository_public else None,
    )
