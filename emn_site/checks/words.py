"""Words that the data bring along are there, with the cases and forms they need, and definitions say all."""

import re
from collections.abc import Iterator, Mapping

from emn_site.content import packed_words
from emn_site.content.yaml_lines import YamlDocument
from emn_site.locale.formats import counted_forms
from emn_site.locale.names import COUNTRY_GAPS, gap_case_names
from emn_site.locale.templates import gap_cases
from emn_site.model.indicators import Indicator
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.wording import CaseWords, Wording
from emn_site.pages import kinds


def check(site: Site) -> Iterator[Problem]:
    """Yield the words that are asked for and no language has, for each; and cases that nobody has."""
    asked, default = asked_words(site), site.wordings[site.settings.default_locale].words
    for language in site.settings.locales:
        document = site.lines.get(path := f"data/{language}/words.yml")
        if path in site.broken or document is None or not isinstance(document.data, Mapping):
            continue
        for file, keys in asked.items():
            for key in sorted(keys - default.keys() - document.data.keys()):
                yield make_problem(path, 1, "missing-word", key=key, other=file, words=_shape(key, language))
        yield from _plurals(site, language, path, document)
        if f"data/{language}/cases.yml" not in site.broken:
            yield from _cases(site, language, path, document)


def _shape(key: str, language: str) -> str:
    """Return how words are written: those that go with a number have a form for each kind of number."""
    forms = counted_forms(language) if key.startswith("quantity_") else ()
    return f"{{{', '.join(f'{name}: …' for name in forms)}}}" if forms else "…"


def _plurals(site: Site, language: str, path: str, document: YamlDocument) -> Iterator[Problem]:
    """Yield the words with some forms for numbers, but not all of their language; one alone never changes."""
    for key, words in document.data.items():
        if not isinstance(words, Mapping) or set(words) <= {"other"}:
            continue
        if missing := [name for name in counted_forms(language) if name not in words]:
            place, forms = packed_words.spot(site, path, (key,)), ", ".join(missing)
            yield make_problem(*place, "plural-form-missing", key=key, forms=forms, language=language)


def _cases(site: Site, language: str, path: str, document: YamlDocument) -> Iterator[Problem]:
    """Yield the words that ask for a case which the language has not, and the countries that lack one."""
    file, asked = f"data/{language}/cases.yml", dict[str, str]()
    cases = CaseWords.model_validate((file in site.lines and site.lines[file].data) or {})
    for key, words in document.data.items():
        for gap, case in gap_cases(str(words)):
            known = gap_case_names(cases, gap)
            if case not in known:
                names, listed = f"{{{gap}:{case}}}", ", ".join(sorted(known)) or "–"
                place = packed_words.spot(site, path, (key,))
                yield make_problem(*place, "case-unknown", key=key, value=names, known=listed, file=file)
            elif gap in COUNTRY_GAPS:
                asked.setdefault(case, key)
    for case in sorted(asked.keys() - cases.usual.keys()):
        other = ":".join(map(str, packed_words.spot(site, path, (asked[case],))))
        for country in site.countries.values():
            if case not in cases.countries.get(country.code, {}):
                line = site.lines[file].line(("countries", country.code)) if file in site.lines else 1
                yield make_problem(
                    file, line, "case-missing", value=country.code, case=case, key=asked[case], other=other
                )


def asked_words(site: Site) -> dict[str, set[str]]:
    """Return the keys of words by the file that asks for them: of data, or a kind of page."""
    indicators = site.indicators.values()
    units = {indicator.unit for indicator in indicators}
    units |= {
        figure.unit
        for country in site.countries.values()
        for series in country.figures.values()
        for figure in series.values.values()
        if figure.unit
    }
    keys = {f"chapter_{indicator.chapter}" for indicator in indicators}
    keys |= {f"{family}_{unit}" for family in ("unit", "quantity") for unit in units}
    keys |= {f"breakdown_{name}" for indicator in indicators for name in indicator.breakdowns}
    of_totals = {slug: {f"{kind}_{slug}" for kind in ("group", "short")} for slug in site.totals}
    found = {"data/indicators.yml": keys} | {f"data/totals/{slug}.yml": of_totals[slug] for slug in of_totals}
    return found | {f"emn_site/pages/{kind.name}/kind.py": kind.asked_words for kind in kinds.KINDS}


def check_definitions(site: Site) -> Iterator[Problem]:
    """Yield the definitions that lack the words of a code they are filtered by, or have those of another.

    A reader quotes the definition, not the query. The words of a code are `said` in dimensions.yml.
    """
    for language, wording in site.wordings.items():
        path = f"data/{language}/indicators.yml"
        if path in site.broken:
            continue
        for key, indicator in site.indicators.items():
            for dimension, code in _unsaid(wording, key, indicator):
                place = packed_words.spot(site, path, (key, "definition"))
                name = wording.dimensions[dimension].codes[code].name
                yield make_problem(
                    *place, "definition-unlike-filter", key=key, dimension=dimension, chosen=code, name=name
                )


def _unsaid(wording: Wording, key: str, indicator: Indicator) -> Iterator[tuple[str, str]]:
    words = wording.indicators.get(key)
    if words is None or indicator.fetch is None:
        return
    text = words.definition.casefold()
    for dimension, codes in indicator.fetch.filters.items():
        known = wording.dimensions.get(dimension)
        names = {code: found.said for code, found in known.codes.items()} if known else {}
        for code in codes:
            own = names.get(code, [])
            others = [word for other in names if other not in codes for word in names[other]]
            if not _any_in(own, text) if own else code in names and _any_in(others, text):
                yield dimension, code


def _any_in(words: list[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word.casefold())}", text) for word in words)
