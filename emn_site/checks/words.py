"""Words that the data bring along are there, and so are the cases and the forms for numbers they need."""

from collections.abc import Iterator, Mapping

from emn_site.content import packed_words
from emn_site.content.yaml_lines import YamlDocument
from emn_site.locale.cases import COUNTRY_GAPS, gap_case_names
from emn_site.locale.formats import counted_forms
from emn_site.locale.templates import gap_cases
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.wording import CaseWords


def check(site: Site) -> Iterator[Problem]:
    """Yield the words that the data ask for and the default language lacks, and cases that nobody has."""
    for language in site.settings.locales:
        document = site.lines.get(path := f"data/{language}/words.yml")
        if path in site.broken or document is None or not isinstance(document.data, Mapping):
            continue
        if language == site.settings.default_locale:
            for file, keys in asked_words(site).items():
                for key in sorted(keys - set(site.wordings[language].words)):
                    yield make_problem(path, 1, "missing-word", key=key, other=file, words="…")
        yield from _plurals(site, language, path, document)
        if f"data/{language}/cases.yml" not in site.broken:
            yield from _cases(site, language, path, document)


def _plurals(site: Site, language: str, path: str, document: YamlDocument) -> Iterator[Problem]:
    """Yield the words with some forms for numbers, but not all of their language; one alone never changes."""
    for key, said in document.data.items():
        if not isinstance(said, Mapping) or set(said) <= {"other"}:
            continue
        if missing := [name for name in counted_forms(language) if name not in said]:
            place, forms = packed_words.spot(site, path, (key,)), ", ".join(missing)
            yield make_problem(*place, "plural-form-missing", key=key, forms=forms, language=language)


def _cases(site: Site, language: str, path: str, document: YamlDocument) -> Iterator[Problem]:
    """Yield the words that ask for a case which the language has not, and the countries that lack one."""
    file, asked = f"data/{language}/cases.yml", dict[str, str]()
    cases = CaseWords.model_validate((file in site.lines and site.lines[file].data) or {})
    for key, said in document.data.items():
        for gap, case in gap_cases(str(said)):
            known = gap_case_names(cases, gap)
            if case not in known:
                names, listed = f"{{{gap}:{case}}}", ", ".join(sorted(known)) or "–"
                place = packed_words.spot(site, path, (key,))
                yield make_problem(*place, "case-unknown", key=key, value=names, known=listed, file=file)
            elif gap in COUNTRY_GAPS:
                asked.setdefault(case, key)
    for case in sorted(asked.keys() - cases.usual.keys()):
        for country in site.countries.values():
            if case not in cases.countries.get(country.code, {}):
                line = site.lines[file].line(("countries", country.code)) if file in site.lines else 1
                yield make_problem(
                    file, line, "case-missing", value=country.code, case=case, key=asked[case], other=path
                )


def asked_words(site: Site) -> dict[str, set[str]]:
    """Return the keys of words by the file whose content asks for them."""
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
    return {"data/indicators.yml": keys} | {f"data/totals/{slug}.yml": of_totals[slug] for slug in of_totals}
