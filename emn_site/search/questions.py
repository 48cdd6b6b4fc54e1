"""What the browser needs to answer a question: how it is asked, and the figures and definitions themselves.

`questions`: words that say little and words with which a figure, a meaning or the newest is asked for.
`answers`: the grammar of questions for figures (`grammar`), indicators, and the words of an answer.
`figures/LT`: every figure of a country, ready to be shown; `standings/<indicator>`: the order of countries
and what groups of them have, worked out here by the one function that says what may be compared, so that no
program in the browser does; `definitions/0`: terms; `defined`: their files; `asked/ru`: the grammar of a
language that is asked in, its own with all states; `asked_in`: how names of indicators begin in the others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.charts import indicator_charts
from emn_site.locale import Locale, addresses
from emn_site.locale.tokenizer import split_words
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.search.grammar import asked_locales, grammar, name_beginnings
from emn_site.search.lemmatizer import fold
from emn_site.search.shards import compact_json
from emn_site.search.synonyms import function_words
from emn_site.search.vocabulary import lexicon_files
from emn_site.statistics import comparability, comparison, coverage, figures, key_figures
from emn_site.statistics.cells import number_and_unit, quantity_text, value_flags
from emn_site.statistics.figures import Value

START = "answer_"
"""So the keys of an answer's words begin in words.yml."""

TOGETHER = 8
"""So many terms are in one file."""

USUAL = (None, "", "sound", False)
"""What need not be said at the end of a row."""


def answer_files(locale: Locale, cache: Cache = NO_CACHE) -> dict[str, str]:
    """Return what no page changes by name, as JSON: grammar, figures, standings, terms, the dictionary."""
    site = locale.site
    makers: dict[str, Callable[[], Any]] = {"answers": partial(_answers, locale)}
    makers |= {f"figures/{one.code}": partial(_country, locale, slug) for slug, one in site.countries.items()}
    makers |= {f"standings/{key}": partial(standings, locale, key) for key in site.shown_indicators}
    wanted = {name: digest(site.digests.rest, "answer", locale.language, name) for name in makers}
    files = dict(cache.for_source(site).get_or_make_all(wanted, str, lambda one: compact_json(makers[one]())))
    inputs = digest(site.digests.rest, "answer", locale.language)
    of_words = cache.get_or_make(inputs, dict[str, str], lambda: _of_words(locale))
    return {name: files[name] for name in makers} | of_words


def _of_words(locale: Locale) -> dict[str, str]:
    foreign = {one.language: grammar(one) for one in asked_locales(locale)}
    found: dict[str, Any] = {f"asked/{language}": found for language, found in foreign.items()}
    found["asked_in"] = {language: name_beginnings(found) for language, found in foreign.items()}
    found[f"asked/{locale.language}"] = grammar(locale)
    found |= {"questions": _asked(locale)} | _definitions(locale) | lexicon_files(locale)
    return {name: compact_json(content) for name, content in found.items()}


def _asked(locale: Locale) -> dict[str, list[str]]:
    """Return the words of a question without diacritics, those of several words joined by spaces.

    `named` has how the words of indicators' names begin; only a question with all of one asks for a figure.
    """
    asked = locale.wording.questions
    return {
        "functions": sorted(function_words(locale)),
        "figures": _fold(asked.asking_figures),
        "definitions": sorted(_fold(asked.asking_definitions), key=lambda one: (-len(one.split()), one)),
        "newest": _fold(asked.asking_newest),
        "named": name_beginnings(grammar(locale)),
    }


def _fold(phrases: list[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(map(fold, split_words(one))) for one in phrases))


def _answers(locale: Locale) -> dict[str, Any]:
    """Return how a figure is asked for and what can be said of it."""
    groups, words = (*locale.site.totals, "member_states", "network"), locale.wording.words
    return {
        "phrases": {key.removeprefix(START): phrase for key, phrase in words.items() if key.startswith(START)}
        | {"compare": words["compare"], "source": words["source"]}
        | {"chart": indicator_charts.browser_words(locale)},
        "groups": {group: locale.words[f"group_{group}"] for group in groups},
        "compare": locale.url("compare"),
        "figures": locale.url("figures"),
        "grammar": grammar(locale, has_all=False),
        "indicators": {key: _indicator(locale, key) for key in locale.site.indicators},
    }


