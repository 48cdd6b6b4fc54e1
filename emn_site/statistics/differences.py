"""Where a text and the data differ: the numbers, and the sentence that says why, shown at both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from emn_site.locale import Locale, addresses
from emn_site.model.site import Site
from emn_site.model.spaces import AS_SPACES
from emn_site.model.value_notes import ValueNote
from emn_site.statistics import figures
from emn_site.statistics.cells import quantity_text
from emn_site.statistics.figures import Value

_WITHIN = r"(?<!\d)(?<!\d[ .,]){}(?![ .,]?\d)"
"""A number that is not a part of a longer one."""


@dataclass(frozen=True)
class TextNote:
    """What a text says otherwise than the data: its number, why they differ, and the value with its page."""

    number: Decimal
    words: str
    value: str
    path: str

    def is_said(self, locale: Locale, text: str) -> bool:
        """Whether the number stands in some words."""
        return says_number(locale, text, self.number)


def says_number(locale: Locale, text: str, number: Decimal) -> bool:
    """Whether a number stands in some words, written as the language writes it."""
    places = max(0, -int(number.normalize().as_tuple().exponent))
    written = re.escape(locale.number(number, places).translate(AS_SPACES))
    return re.search(_WITHIN.format(written), text.translate(AS_SPACES)) is not None


def text_notes(locale: Locale, path: str) -> Iterator[TextNote]:
    """Yield what the text of a page says otherwise than the data."""
    for key, note in locale.site.notes.items():
        is_known = note.indicators[0] in locale.site.shown_indicators and key in locale.wording.notes
        if path in note.said_in and note.other_number is not None and is_known:
            yield TextNote(note.other_number, locale.wording.notes[key], *_value(locale, note))


def _value(locale: Locale, note: ValueNote) -> tuple[str, str]:
    """Return the value that a text differs from, in words, and the page of its indicator."""
    site, indicator = locale.site, note.indicators[0]
    known = note_value(site, note, indicator)
    said = quantity_text(locale, site.indicators[indicator], known) if known else locale.word("no_data")
    name = f"{locale.indicator(indicator).name}, {locale.country(note.country)}"
    return f"{name}, {locale.when(note.period)} – {said}", addresses.indicator_path(indicator)


def note_value(site: Site, note: ValueNote, key: str) -> Value | None:
    """Return what is known of an indicator in the country and period of a note."""
    slug = site.slugs.get(note.country)
    return figures.get_value(site, site.countries[slug], key, note.period) if slug else None
