"""A new country of the Network, and a new term of the glossary: facts once, words in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

import pycountry

from emn_site.content import safe_read
from emn_site.editor.arguments import accept_languages, accept_value, refuse_unknown
from emn_site.editor.edits import Edits
from emn_site.locale import formats
from emn_site.locale.addresses import slug
from emn_site.locale.templates import render_template, yaml_literal
from emn_site.model.country import ROLES
from emn_site.model.refusals import Refused
from emn_site.model.shapes import Slug
from emn_site.model.site import Site

EUROSTAT_CODES = {"GR": "EL", "GB": "UK"}
"""Where Eurostat's codes of countries differ from ISO 3166-1."""

KOSOVO = "XK"
"""A code that ISO 3166-1 leaves to its users, and that CLDR, Eurostat and we use."""


@dataclass(frozen=True)
class NewTerm:
    """What an editor says of a new term: its key, its source, and its name and definition by language."""

    key: str
    source: str
    names: Mapping[str, str]
    definitions: Mapping[str, str]


def new_country(site: Site, code: str, role: str) -> Edits:
    """Return the file of a country that joins the Network. Raises `Refused` for what cannot be one."""
    wanted = code.upper()
    name = formats.country_name(wanted, "en")
    if not (pycountry.countries.get(alpha_2=wanted) or wanted == KOSOVO) or name == wanted:
        raise Refused("no-such-code", value=code[:60])
    if wanted in site.slugs:
        raise Refused("already-there", value=f"data/countries/{site.slugs[wanted]}.yml")
    refuse_unknown(ROLES, "role-unknown", role)
    text = render_template(
        "new-country.yml.jinja", code=wanted, eurostat_code=EUROSTAT_CODES.get(wanted, wanted), role=role
    )
    return Edits({f"data/countries/{slug(name)}.yml": text})


def new_term(site: Site, new: NewTerm) -> Edits:
    """Return the files of the glossary with a term more. Raises `Refused` for what cannot be one."""
    accept_value("key", new.key, Slug)
    if new.key in site.glossary:
        raise Refused("already-there", value=f"data/glossary.yml: {new.key}")
    refuse_unknown(site.sources, "source-unknown", new.source)
    names = accept_languages(site, "--name", new.names)
    definitions = accept_languages(site, "--definition", new.definitions)
    written = {"data/glossary.yml": f"{yaml_literal(new.key)}: {{source: {yaml_literal(new.source)}}}\n"}
    for language in site.settings.locales:
        about = {"name": names[language], "definition": definitions[language]}
        written[f"data/{language}/glossary.yml"] = render_template("new-term.yml.jinja", key=new.key, **about)
    return Edits({file: _appended(site, file, text) for file, text in written.items()})


def _appended(site: Site, file: str, text: str) -> str:
    there = safe_read.read_text(site.root, file) if (site.root / file).exists() else ""
    return f"{there.rstrip()}\n{text}".lstrip("\n")
