"""Figures, charts, tables and notes: the data have what a text quotes, and the words beside it agree.

A note is on a value that is held; where it says that sources differ, both sides are there, and they do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from emn_site.charts import text_references, text_tables
from emn_site.charts.text_references import CHART, COUNTRIES, FIGURE, TABLE, ChartReference, reference_scheme
from emn_site.checks.claims import quotes_figures
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.model.figures import ValueNote
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import AS_SPACES
from emn_site.model.site import Site, Version
from emn_site.model.text import TextLink
from emn_site.model.tree import Element, Piece, Words, join_words, text_pieces, walk_elements
from emn_site.statistics import cells

IMAGES: dict[str | None, tuple[Callable[[Locale, str], object], str]] = {
    CHART: (text_references.parse_chart, "chart-unknown"),
    TABLE: (text_tables.parse_table, "table-unknown"),
    COUNTRIES: (text_references.parse_countries, "countries-unknown"),
}
"""What an image may quote: what reads its address, and the problem of one that cannot be read."""


def check(site: Site) -> Iterator[Problem]:
    """Yield what a text quotes that the data do not have, other numbers than theirs, and gaps of charts."""
    for version in site.versions:
        locale = for_locale(site, version.language)
        for link in version.text.links:
            scheme = reference_scheme(link.target)
            if scheme == FIGURE:
                yield from _quoted_figure(locale, version, link)
            elif scheme in IMAGES:
                yield _other_sign(version, link, f"[{link.text}]", f"![{link.text}]")
        for image in version.text.images:
            if (scheme := reference_scheme(image.target)) in IMAGES:
                yield from _image(locale, version, image, *IMAGES[scheme])
            elif scheme:
                yield _other_sign(version, image, f"![{image.text}]", f"[{image.text}]")


def _other_sign(version: Version, link: TextLink, written: str, meant: str) -> Problem:
    """Return the problem of a chart without its sign !, or of a figure with one."""
    values = {"address": link.target, "value": written, "meant": f"{meant}({link.target})"}
    return make_problem(version.file, link.line, "mark-of-data", **values)


def _quoted_figure(locale: Locale, version: Version, link: TextLink) -> Iterator[Problem]:
    spot = version.file, link.line
    try:
        found = text_references.parse_figure(locale, link.target)
    except text_references.InvalidReference as error:
        yield make_problem(*spot, "figure-unknown", target=link.target, expected=error.reason)
        return
    value = cells.number_text(locale, locale.site.indicators[found.key], found.value) or ""
    if locale.read_number(link.text) != locale.read_number(value):
        shown = value.translate(AS_SPACES)  # as an editor types it
        yield make_problem(*spot, "figure-differs", said=link.text, value=shown, target=link.target)


def _image(
    locale: Locale, version: Version, image: TextLink, parse: Callable[[Locale, str], object], code: str
) -> Iterator[Problem]:
    try:
        found = parse(locale, image.target)
    except text_references.InvalidReference as error:
        yield make_problem(version.file, image.line, code, target=image.target, expected=error.reason)
        return
    chart = found if isinstance(found, ChartReference) else None
    shown = {one.code for *_, one in chart.holders} if chart else set()
    for value, known in filter(None, (_caption_years(image), _caption_countries(locale, image.text, shown))):
        unlike = {"value": value, "known": known, "target": image.target}
        yield make_problem(version.file, image.line, "caption-unlike", **unlike)
    if chart and (lacking := "; ".join(text_references.reference_gaps(locale, chart))):
        yield make_problem(version.file, image.line, "chart-gap", target=image.target, countries=lacking)


_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[–-] ?((?:19|20)\d\d)\b")


def _caption_years(image: TextLink) -> tuple[str, str] | None:
    """Return the years of a description that a chart or a table was not told to show, and those it was."""
    asked = text_references.parse_address(image.target)[1]
    bounds = [asked.get(key, "")[:4] for key in ("from", "to")]
    written = [*_YEARS.finditer(image.text)]
    shown = ["–".join(year or one[at] for at, year in enumerate(bounds, 1)) for one in written]
    is_unlike = all("–".join(one.groups()) != known for one, known in zip(written, shown, strict=True))
    return (written[0][0], shown[0]) if written and is_unlike else None


def _caption_countries(locale: Locale, text: str, shown: set[str]) -> tuple[str, str] | None:
    """Return the countries that a description lists, if others than as many that are shown, and these."""
    one = any_of(names := codes_by_country_name(locale))
    listed = re.search(rf"{one}(?:, {one})*,? {_conjunction(locale)} {one}", text)
    written = [names[name] for name in re.findall(one, listed[0])] if listed and names else []
    if len(written) != len(shown) or {*written} == shown or not shown <= {*names.values()}:
        return None
    value, known = ([locale.country(code) for code in codes] for codes in (written, sorted(shown)))
    return locale.listing(value), locale.listing(known)


@lru_cache(maxsize=16)
def codes_by_country_name(locale: Locale) -> dict[str, str]:
    """Return the codes of the site's countries by their names in every case."""
    codes = [country.code for country in locale.site.countries.values()]
    forms = [(code, locale.country_forms(code)) for code in codes]
    return {name: code for code, one in forms for name in (one.alone, *one.forms.values())}


def any_of(names: Iterable[str]) -> str:
    """Return the expression of some words, the longest of which is found."""
    return rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b"


