"""All contact points of the Network on one page, as the countries' files name them."""

from collections.abc import Iterator
from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.country import ROLES
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind

PATH = "contact-points"


@dataclass(frozen=True)
class ContactPointRow:
    """A country's contact point; `is_named` is false where only who signed the arrangement is known."""

    country: str
    path: str
    institution: str | None
    is_named: bool
    site: str | None
    source: str


def _rows(locale: Locale, role: str) -> Iterator[ContactPointRow]:
    for name, slug, _ in locale.countries:
        country = locale.site.countries[slug]
        if country.role == role and (point := country.contact_point):
            institution = locale.country_words(slug).contact_point
            path = f"countries/{slug}"
            yield ContactPointRow(name, path, institution, point.is_named, point.site, point.source)


def _page(locale: Locale, path: str) -> FinishedPage:
    groups = [(role.replace("_", "-"), locale.word(f"{role}_list"), [*_rows(locale, role)]) for role in ROLES]
    return page_from_template(
        locale,
        path,
        "contact_points/contact-points.html.jinja",
        groups=[group for group in groups if group[2]],
    )


KIND = Kind(
    name="contact_points",
    paths=lambda locale: [PATH] if any(one.contact_point for one in locale.site.countries.values()) else [],
    page=_page,
    file="data/countries",
    names={"contact_points": PATH},
    label=lambda locale, path: locale.word("contact_points"),
)
