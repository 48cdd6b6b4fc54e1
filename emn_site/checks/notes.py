"""A note is on a value that is held; where it says that sources differ, both sides are there, and they do."""

from collections.abc import Iterator
from decimal import Decimal

from emn_site.locale import Locale, all_locales
from emn_site.model.figures import ValueNote
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.tree import join_words
from emn_site.statistics import cells

FILE = "data/notes.yml"


def check(site: Site) -> Iterator[Problem]:
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
