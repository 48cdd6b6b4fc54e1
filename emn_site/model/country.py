"""The vocabulary of countries: what is known of each, and of the totals a source states for many."""

from typing import Literal, get_args

from pydantic import Field

from emn_site.model.dates import DateField
from emn_site.model.figures import Series
from emn_site.model.shapes import CountryCode, Line, Model, Plain, Url, optional

Role = Literal["member_state", "observer"]
"""What a country is in the Network."""

ROLES: tuple[Role, ...] = get_args(Role)


EUROSTAT_CODES = {"GR": "EL", "GB": "UK"}
"""Where Eurostat's codes of countries differ from ISO 3166-1."""

ISO_CODES = {theirs: own for own, theirs in EUROSTAT_CODES.items()}


class ContactPoint(Model):
    """The EMN National Contact Point of a country."""

    site: Url | None = optional("Its website.")
    source: Url = Field(description="The page on which this was seen.")
    is_named: bool = optional(
        "false where the page names who signed the arrangement, but not the contact point.", True
    )


class Country(Model):
    """What is known of one EMN country; its slug is the name of its file."""

    code: CountryCode = Field(description="ISO 3166-1 code of two letters, for example LT.")
    eurostat_code: CountryCode = Field(description="Eurostat's code; it differs for Greece (EL).")
    role: Role = Field(description="The country's role in the Network.")
    emn_since: DateField | None = optional("When it joined the Network.")
    emn_since_source: Url | None = optional("Where that was seen.")
    eu_member_since: DateField | None = optional("EU member since.")
    schengen_since: DateField | None = optional("In the Schengen area since.")
    membership_source: Line | None = optional("A key of data/sources.yml.")
    contact_point: ContactPoint | None = optional("Left out where not known.")
    figures: dict[Line, Series] = optional("By key of data/indicators.yml.", {})


class Total(Model):
    """What a source itself states for many countries together, such as the EU; never added up by us."""

    code: Line = Field(description="The code under which Eurostat states it, for example EU27_2020.")
    figures: dict[Line, Series] = optional("By key of data/indicators.yml.", {})


class NetworkMap(Model):
    """The outlines of the countries as SVG paths (`tools/make_map.py` draws them)."""

    viewBox: Plain
    countries: dict[CountryCode, Plain]
    other: Plain
