"""Data that one site has of its own: a model for the entries of each file, one for its words, and its row."""

from pydantic import Field

from emn_site.model.data_file import own_entries
from emn_site.model.shapes import Email, Line, Model, PictureAddress, Slug, Telephone, Url, optional


class Person(Model):
    """How to reach somebody of the contact point (`people.yml`); name and role are in each language's."""

    email: Email | None = optional("The address for letters.")
    telephone: Telephone | None = optional("The telephone, with the code of the country.")


class PersonWords(Model):
    """Somebody of the contact point in one language (`people.yml`)."""

    name: Line = Field(description="The name.")
    role: Line = Field(description="What the person does.")


class Partner(Model):
    """A partner of the contact point (`partners.yml`); its name is in each language's file."""

    site: Url = Field(description="The partner's website.")
    logo: PictureAddress | None = optional("Its logo, a file below docs/assets.")


OWN_FILES = (
    own_entries("people", dict[Slug, Person], dict[Slug, PersonWords]),
    own_entries("partners", dict[Slug, Partner], dict[Slug, Line]),
)
"""Rows of the registry: the name of a file, the shape of `data/<name>.yml`, that of each language's file."""