def _indicator(locale: Locale, key: str) -> dict[str, Any]:
    """Return what an indicator counts, who publishes it, and in which periods anything is held of it."""
    site, indicator, words = locale.site, locale.site.indicators[key], locale.indicator(key)
    read = (site.indicators[one].fetch for one in coverage.stored_indicators(site, [key]))
    datasets = [site.datasets[query.dataset] for query in read if query and query.dataset in site.datasets]
    periods = coverage.indicator_periods(site, key) if key in site.shown_indicators else ()
    found = {
        "name": words.name,
        "slug": addresses.indicator_slug(key),
        "url": locale.url(addresses.indicator_path(key)) if periods else "",
        "definition": words.definition,
        "formula": words.formula if indicator.derived else None,
        "kind": indicator.kind,
        "is_at_end": indicator.is_at_end,
        "is_inside": indicator.is_inside,
        "is_issued": indicator.unit == "permits",
        "chapter": indicator.chapter,
        "sources": list(dict.fromkeys(dataset.source for dataset in datasets)),
        "publishers": list(dict.fromkeys(locale.source(one.source).publisher for one in datasets)),
        "datasets": [dataset.code for dataset in datasets if dataset.code],
        "for": indicator.stands_in_for,
        "held": [str(periods[0]), str(periods[-1])] if periods else None,
        "is_added": not indicator.is_rate and indicator.kind != "average",
    }
    return {name: value for name, value in found.items() if value not in (None, False)}


def _country(locale: Locale, slug: str) -> dict[str, Any]:
    """Return the figures of a country: by indicator what is the same for all, and a row for each period."""
    country = locale.site.countries[slug]
    found = {key: list(_rows(locale, slug, country, key)) for key in locale.site.shown_indicators}
    return {
        "name": locale.country(country.code),
        "without": locale.word("answer_not_for", country=locale.country_forms(country.code)),
        "url": locale.url(f"countries/{slug}"),
        "indicators": {
            key: _series(locale, country, key) | {"rows": rows} for key, rows in found.items() if rows
        },
    }


def _series(locale: Locale, country: Country, key: str) -> dict[str, Any]:
    """Return what is the same for all figures of an indicator in a country, and what may be done with which.

    `apart` are periods not to be set against those before them, `unsound` against any; `unadded` have no
    part in a sum, `dataset` is the address of where they were read. What is empty is left out.
    """
    site, indicator = locale.site, locale.site.indicators[key]
    series = figures.value_series(site, country, key)
    sound = [p for p in series if comparability.reason_not_changed(site, country, key, p, p) is None]
    read = (site.dataset_of(one, country) for one in coverage.stored_indicators(site, [key]))
    limits = {
        "apart": [
            str(last)
            for first, last in pairwise(sound)
            if comparability.reason_not_changed(site, country, key, first, last)
        ],
        "unsound": [str(period) for period in series if period not in sound],
        "unadded": [str(period) for period, known in series.items() if comparability.reason_not_added(known)],
        "origins": _origins(locale, country, key),
        "dataset": next((site.datasets[one].url for one in filter(None, read) if one in site.datasets), ""),
    }
    return {
        "name": locale.indicator(key).name,
        "unit": locale.unit(indicator.unit),
        "kind": indicator.kind,
        "decimals": indicator.decimals,
        "source": indicator_charts.chart_source(locale, key, country),
    } | {name: found for name, found in limits.items() if found}


def _origins(locale: Locale, country: Country, key: str) -> Mapping[str, list[list[str]]]:
    """Return by period the largest parts of an indicator by citizenship: code, name, number in words."""
    site, metric = locale.site, locale.site.indicators[key]
    held = figures.stored_series(site, country.code, key)
    dataset = site.datasets.get(site.dataset_of(key, country) or "")
    return {
        str(period): [
            [code, locale.origin(code), quantity_text(locale, metric, figures.observe(part, metric, dataset))]
            for code, part in parts.items()
        ]
        for period, parts in sorted(held.breakdowns.get("citizenship", {}).items() if held else ())
    }


