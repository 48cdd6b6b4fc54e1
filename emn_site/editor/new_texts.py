"""A new publication: where it lies, and what stands in its files before anything is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from emn_site.content.link_targets import slug
from emn_site.editor.arguments import accepted, known, refuse_misplaced
from emn_site.editor.edits import Edits
from emn_site.locale import in_language
from emn_site.locale.templates import render
from emn_site.model.refusals import Refused
from emn_site.model.shapes import FIRST_YEAR, Slug
from emn_site.model.site import Site

LONGEST_SLUG = 60
"""Letters; a longer address is cut at a hyphen."""


@dataclass(frozen=True)
class NewText:
    """What an editor says of a publication to be written; `type` as typed: study, studies, annual-report."""

    type: str
    title: str
    summary: str
    topics: Sequence[str]
    locale: str
    year: int | str
    slug: str = ""
    countries: Sequence[str] = ()


def slug_of(title: str) -> str:
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


def type_of(site: Site, typed: str) -> str:
    """Return the key of a type, written as its key, its folder or with hyphens. Raises `Refused`."""
    wanted = typed.lower().replace("_", "-")
    for key, kind in site.types.items():
        if wanted in (key.replace("_", "-"), kind.folder):
            return key
    raise Refused("no-such-type", value=typed, known=", ".join(key.replace("_", "-") for key in site.types))


def address_of(site: Site, new: NewText) -> str:
    """Return the address that a new publication gets. Raises `Refused` for what cannot be one."""
    kind = site.types[type_of(site, new.type)]
    name = new.slug or slug_of(new.title)
    path = f"{kind.folder}/{new.year}/{name}"
    if not name:
        raise Refused("no-address", value=new.title)
    taken = next((found for found in site.publications if found.slug == name or found.path == path), None)
    if taken:
        raise Refused("slug-taken", value=name, other=taken.original.file)
    refuse_misplaced(site, path, [new.locale])
    return path


def judged(site: Site, new: NewText, today: date) -> NewText:
    """Return what an editor says of a new text as its file will say it. Raises `Refused`."""
    year = Annotated[int, BeforeValidator(_digits), Field(ge=FIRST_YEAR, le=today.year)]
    if not new.title.strip():
        raise Refused("no-title", value=new.title)
    known(site.topics, "no-such-topic", *new.topics)
    known(site.slugs, "no-such-country", *new.countries)
    known(site.settings.locales, "no-such-language", new.locale)
    return replace(
        new,
        title=accepted("title", new.title),
        summary=accepted("--summary", new.summary),
        slug=accepted("--slug", new.slug, Slug) if new.slug else "",
        year=accepted("--year", str(new.year), year),
    )


def created(site: Site, new: NewText, today: date, body: str = "", is_numbered: bool = False) -> Edits:
    """Return the file of a new publication, a draft in its original language. Raises `Refused`.

    Without a body it has the usual headings; `is_numbered` says that headings bear numbers.
    """
    new = judged(site, new, today)
    path = address_of(site, new)
    text = render(
        "new-publication.md.jinja",
        new=new,
        body=body,
        has_numbers=is_numbered,
        is_numbered=site.types[type_of(site, new.type)].is_numbered,
        today=today,
        words=in_language(site, new.locale).words,
    )
    return Edits({f"docs/{new.locale}/{path}.md": text})
