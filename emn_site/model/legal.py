"""What the legal pages of a site state in one language (`legal.yml`): only its publisher knows it."""

from pydantic import Field

from emn_site.model.shapes import Line, Model, Url


class LegalWords(Model):
    """Who answers for a site, before whom, and what the law asks to be said; what is empty is not shown."""

    controller: Line | None = Field(default=None, description="The controller, with its address.")
    data_protection_contact: Line | None = Field(
        default=None, description="Whom to ask about personal data, with an address."
    )
    legal_basis: Line | None = Field(default=None, description="On what ground personal data are processed.")
    host: Line | None = Field(default=None, description="Who serves the files, and where.")
    host_statement: Url | None = Field(default=None, description="The host's own statement on personal data.")
    transfer: Line | None = Field(
        default=None, description="Whether data leave the European Economic Area, and on what ground."
    )
    retention: Line | None = Field(default=None, description="How long personal data are kept.")
    authority: Line | None = Field(default=None, description="The supervisory authority, with its address.")
    complaint_body: Line | None = Field(
        default=None, description="Who deals with complaints about accessibility, with its address."
    )
    complaint_term: Line | None = Field(
        default=None, description="Within what term a report of an obstacle is answered."
    )


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