def _rows(locale: Locale, slug: str, country: Country, key: str) -> Iterator[list[Any]]:
    """Yield period, its words, number (true: the digits of the label), label, unit, change, signs, state and
    break, as far as told."""
    for period, known in figures.value_series(locale.site, country, key).items():
        row = _row(locale, slug, country, key, period, known)
        while row[-1] in USUAL:
            row.pop()
        yield row


def _row(locale: Locale, slug: str, country: Country, key: str, period: Period, known: Value) -> list[Any]:
    point = indicator_charts.chart_point(locale, slug, key, country, period)
    number, unit = number_and_unit(locale, locale.site.indicators[key], known)
    is_integer, label = point.number is not None and point.number.is_integer(), number or point.label
    exact = int(point.number or 0) if is_integer else point.number
    return [
        str(period),
        locale.when(period),
        "".join(filter(str.isdecimal, label)) == str(exact) or exact,
        label,
        unit,
        comparison.change_words(locale, country, key, period),
        point.flags,
        "below" if point.number is None and known.bounds else point.state,
        point.is_break,
    ]


def _definitions(locale: Locale) -> dict[str, Any]:
    """Return the terms, some together, and the first of each file."""
    keys = sorted(locale.site.glossary)
    some = [keys[start : start + TOGETHER] for start in range(0, len(keys), TOGETHER)]
    return {
        f"definitions/{number}": {
            key: {
                "name": (term := locale.term(key)).name,
                "definition": term.definition,
                "source": locale.source(locale.site.glossary[key].source).name,
                "url": f"{locale.url('glossary')}#{key}",
            }
            for key in part
        }
        for number, part in enumerate(some)
    } | {"defined": [part[0] for part in some]}


ROLES = {"network": None, "member_states": "member_state"}
"""The groups whose countries stand in an order, and the role of these."""


def standings(locale: Locale, key: str) -> dict[str, Any]:
    """Return the usual period of a comparison, and for each period the orders and the groups."""
    site = locale.site
    return {
        "usual": str(comparison.comparison_period(site, key)),
        "periods": {
            str(period): {
                "when": locale.when(period),
                "orders": {group: _order(locale, role, key, period) for group, role in ROLES.items()},
                "groups": _groups(locale, key, period),
            }
            for period in coverage.indicator_periods(site, key)
        },
    }


def _order(locale: Locale, role: str | None, key: str, period: Period) -> dict[str, Any]:
    """Return the comparable countries, the highest first: code, first and last place, number, unit, signs;
    none where they are few. `left` says who is left out, and why.
    """
    found = comparability.ranking(locale.site, key, period, role)
    held = {country.code: country for country in locale.site.countries.values()}
    listed = sorted(found.ranks.items(), key=lambda one: (one[1].place, one[1].last, one[0]))
    ranked = listed if len(listed) >= comparability.RANKED_FROM else []
    reasons = found.left_out.items()
    return {
        "ranked": [
            [code, rank.place, rank.last, *(_words(locale, key, known) if known else ())]
            for code, rank in ranked
            for known in [figures.get_value(locale.site, held[code], key, period)]
        ],
        "left": [comparison.reason_words(locale, reason, codes, len(codes)) for reason, codes in reasons],
    }


def _words(locale: Locale, key: str, known: Value) -> Sequence[str]:
    indicator = locale.site.indicators[key]
    flags = "; ".join(sign.meaning for sign in value_flags(locale, indicator, known))
    return [*number_and_unit(locale, indicator, known), *([flags] if flags else [])]


def _groups(locale: Locale, key: str, period: Period) -> dict[str, Any]:
    """Return what is known of each group: what is said of it and its number, or why a sum is withheld."""
    return {
        found.group: {"words": _words(locale, key, found.value), "number": float(found.value.number or 0)}
        if found.value
        else {"withheld": key_figures.group_cell(locale, key, found).note}
        for found in comparability.group_values(locale.site, key, period)
    }
