"""What a reader can do with a page: send its address to somebody, and say what is wrong with it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from emn_site.locale import Locale, addresses
from emn_site.pages.links import Link


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
