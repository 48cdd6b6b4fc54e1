"""Writes what the words of each language say with every country, number and period, for an editor to read.

    python tools/make_phrases.py

writes tests/locale/phrases.<language>.txt, with which a test compares what the words say.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from emn_site.charts.indicator_charts import chart_holders  # noqa: E402
from emn_site.content.load import load_site  # noqa: E402
from emn_site.locale import Locale, all_locales, formats  # noqa: E402
from emn_site.locale.names import COUNTRY_GAPS, PERIOD_GAP  # noqa: E402
from emn_site.locale.templates import fill_gaps, gap_names  # noqa: E402
from emn_site.model.period import Period  # noqa: E402
from emn_site.model.wording import NameForms, PluralForms  # noqa: E402
from emn_site.statistics.comparability import Reason  # noqa: E402

FOLDER = ROOT / "tests" / "locale"
NUMBERS = (0, 1, 2, 5, 10, 11, 21, 100, 1.5)
PERIODS = (
    "2023",
    *(f"2023-Q{quarter}" for quarter in range(1, 5)),
    *(f"2023-{month:02}" for month in range(1, 13)),
    "2024-03-05",
)
NUMBER_GAPS = frozenset({"count", "difference", "limit", "number", "place", "among"})
"""The gaps of words that are filled with a number and go with no plural."""


def phrases(locale: Locale) -> str:
    """Return names in every case, and each pattern of words filled with all names, numbers or periods."""
    parts = [("cases.yml: countries", _declined(locale)), ("cases.yml: periods", _dated(locale))]
    parts += [(key, _filled(locale, key, text)) for key, text in locale.wording.words.items()]
    parts += [(f"indicators.yml: {key}", _sentences(locale, key)) for key in locale.site.indicators]
    shown = [(key, list(dict.fromkeys(lines))) for key, lines in parts]
    blocks = ["\n".join([key, *(f"  {line}" for line in lines)]) for key, lines in shown if lines]
    return "\n\n".join(blocks).replace("\u00a0", " ") + "\n"


def _declined(locale: Locale) -> Iterator[str]:
    for name in _countries(locale):
        yield _every_case(name)


def _dated(locale: Locale) -> Iterator[str]:
    for period in PERIODS:
        yield _every_case(locale.period_forms(Period.parse(period)))


def _every_case(name: NameForms) -> str:
    return "; ".join([name.alone, *(f"{case}: {form}" for case, form in name.forms.items())])


def _countries(locale: Locale) -> list[NameForms]:
    return [locale.country_forms(holder.code, name) for name, _, holder in chart_holders(locale)]


def _filled(locale: Locale, key: str, text: str | PluralForms) -> Iterator[str]:
    """Yield a pattern with all that it takes; nothing where it takes neither name nor number nor period."""
    others = _examples(locale)
    if isinstance(text, PluralForms):
        for number in NUMBERS:
            decimals = 0 if isinstance(number, int) else 1
            forms = locale.words.forms(key)
            yield fill_gaps(formats.format_plural(forms, number, locale.language, decimals), **others)
        return
    gaps = gap_names(text)
    for gap in sorted(gaps):
        for reason, value in zip(cycle(get_args(Reason)), _values(locale, gap), strict=False):
            same = {one: value for one in gaps if one.endswith(PERIOD_GAP) and gap.endswith(PERIOD_GAP)}
            reasons = {"reason": locale.word(f"reason_{reason}")}
            yield locale.word(key, **{**others, **reasons, **same, gap: value})


def _sentences(locale: Locale, key: str) -> Iterator[str]:
    """Yield what is said of an indicator: with every number, and with every country."""
    period = Period.parse("2023" if locale.site.indicators[key].rhythm == "year" else "2023-12")
    home, codes = locale.site.settings.home_country, [one.code for one in locale.site.countries.values()]
    for number, code in [*((number, home) for number in NUMBERS), *((21, code) for code in codes)]:
        decimals = max(locale.site.indicators[key].decimals, 0 if isinstance(number, int) else 1)
        found = locale.finding(key, number, period, code, decimals)
        sentence = locale.sentence(key, number, period.year, decimals)
        yield from (one for one in (found, sentence) if one)


def _values(locale: Locale, gap: str) -> Iterator[object]:
    if gap in COUNTRY_GAPS:
        names = _countries(locale)
        yield from names
        yield from ([locale.listing_forms(names[:3])] if gap == "countries" else [])
    elif gap.endswith(PERIOD_GAP):
        yield from (locale.period_forms(Period.parse(period)) for period in PERIODS)
    elif gap in NUMBER_GAPS:
        yield from (locale.number(number, 0 if isinstance(number, int) else 1) for number in NUMBERS)


def _examples(locale: Locale) -> Mapping[str, object]:
    """Return what stands in the other gaps of a pattern."""
    key, site = next(iter(locale.site.indicators)), locale.site
    home = locale.country_forms(site.settings.home_country)
    period = locale.period_forms(Period.parse("2023"))
    others = ("first", "last", "lowest", "highest")
    return {
        "indicator": locale.indicator(key).name,
        "unit": locale.unit(site.indicators[key].unit),
        "value": locale.quantity(21, site.indicators[key].unit),
        "difference": formats.format_signed(21, locale.language),
        "percent": formats.format_signed(1.5, locale.language, 1),
        "held": "2008–2024",
        "reason": locale.word("reason_no_value"),
        "place": 2,
        "among": 21,
        "caption": locale.indicator(key).name,
        "country": home,
        "countries": home,
        "period": period,
        **{f"{name}_period": period for name in others},
        **{f"{name}_value": locale.number(21) for name in others},
        **{name: locale.number(21) for name in others},
    }


def main() -> None:
    """Write the files of every language."""
    for locale in all_locales(load_site(ROOT)):
        (FOLDER / f"phrases.{locale.language}.txt").write_text(phrases(locale), encoding="utf-8")


if __name__ == "__main__":
    main()
