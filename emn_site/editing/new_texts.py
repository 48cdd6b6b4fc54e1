"""A new publication: where it lies, and what stands in its files before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from emn_site.editing.edits import Edits
from emn_site.files.paths import slug
from emn_site.language import in_language
from emn_site.language.templates import render
from emn_site.model.refusals import Refused
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
    year: int
    slug: str = ""
    countries: Sequence[str] = ()


def slug_of(title: str) -> str:
    """Return the address of a title: small letters of English, digits and hyphens."""
    words = slug(title)
    if len(words) <= LONGEST_SLUG:
        return words
    return words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]


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
    for value, code in ((name, "no-address"), (new.title.strip(), "no-title")):
        if not value:
            raise Refused(code, value=new.title)
    for topic in new.topics:
        if topic not in site.topics:
            raise Refused("no-such-topic", value=topic, known=", ".join(site.topics))
    if new.locale not in site.settings.locales:
        raise Refused("no-such-language", value=new.locale, known=", ".join(site.settings.locales))
    taken = next((found for found in site.publications if found.slug == name or found.path == path), None)
    if taken:
        raise Refused("slug-taken", value=name, other=taken.original.file)
    return path


def created(site: Site, new: NewText, today: date, body: str = "", is_numbered: bool = False) -> Edits:
    """Return the file of a new publication, a draft in its original language. Raises `Refused`.

    Without a body it has the usual headings; `is_numbered` says that headings bear numbers.
    """
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
