"""What a language calls the things of a site: words, and names in the cases of the language (`cases.yml`)."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from emn_site.locale import formats, reports
from emn_site.locale.formats import format_names, format_period
from emn_site.locale.templates import fill_gaps
from emn_site.model import wording
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site


class LocaleNames:
    """The names and words of a site in one language."""

    def __init__(self, site: Site, language: str) -> None:
        self.site, self.language = site, language
        self.wording: wording.Wording = site.wordings[language]
        self.words = WordTable(self.wording.words)

    # What the language calls things

    def word(self, key: str, **gaps: object) -> str:
        """Return the words of the site under a key, with their gaps filled."""
        return self.words.filled(key, **gaps)

    def message(self, code: str, **values: object) -> str:
        """Return what `build.py` tells of its work under a code, in this language where it has the words."""
        return reports.message(code, values, self.site.reports, self.language)

    def counted(self, key: str, count: int, **gaps: object) -> str:
        """Return the words that go with a number, with their other gaps filled: 1 leidinys, 10 leidinių."""
        return fill_gaps(formats.format_plural(self.words.forms(key), count, self.language), **gaps)

    @property
    def of_site(self) -> wording.SiteWords:
        """The site's own name, publisher, tagline and statements."""
        return self.wording.site

    def entries(self, name: str) -> dict[str, tuple[Any, Any]]:
        """Return what a file of data says, each entry with its words; one that has none is a problem."""
        words = self.wording.other.get(name) or {}
        return {k: (one, words[k]) for k, one in (self.site.other.get(name) or {}).items() if k in words}

    def type(self, key: str) -> wording.TypeWords:
        """Return the names of a type of publication."""
        found = self.wording.types.get(key)
        return found or wording.TypeWords(name=key, list=key, summary=key)

    def topic(self, key: str) -> str:
        """Return the name of a topic."""
        return self.wording.topics.get(key, key)

    def indicator(self, key: str) -> wording.IndicatorWords:
        """Return the name, the definition and the formula of an indicator."""
        found = self.wording.indicators.get(key)
        return found or wording.IndicatorWords(name=key, definition=key)

    def source(self, key: str) -> wording.SourceWords:
        """Return the name and the publisher of a source."""
        return self.wording.sources.get(key) or wording.SourceWords(name=key, publisher=key)

    def licence(self, key: str) -> str | None:
        """Return the licence of a source, where there is one."""
        found = self.site.sources.get(key)
        return self.source(key).licence or (found.licence if found else None)

    def dataset(self, key: str) -> wording.DatasetWords:
        """Return the name of a dataset."""
        return self.wording.datasets.get(key) or wording.DatasetWords(name=key)

    def column(self, name: str) -> str:
        """Return what a column of the open data is; of a name in some language, the column of that name."""
        stem, _, ending = name.lower().rpartition("_")
        return self.word(f"column_{stem if ending in self.site.settings.locales else name.lower()}")

    def keywords(self, indicators: Iterable[str]) -> list[str]:
        """Return the chapters to which some indicators belong, each once."""
        chapters = (self.site.indicators[key].chapter for key in indicators)
        return [self.word(f"chapter_{chapter}") for chapter in dict.fromkeys(chapters)]

    def dimension(self, key: str) -> str:
        """Return the name of a dimension of datasets."""
        found = self.wording.dimensions.get(key)
        return found.name if found else key

    def code(self, dimension: str, code: str) -> str:
        """Return what a code of a dimension stands for."""
        found = self.wording.dimensions.get(dimension)
        return found.codes[code].name if found and code in found.codes else code

    def part(self, breakdown: str, code: str) -> str:
        """Return the name of a part of a breakdown: a country by its code, or a code of the dimension."""
        return self.origin(code) if breakdown == "citizenship" else self.code(breakdown, code)

    def term(self, key: str) -> wording.TermWords:
        """Return the name and the definition of a term of the glossary."""
        return self.wording.glossary.get(key) or wording.TermWords(name=key, definition=key)

    def field(self, key: str) -> wording.FieldWords:
        """Return what the forms of editing in the browser say of a key, or of its last part."""
        name, fields = key.rpartition(".")[2], self.wording.fields
        word = str(self.wording.words.get(name, key))
        return fields.get(key) or fields.get(name) or wording.FieldWords(name=word, help=word)

    # Countries and languages

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166-1 code of two letters: the site's own, or CLDR's."""
        return self.of_site.country_names.get(code) or formats.country_name(code, self.language)

    def country_forms(self, code: str, name: str | None = None) -> wording.NameForms:
        """Return a country, or a total by its own name, in every case: for words with `{country:…}`."""
        return country_forms(self.wording.cases, code, name or self.country(code))

    def body(self, name: str) -> str:
        """Return what this language calls a body or a place of publication, or else its name as printed."""
        return self.of_site.body_names.get(name, name)

    def country_words(self, slug: str) -> wording.CountryWords:
        """Return what the language says of a country; nothing where there is no file."""
        return self.wording.countries.get(slug) or wording.CountryWords()

    def origin(self, code: str) -> str:
        """Return the name of a country of origin, or the words for stateless and unknown."""
        if code in formats.NO_COUNTRY:
            return self.word(f"origin_{formats.NO_COUNTRY[code]}")
        known = formats.alpha2(code)
        return self.country(known) if known else code

    @cached_property
    def countries(self) -> list[tuple[str, str, Country]]:
        """Name, slug and facts of each country, in the order of the alphabet."""
        named = [(self.country(c.code), slug, c) for slug, c in self.site.countries.items()]
        return sorted(named, key=lambda item: self.order(item[0]))

    def language_name(self, code: str) -> str:
        """Return the name of a language."""
        return formats.language_name(code, self.language)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.language_name(self.language)

    def order(self, text: str) -> tuple[list[tuple[int, int]], str]:
        """Return the key that sorts words by the alphabet of the language."""
        return formats.sort_key(text, self.of_site.alphabet)

    # Numbers, dates, lists


# The gaps of words that are filled with names of countries, in any case.
COUNTRY_GAPS = ("country", "countries")
PERIOD_GAP = "period"  # the gaps whose names end so are filled with periods, in any case


def gap_case_names(words: wording.CaseWords, gap: str) -> set[str]:
    """Return the cases for which a gap may ask."""
    if gap in COUNTRY_GAPS:
        return words.country_cases
    return {*words.periods} if gap.endswith(PERIOD_GAP) else set()


def country_forms(words: wording.CaseWords, code: str, name: str) -> wording.NameForms:
    """Return the name of a country in every case."""
    usual = {case: fill_gaps(form, name=name) for case, form in words.usual.items()}
    return wording.NameForms(name, usual | words.countries.get(code, {}))


def period_forms(words: wording.CaseWords, period: Period, language: str) -> wording.NameForms:
    """Return a period in every case."""
    alone = format_period(period, language)
    cases = words.periods.items()
    found = {case: fill_gaps(forms.pattern(period), period=alone, year=period.year) for case, forms in cases}
    return wording.NameForms(alone, found)


def listing_forms(names: Sequence[wording.NameForms], language: str) -> wording.NameForms:
    """Return names as a list in a sentence, in every case: Vokietijoje ir Lenkijoje."""
    cases = {case for name in names for case in name.forms}
    listed = {case: format_names([name.in_case(case) for name in names], language) for case in cases}
    return wording.NameForms(format_names([name.alone for name in names], language), listed)


class WordTable:
    """The words of a language for templates: `words.key`; a key nobody has stands for itself.

    The checks report what is missing. Words that go with a number are a mapping of their forms.
    """

    def __init__(self, words: Mapping[str, str | wording.PluralForms]) -> None:
        self._words: dict[str, Any] = {
            key: found.model_dump(exclude_none=True) if isinstance(found, wording.PluralForms) else found
            for key, found in words.items()
        }

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: str) -> Any:
        return self._words.get(key, key)

    def filled(self, key: str, **values: object) -> str:
        """Return words with their gaps filled; an unknown gap stays as it is written."""
        found = self[key]
        return fill_gaps(found["other"] if isinstance(found, dict) else found, **values)

    def forms(self, key: str) -> Mapping[str, str]:
        """Return the forms that go with a number."""
        found = self[key]
        return found if isinstance(found, dict) else {"other": found}
