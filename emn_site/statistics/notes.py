"""What a reader must know of a value, in words."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from emn_site.locale import Locale
from emn_site.model.period import Period
from emn_site.model.site import Site


@lru_cache(maxsize=16)
def noted_values(site: Site) -> Mapping[tuple[str, str, Period], list[str]]:
    """Return the keys of the notes on each value, by country's code, indicator and period."""
    found: dict[tuple[str, str, Period], list[str]] = defaultdict(list)
    for key, note in site.notes.items():
        for indicator in note.indicators:
            found[note.country, indicator, note.period].append(key)
    return dict(found)


def note_words(locale: Locale, slug: str, indicator: str, period: Period) -> str | None:
    """Return what a reader must know of a value; None where there is nothing to say."""
    country = locale.site.countries.get(slug)
    keys = noted_values(locale.site).get((country.code, indicator, period), []) if country else []
    return " ".join(locale.wording.notes[key] for key in keys if key in locale.wording.notes) or None
