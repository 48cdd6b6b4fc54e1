"""How to reach the contact point: a page of settings, people and partners, without what is not known."""

from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.contact_points.kind import KIND as CONTACT_POINTS
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind

PATH = "contacts"


@dataclass(frozen=True)
class PartnerLink:
    """A partner: its name, its website, and its logo where it has one here."""

    name: str
    site: str
    logo: str | None


def partner_links(locale: Locale) -> tuple[PartnerLink, ...]:
    """Return the partners in the order of the file."""
    return tuple(PartnerLink(name, one.site, one.logo) for one, name in locale.entries("partners").values())


def _page(locale: Locale, path: str) -> FinishedPage:
    return page_from_template(
        locale,
        path,
        locale.word("contacts"),
        locale.word("contacts_summary"),
        "contacts/contacts.html.jinja",
        of_site=locale.of_site,
        contact=locale.site.settings.contact,
        people=locale.entries("people").values(),
        partners=partner_links(locale),
        contact_points=next(iter(CONTACT_POINTS.paths(locale)), None),
    )


KIND = Kind(
    name="contacts",
    paths=lambda locale: [PATH],
    page=_page,
    file="data/site.yml",
    names={"contacts": PATH},
    menu=lambda locale: [PATH],
)
