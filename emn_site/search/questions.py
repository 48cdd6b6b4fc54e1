"""What the browser needs to answer a question: how it is asked, and the figures and definitions themselves.

`questions`: words that say little and words with which a figure, a meaning or the newest is asked for.
`answers`: indicators by all their names, and the words of an answer.
`figures/LT`: every figure of a country, ready to be shown; `definitions/0`: terms; `defined`: their files.
"""

from collections.abc import Iterator
from typing import Any

from emn_site.charts import indicator_charts
from emn_site.locale import Locale, addresses
from emn_site.locale.tokenizer import split_words
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.search.lemmatizer import fold
from emn_site.search.shards import compact_json
from emn_site.search.vocabulary import Vocabulary
from emn_site.statistics import figures, key_figures
from emn_site.statistics.cells import number_and_unit
from emn_site.statistics.figures import Value

SAID = ("answer_newest", "answer_unknown", "answer_compared", "compare", "source")
"""The words of an answer, by their keys in words.yml."""

TOGETHER = 16
"""So many terms are in one file."""

USUAL = (None, "", "sound", False)
"""What need not be said at the end of a row."""


def question_files(locale: Locale, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return how questions are read, by name; the names of indicators become words that can be typed."""
    site = locale.site
    return {
        "questions": _asked(locale),
        "answers": {
            "words": {key.removeprefix("answer_"): locale.words[key] for key in SAID}
            | {"chart": indicator_charts.browser_words(locale)},
            "compare": locale.url("compare"),
            "indicators": [
                {
                    "key": key,
                    "name": locale.indicator(key).name,
                    "names": [vocabulary.read(name) for name in _names(locale, key)],
                }
                for key in site.indicators
            ],
        },
    }


def answer_files(locale: Locale) -> dict[str, str]:
    """Return what is made of the data alone by name, as JSON: the figures of each country, the terms."""
    found: dict[str, Any] = {
        f"figures/{country.code}": _country(locale, slug, country)
        for slug, country in locale.site.countries.items()
    }
    return {name: compact_json(content) for name, content in (found | _definitions(locale)).items()}


def _asked(locale: Locale) -> dict[str, list[str]]:
    """Return the words of a question without diacritics, those of several words joined by spaces."""
    asked = locale.wording.questions
    return {
        "functions": _typed(asked.function_words),
        "figures": _typed(asked.asking_figures),
        "definitions": sorted(_typed(asked.asking_definitions), key=lambda said: (-len(said.split()), said)),
        "newest": _typed(asked.asking_newest),
    }


def _typed(said: list[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(map(fold, split_words(one))) for one in said))


def _names(locale: Locale, key: str) -> list[str]:
    """Return the names of an indicator: its own, with and without brackets, and those readers use."""
    own = locale.indicator(key).name
    return [own, own.partition(" (")[0], *locale.wording.questions.indicators.get(key, [])]


def _country(locale: Locale, slug: str, country: Country) -> dict[str, Any]:
    """Return the figures of a country: by indicator its name and place, and a row for each period."""
    found = {key: list(_rows(locale, slug, country, key)) for key in locale.site.shown_indicators}
    return {
        "name": locale.country(country.code),
        "without": locale.word("answer_not_for", country=locale.country_forms(country.code)),
        "url": locale.url(f"countries/{slug}"),
        "indicators": {
            key: _indicator(locale, country, key) | {"rows": rows} for key, rows in found.items() if rows
        },
    }


def _indicator(locale: Locale, country: Country, key: str) -> dict[str, Any]:
    indicator = locale.site.indicators[key]
    return {
        "name": locale.indicator(key).name,
        "url": locale.url(addresses.indicator_path(key)),
        "chapter": indicator.chapter,
        "unit": locale.unit(indicator.unit),
        "kind": indicator.kind,
        "decimals": indicator.decimals,
        "source": indicator_charts.chart_source(locale, key, country),
    }


def _rows(locale: Locale, slug: str, country: Country, key: str) -> Iterator[list[Any]]:
    """Yield period, its words, number, label, unit, change, signs, state and break, as far as told."""
    for period, known in figures.value_series(locale.site, country, key).items():
        row = _row(locale, slug, country, key, period, known)
        while row[-1] in USUAL:
            row.pop()
        yield row


def _row(locale: Locale, slug: str, country: Country, key: str, period: Period, known: Value) -> list[Any]:
    point = indicator_charts.chart_point(locale, slug, key, country, period)
    number, unit = number_and_unit(locale, locale.site.indicators[key], known)
    whole = point.number is not None and point.number.is_integer()
    return [
        str(period),
        locale.when(period),
        int(point.number or 0) if whole else point.number,
        number or point.label,
        unit,
        key_figures.change_words(locale, country, key, period),
        point.signs,
        point.state,
        point.is_break,
    ]


def _definitions(locale: Locale) -> dict[str, Any]:
    """Return the terms, some together, and the first of each file."""
    keys = sorted(locale.site.glossary)
    some = [keys[start : start + TOGETHER] for start in range(0, len(keys), TOGETHER)]
    return {
        f"definitions/{number}": {key: _definition(locale, key) for key in part}
        for number, part in enumerate(some)
    } | {"defined": [part[0] for part in some]}


def _definition(locale: Locale, key: str) -> dict[str, str]:
    said = locale.term(key)
    return {
        "name": said.name,
        "definition": said.definition,
        "source": locale.source(locale.site.glossary[key].source).name,
        "url": f"{locale.url('glossary')}#{key}",
    }