def _conjunction(locale: Locale) -> str:
    """Return the word between the last two of a list."""
    return locale.listing(["0", "0"]).strip("0 ")


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check_places(site: Site) -> Iterator[Problem]:
    """Yield the figures in whose places those of other countries or years stand.

    The countries (or years) of a line are those of its figures, one beside each, but in another order.
    """
    for version in filter(quotes_figures, site.versions):
        locale = for_locale(site, version.language)
        names = codes_by_country_name(locale)
        ends = re.compile(rf",(?!\d)|;|\b{_conjunction(locale)}\b")
        words = {1: re.compile(any_of(names)), -1: YEAR}
        for line in (*version.text.sentences, *_table_lines(version.text.tree())):
            for figure, text in filter(None, (_misplaced(line, names, ends, *one) for one in words.items())):
                values = {"said": figure.text, "value": text, "target": figure.target}
                yield make_problem(version.file, figure.line, "figure-misplaced", **values)


def _misplaced(
    line: Sequence[Piece], names: Mapping[str, str], ends: re.Pattern[str], part: int, words: re.Pattern[str]
) -> tuple[Piece, str] | None:
    """Return the first figure in the place of another, with the words beside it, by a part of its address."""
    figures = [piece for piece in line if reference_scheme(piece.target) == FIGURE]
    text = "".join("\0" * (piece in figures) if piece.target else piece.text for piece in line)
    clauses = [(words.findall(clause), clause.count("\0")) for clause in ends.split(text)]
    if not all(len(found) == count <= 1 for found, count in clauses):
        return None
    beside = [found[0] for found, _ in clauses if found]
    meant = [names.get(phrase, phrase) for phrase in beside]
    named = [re.split("[:/]", figure.target)[part][:4] for figure in figures]
    wrong = (at for at, one in enumerate(named) if one != meant[at])
    return next(((figures[at], beside[at]) for at in wrong if sorted(named) == sorted(meant)), None)


def _table_lines(tree: Element) -> Iterator[list[Piece]]:
    """Yield the rows and columns of tables, each cell behind its head like a clause of a sentence."""
    for table in walk_elements(tree, "table"):
        cells = [[*walk_elements(row, "th", "td")] for row in walk_elements(table, "tr")]
        for lines in (cells, [*zip(*cells, strict=False)]):
            for line in lines[1:]:
                pairs = [*zip(lines[0], line, strict=False)][1:]
                yield [*text_pieces([node for pair in pairs for node in (*pair, Words(";"))])]


FILE = "data/notes.yml"


def check_notes(site: Site) -> Iterator[Problem]:
    """Yield the notes on no value, the numbers that nobody says, and those that do not differ."""
    for key, note in site.notes.items():
        names = [*note.indicators, *filter(None, [note.other_indicator])]
        if note.country not in site.slugs or not site.indicators.keys() >= {*names}:
            continue  # said by another rule
        for name in names:
            if _held(site, note, name) is None:
                value = f"{note.country}/{name}/{note.period}"
                yield make_problem(FILE, _line(site, key, "period"), "note-without-value", target=value)
        yield from _unsaid(site, key, note)
        yield from _agreeing(site, key, note)


def _unsaid(site: Site, key: str, note: ValueNote) -> Iterator[Problem]:
    """Yield the number of the other side where no source has it, and no page, or one of them not."""
    if note.other_number is None:
        return
    silent = [path for path in note.said_in if not _is_stated(site, path, note.other_number)]
    if silent or not (note.said_in or note.said_by):
        line, text = _line(site, key, "other_number"), f"{note.other_number:f}"
        yield make_problem(FILE, line, "number-not-said", value=text, other=", ".join(silent) or "–")


def _is_stated(site: Site, path: str, number: Decimal) -> bool:
    """Whether a page says a number in every language that it has."""
    texts = [(locale, text) for locale in all_locales(site) for text in _texts(locale, path)]
    languages = {locale.language for locale, text in texts if cells.says_number(locale, text, number)}
    return bool(texts) and languages == {locale.language for locale, _ in texts}


def _texts(locale: Locale, path: str) -> Iterator[str]:
    """Yield what people have written for a page: its text, or the developments of a country."""
    page = locale.site.by_path.get(path)
    if page and (version := page.versions.get(locale.language)):
        yield join_words(version.text.tree())
    words = locale.wording.countries.get(path.removeprefix("countries/"))
    yield from (one.text for one in words.developments.values()) if words else ()


def _agreeing(site: Site, key: str, note: ValueNote) -> Iterator[Problem]:
    """Yield the sides that are the same number: the shorter of the two says how exactly they are compared."""
    other = note.other_number
    if note.other_indicator:
        other = _held(site, note, note.other_indicator)
    own = [_held(site, note, name) for name in note.indicators]
    for number in (one for one in own if one is not None and other is not None):
        assert other is not None
        if round(number, max(0, -int(other.normalize().as_tuple().exponent))) == other:
            yield make_problem(FILE, _line(site, key, "period"), "numbers-agree", value=f"{other:f}", key=key)


def _held(site: Site, note: ValueNote, name: str) -> Decimal | None:
    """Return a value, also one that the source only repeats."""
    known = cells.note_value(site, note, name)
    return (known.stated if known.number is None else known.number) if known else None


def _line(site: Site, key: str, name: str) -> int:
    found: int = site.lines[FILE].line((key, name))
    return found
