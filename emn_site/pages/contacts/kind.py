"""How to reach the contact point: a page of settings, people and partners, without what is not known."""

from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.contact_points.kind import KIND as CONTACT_POINTS
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind

PATH = "contacts"


def _page(locale: Locale, path: str) -> FinishedPage:
    return page_from_template(
        locale,
        path,
        "contacts/contacts.html.jinja",
        of_site=locale.of_site,
        contact=locale.site.settings.contact,
        people=locale.entries("people").values(),
        partners=locale.entries("partners").values(),
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
