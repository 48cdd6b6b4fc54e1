"""What is cited of a publication, as an item of CSL-JSON, and the files of it for reference managers.

Files: CSL-JSON 1.0, BibTeX, and RIS, which the page of a publication holds itself.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from emn_site.exports.terms import file_holder, file_licence
from emn_site.locale import Locale
from emn_site.locale.templates import render_template
from emn_site.model.publication import PageHead
from emn_site.model.site import Publication

_NAME = r"(?:[^\W\d_a-z][\w’'.-]*|van|von|de|der|da|di|la|le|del)"
# Up to three words that begin with capital letters, particles aside: a surname, or first names.
_PERSON = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}")
# Signs that mean something in an address or an attribute (RFC 3986); browsers encode letters themselves.
_SPECIAL = re.compile(r"""[%#"'<>&\r\n\t]""")


@dataclass(frozen=True)
class CitationFile:
    """A file for reference managers: its format, its name, its media type and what it says."""

    kind: str
    name: str
    media: str
    text: str

    @property
    def address(self) -> str:
        """The file as an address that holds it (RFC 2397): it is part of the page and needs no other file."""
        return f"data:{self.media};charset=utf-8,{_SPECIAL.sub(lambda sign: quote(sign[0]), self.text)}"


def responsible_names(locale: Locale, publication: Publication) -> list[str]:
    """Return who is responsible, in this language: the authors, or else the body that published it.

    Nobody is, of a compiled text.
    """
    if locale.kind_of(publication).is_compiled:
        return []
    if publication.head.authors:
        return [locale.body(name) for name in publication.head.authors]
    is_national = publication.head.scope == "national"
    return [locale.of_site.publisher if is_national else locale.word("network")]


def csl_item(locale: Locale, publication: Publication, base: str) -> dict[str, Any]:
    """Return the publication as an item of CSL-JSON; `base` is the public address of the site.

    A publication that is found elsewhere is cited with its own title, number and address, if that is known;
    all that a language has words for (type, bodies, places) is in the language of the page. Our translation
    of its title stands apart (`custom`, CSL 1.0.2). Its id differs by language, as what it says does. What is
    compiled from data is cited as a page of this site, without an author.
    """
    head, text = publication.head, publication.versions.get(locale.language, publication.original)
    is_here = head.extent == "full"
    work = text if is_here else publication.original
    published, is_compiled = publication.date, locale.kind_of(publication).is_compiled
    known = {
        "id": f"emn-{publication.path}-{locale.language}".replace("/", "-"),
        "type": locale.kind_of(publication).csl,
        "title": text.head.title
        if is_here
        else (f"[{text.head.title}]" if work.head.title_status == "described" else work.head.title),
        "custom": _translated_title(work.head, text.head) | _holder(publication, work.language),
        "author": [_name(author) for author in responsible_names(locale, publication)],
        "issued": {
            "date-parts": [[part for part in (published.year, published.month, published.day) if part]]
        },
        "genre": locale.genre(publication),
        "number": head.number,
        "publisher": None if is_compiled else locale.body(head.publisher or locale.word("network")),
        "container-title": locale.of_site.name if is_compiled else None,
        "publisher-place": _place(locale, publication),
        "language": work.language,
        "DOI": head.doi,
        "ISBN": head.isbn,
        "ISSN": head.issn,
        "call-number": head.catalogue_number,
        "license": _licence(publication, work.language),
        "URL": base + locale.url(publication.path) if is_here else head.official_address,
    }
    return {key: value for key, value in known.items() if value}


def _holder(publication: Publication, language: str) -> dict[str, str]:
    """Return whose the rights are, for which CSL has no place."""
    holder = file_holder(publication, language)
    return {"rights-holder": holder} if holder else {}


def _licence(publication: Publication, language: str) -> str | None:
    """Return the licence of a work in a language by its address, or by its name where it has none."""
    licence = file_licence(publication, language)
    return (licence.url or licence.name) if licence else None


def _place(locale: Locale, publication: Publication) -> str | None:
    """Return where a work was published: as its record says, or else where the Network publishes its own."""
    head = publication.head
    if head.place:
        return locale.body(head.place)
    is_compiled = locale.kind_of(publication).is_compiled
    is_own = head.scope == "network" and head.publisher is None and not is_compiled
    return locale.word("network_place") if is_own else None


def _translated_title(work: PageHead, text: PageHead) -> dict[str, str]:
    is_translated = text is not work and work.title_status != "described"
    return {"translated-title": text.title} if is_translated else {}


def summary_csl_item(locale: Locale, publication: Publication, base: str) -> dict[str, Any]:
    """Return our page about a publication that is found elsewhere as an item of CSL-JSON: a web page."""
    version = publication.versions[locale.language]
    changed = locale.site.changed.get(version.file)
    known = {
        "id": f"summary-{publication.slug}",
        "type": "webpage",
        "title": locale.word(f"cited_{publication.head.extent}", title=version.head.title),
        "author": [{"literal": locale.of_site.publisher}],
        "issued": {"date-parts": [[changed.year]]} if changed else None,
        "container-title": locale.of_site.name,
        "language": locale.language,
        "URL": base + locale.url(publication.path),
    }
    return {key: value for key, value in known.items() if value}


def csl_items(locale: Locale, publication: Publication, base: str) -> list[dict[str, Any]]:
    """Return what is cited on the page of a publication: it, and our page about one found elsewhere."""
    found = [csl_item(locale, publication, base)]
    return (
        found if publication.head.extent == "full" else [*found, summary_csl_item(locale, publication, base)]
    )


def page_citation(locale: Locale, word: str, title: str) -> str:
    """Return how a page is cited that is no publication, without its address, by a word with gaps for it."""
    of_site = locale.of_site
    return locale.word(word, publisher=of_site.publisher, title=title, site=of_site.name)


def _name(author: str) -> dict[str, str]:
    """Return a person as “Surname, Name” in its two parts, and a body as it is.

    A body may have commas in its name: what follows a person's comma is a name or initials, of at most
    three words that each begin with a capital letter, and what stands before it is as short.
    """
    family, comma, given = author.partition(", ")
    is_person = comma and _PERSON.fullmatch(family) and _PERSON.fullmatch(given)
    return {"family": family, "given": given} if is_person else {"literal": author}


def citation_files(csl_item: dict[str, Any], pdfs: Sequence[str] = ()) -> list[CitationFile]:
    """Return an item as the files that reference managers read; they name its `pdfs` by their addresses.

    CSL-JSON and BibTeX have no place for files: `custom` (CSL 1.0.2) and `pdf` are what programs take.
    """
    return [
        CitationFile(
            "CSL-JSON", "citation.json", "application/vnd.citationstyles.csl+json", _json(csl_item, pdfs)
        ),
        CitationFile(
            "BibTeX",
            "citation.bib",
            "application/x-bibtex",
            render_template("citation.bib.jinja", item=csl_item, pdfs=pdfs),
        ),
        CitationFile(
            "RIS",
            "citation.ris",
            "application/x-research-info-systems",
            render_template("citation.ris.jinja", item=csl_item, pdfs=pdfs).replace("\n", "\r\n"),
        ),
    ]


def cited_pdfs(publication: Publication, language: str, base: str, ours: str | None) -> list[str]:
    """Return the addresses of the PDFs of a publication in a language: the official one, then ours.

    `ours` is the address of the one made of its page, below `base`: of a summary it is no copy of the work.
    """
    official = publication.head.pdf.get(language)
    found = [official] if official else []
    if ours and publication.head.extent == "full":
        found.append(ours)
    return [urljoin(base, address) for address in found]


def _json(csl_item: dict[str, Any], pdfs: Sequence[str]) -> str:
    custom = csl_item.get("custom", {}) | ({"pdf": [*pdfs]} if pdfs else {})
    item = csl_item | ({"custom": custom} if custom else {})
    return json.dumps([item], ensure_ascii=False, separators=(",", ":"))
