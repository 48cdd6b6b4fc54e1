"""The settings of a site (`data/site.yml`), and what its legal pages state in a language (`legal.yml`)."""

from typing import Annotated
from zoneinfo import available_timezones

from pydantic import Field

from emn_site.model.dates import DateField
from emn_site.model.period import FIRST_YEAR, Year
from emn_site.model.shapes import (
    CountryCode,
    Email,
    LanguageCode,
    Line,
    Model,
    PictureAddress,
    ShareAddress,
    Telephone,
    Url,
    optional,
    require,
)

PUBLISHED_BRANCH = "gh-pages"
"""The branch that GitHub Pages serves where nothing else is set."""


class Contact(Model):
    """How to reach the contact point that publishes the site."""

    email: Email = Field(description="The address for letters.")
    site: Url = Field(description="The contact point's own website.")
    telephone: Telephone | None = optional("The telephone, with the code of the country.")
    social: dict[Line, Url] = optional(
        "Pages of the contact point in social networks, by the networks' names.", {}
    )


class Settings(Model):
    """What makes this the site of one contact point, in any language (`data/site.yml`)."""

    locales: list[LanguageCode] = Field(min_length=1, description="The languages; the first is the default.")
    home_country: CountryCode = Field(description="The country of the contact point, as an ISO code.")
    timezone: Annotated[Line, require("timezone", lambda name: name in available_timezones())] | None = (
        optional("The time zone in which the hours of events are, such as Europe/Vilnius.")
    )
    compared_with: list[CountryCode] = Field(
        default_factory=list, description="The countries that comparisons with the home country start with."
    )
    copies_on: list[Line] = Field(
        default_factory=list,
        description="Websites that hold copies of publications, by their names: evidence, never an offer.",
    )
    report_locale: LanguageCode = Field(description="The language in which checks speak to editors.")
    metadata_locale: LanguageCode | None = optional(
        "The language of descriptions of open data that can have one only; empty: the default."
    )
    publisher_type: Line | None = optional(
        "What the contact point is, for catalogues of data: a code of ADMS's publisher types."
    )
    published: DateField | None = optional("When the site was first published; empty: not yet.")
    contact: Contact = Field(description="How to reach the contact point.")
    logo: PictureAddress | None = optional("The logo, a file below docs/assets; empty: a neutral mark.")
    grant_number: Line | None = optional("The number of the grant that pays for it.")
    share_with: dict[Line, ShareAddress] = optional(
        "Services that a page can be shared with, by name; {address} stands for the page's.", {}
    )
    is_repository_public: bool = optional(
        "Whether readers may see the repository, and report mistakes there.", True
    )
    address: Url = Field(description="The public address of the site.")
    repository: Url = Field(description="Where the files are kept; edit and report links lead there.")
    branch: Line = optional("The branch on which the files are edited.", "main")
    published_branch: Line = optional("The branch of the editions.", PUBLISHED_BRANCH)
    legal_basis: Line | None = optional(
        "A key of data/sources.yml: the act by which member states take part."
    )
    figures_since: Year = optional(
        "The first year that a refresh asks for, beside years that are held.", FIRST_YEAR
    )

    @property
    def metadata_language(self) -> str:
        """The language of descriptions of the open data that can have one only."""
        return self.metadata_locale or self.default_locale

    @property
    def default_locale(self) -> str:
        """The language served at the root."""
        return self.locales[0]

    def edit_url(self, file: str) -> str:
        """Return where a file, by its path from the root, is edited in the browser."""
        return f"{self.repository}/edit/{self.branch}/{file}"


class LegalWords(Model):
    """Who answers for a site, before whom, and what the law asks to be said; what is empty is not shown."""

    controller: Line | None = optional("The controller, with its address.")
    data_protection_contact: Line | None = optional("Whom to ask about personal data, with an address.")
    legal_basis: Line | None = optional("On what ground personal data are processed.")
    host: Line | None = optional("Who serves the files, and where.")
    host_statement: Url | None = optional("The host's own statement on personal data.")
    transfer: Line | None = optional("Whether data leave the European Economic Area, and on what ground.")
    retention: Line | None = optional("How long personal data are kept.")
    authority: Line | None = optional("The supervisory authority, with its address.")
    complaint_body: Line | None = optional("Who deals with complaints about accessibility, with its address.")
    complaint_term: Line | None = optional("Within what term a report of an obstacle is answered.")


PRIVACY = (
    "controller", "data_protection_contact", "legal_basis", "host", "transfer", "retention", "authority",
)  # fmt: skip
"""What the page on privacy states (Regulation (EU) 2016/679, Article 13), in this order."""

ACCESSIBILITY = ("complaint_term", "complaint_body")
"""What the accessibility statement states (Implementing Decision (EU) 2018/1523, Annex, section 4)."""

PAGES = {"accessibility": "about/accessibility", "privacy": "about/privacy"}
"""The legal pages, by the names under which every layout finds their addresses."""

STATED = {"about/accessibility": ACCESSIBILITY, "about/privacy": PRIVACY}
"""What each of them states."""
