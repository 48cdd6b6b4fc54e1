"""A new publication, country or term: where it lies, and what stands in its files before they are written."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated

import pycountry
from pydantic import BeforeValidator, Field

from emn_site.checks import file_names
from emn_site.content import safe_read
from emn_site.content.writer import Edits
from emn_site.editor.arguments import accept_languages, accept_title, accept_value, refuse_unknown
from emn_site.locale import all_locales, for_locale, formats
from emn_site.locale.addresses import slug
from emn_site.locale.templates import render_template, yaml_literal
from emn_site.model.country import EUROSTAT_CODES, ROLES
from emn_site.model.dates import MomentField
from emn_site.model.period import FIRST_YEAR, LAST_YEAR
from emn_site.model.problems import near_names
from emn_site.model.publication import PublicationType
from emn_site.model.refusals import Refused
from emn_site.model.shapes import Slug
from emn_site.model.site import Page, Publication, Site
from emn_site.pages import kinds

LONGEST_SLUG = 60  # letters; a longer address is cut at a hyphen


@dataclass(frozen=True)
class NewText:
    """What an editor says of a publication to be written; `type` as typed: study, studies, annual-report."""

    type: str
    title: str
    summary: str
    topics: Sequence[str]
    language: str
    year: int | str
    slug: str = ""
    countries: Sequence[str] = ()
    starts: str = ""
    """When an event begins, whose year it then has."""


def title_slug(title: str) -> str:
    """Return the address of a title: small letters of English, digits and hyphens."""
    words = slug(title)
    if len(words) <= LONGEST_SLUG:
        return words
    return words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]


def _digits(year: str) -> str:
    """Return a year that is written in four digits and nothing else; raises ValueError for another."""
    if not re.fullmatch("[0-9]{4}", year):
        raise ValueError("year")
    return year


def find_type(site: Site, name: str) -> str:
    """Return the key of a type, written as its key, its folder or with hyphens. Raises `Refused`."""
    wanted = name.lower().replace("_", "-")
    for key, kind in site.types.items():
        if wanted in (key.replace("_", "-"), kind.folder):
            return key
    known = near_names(name, (key.replace("_", "-") for key in site.types))
    raise Refused("no-such-type", value=name, known=known)


def new_address(site: Site, new: NewText) -> str:
    """Return the address that a new publication gets. Raises `Refused` for what cannot be one."""
    kind = site.types[find_type(site, new.type)]
    name = new.slug or title_slug(new.title)
    path = f"{kind.folder}/{new.year}/{name}"
    if not name:
        raise Refused("no-address", value=new.title)
    refuse_taken(site, path, f"--slug {name}-{new.year}")
    refuse_misplaced(site, path, [new.language])
    return path


def refuse_taken(site: Site, path: str, remedy: str, own: Page | None = None) -> None:
    """Raise `Refused` where another work has the last part of an address; an entry waits for its own page."""
    name = path.rpartition("/")[2]
    for at, work in site.catalogue.items():
        if work.slug == name and work is not own and (at != path or isinstance(work, Publication)):
            raise Refused("slug-taken", value=name, other=work.place[0], example=remedy)


def latest_year(kind: PublicationType, today: date) -> int:
    """Return the last year in whose folder a publication of a type can lie: an event may be to come."""
    return LAST_YEAR if kind.holds == "events" else today.year


def judge_text(site: Site, new: NewText, today: date) -> NewText:
    """Return what an editor says of a new text as its file will say it. Raises `Refused`."""
    kind = site.types[find_type(site, new.type)]
    if kind.holds == "events":
        starts = accept_value("--starts", new.starts, MomentField)
        new = replace(new, starts=str(starts), year=str(starts.day.year))
    year = Annotated[int, BeforeValidator(_digits), Field(ge=FIRST_YEAR, le=latest_year(kind, today))]
    if not new.title.strip():
        raise Refused("no-title", value=new.title)
    refuse_unknown(site.topics, "no-such-topic", *new.topics)
    refuse_unknown(site.slugs, "no-such-country", *new.countries)
    refuse_unknown(site.settings.locales, "no-such-language", new.language)
    return replace(
        new,
        title=accept_title("title", new.title),
        summary=accept_title("--summary", new.summary),
        slug=accept_value("--slug", new.slug, Slug) if new.slug else "",
        year=accept_value("--year", str(new.year), year),
    )


def create_publication(
    site: Site, new: NewText, today: date, body: str = "", is_numbered: bool = False
) -> Edits:
    """Return the file of a new publication, a draft in its original language. Raises `Refused`.

    Without a body it has the usual headings; `is_numbered` says that headings bear numbers.
    """
    new = judge_text(site, new, today)
    path = new_address(site, new)
    text = render_template(
        "new-publication.md.jinja",
        new=new,
        body=body,
        has_numbers=is_numbered,
        kind=site.types[find_type(site, new.type)],
        today=today,
        words=for_locale(site, new.language).words,
    )
    return Edits({f"docs/{new.language}/{path}.md": text})


def create_page(site: Site, new: NewText) -> Edits:
    """Return the file of a new ordinary page at the root of its language. Raises `Refused`."""
    refuse_unknown(site.settings.locales, "no-such-language", new.language)
    name = accept_value("--slug", new.slug, Slug) if new.slug else title_slug(new.title)
    if not name:
        raise Refused("no-address", value=new.title)
    if name in site.by_path:
        raise Refused("already-there", value=site.by_path[name].original.file)
    refuse_misplaced(site, name, [new.language])
    title, summary = accept_title("title", new.title), accept_title("--summary", new.summary)
    text = render_template("new-page.md.jinja", title=title, summary=summary)
    return Edits({f"docs/{new.language}/{name}.md": text})


KOSOVO = "XK"  # A code that ISO 3166-1 leaves to its users, and that CLDR, Eurostat and we use


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


def refuse_misplaced(site: Site, path: str, locales: Collection[str]) -> None:
    """Raise `Refused` where no text may lie at an address, in one of some languages."""
    is_plain = path == PurePosixPath(path).as_posix() and not path.startswith("/")
    for language in locales:
        if not is_plain or any(file_names.name_faults(f"docs/{language}/{path}.md", site)):
            raise Refused("no-address", value=path)
    for locale in all_locales(site):
        if path not in site.by_path and kinds.kind_of(locale, path):
            raise Refused("already-there", value=path)
