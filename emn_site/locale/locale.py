"""One language of the site: its words, its addresses, and the only place that formats for a reader."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from math import ceil

from emn_site.locale import addresses, cases, formats, reports
from emn_site.locale.templates import fill_gaps
from emn_site.locale.words import WordTable
from emn_site.model.country import Country
from emn_site.model.partial_date import PartialDate
from emn_site.model.period import Period
from emn_site.model.publication import PublicationType
from emn_site.model.site import Listed, Publication, Site
from emn_site.model.wording import (
    DatasetWords,
    Development,
    FieldWords,
    IndicatorWords,
    NameForms,
    SiteWords,
    SourceWords,
    TermWords,
    TypeWords,
    Wording,
)

WORDS_A_MINUTE = 200
"""How fast a text is read."""


class Locale:
    """A site spoken in one language.

    Pages, views and outputs take it instead of a site and a language's code: `locale.word("home")`,
    `locale.number(1500)`, `locale.url("countries/latvia")`.
    """

    def __init__(self, site: Site, language: str) -> None:
        self.site, self.language = site, language
        self.wording: Wording = site.wordings[language]
        self.words = WordTable(self.wording.words)

    # What the language calls things

    def word(self, key: str, **gaps: object) -> str:
        """Return the words of the site under a key, with their gaps filled."""
        return self.words.filled(key, **gaps)

    def told(self, code: str, **values: object) -> str:
        """Return what `build.py` tells of its work under a code, in this language where it has the words."""
        return reports.message(code, values, self.site.reports, self.language)

    def counted(self, key: str, count: int, **gaps: object) -> str:
        """Return the words that go with a number, with their other gaps filled: 1 leidinys, 10 leidinių."""
        return fill_gaps(formats.format_plural(self.words.forms(key), count, self.language), **gaps)

    @property
    def of_site(self) -> SiteWords:
        """The site's own name, publisher, tagline and statements."""
        return self.wording.site

    def type(self, key: str) -> TypeWords:
        """Return the names of a type of publication."""
        found = self.wording.types.get(key)
        return found or TypeWords(name=key, list=key, summary=key)

    def topic(self, key: str) -> str:
        """Return the name of a topic."""
        return self.wording.topics.get(key, key)

    def indicator(self, key: str) -> IndicatorWords:
        """Return the name, the definition and the formula of an indicator."""
        found = self.wording.indicators.get(key)
        return found or IndicatorWords(name=key, definition=key)

    def source(self, key: str) -> SourceWords:
        """Return the name and the publisher of a source."""
        return self.wording.sources.get(key) or SourceWords(name=key, publisher=key)

    def licence(self, key: str) -> str | None:
        """Return the licence of a source, where there is one."""
        found = self.site.sources.get(key)
        return self.source(key).licence or (found.licence if found else None)

    def dataset(self, key: str) -> DatasetWords:
        """Return the name of a dataset."""
        return self.wording.datasets.get(key) or DatasetWords(name=key)

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

    def term(self, key: str) -> TermWords:
        """Return the name and the definition of a term of the glossary."""
        return self.wording.glossary.get(key) or TermWords(name=key, definition=key)

    def field(self, key: str) -> FieldWords:
        """Return what the forms of editing in the browser say of a key of a front matter."""
        return self.wording.fields.get(key) or FieldWords(name=key, help=key)

    # Countries and languages

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166-1 code of two letters: the site's own, or CLDR's."""
        return self.of_site.country_names.get(code) or formats.country_name(code, self.language)

    def country_forms(self, code: str, name: str | None = None) -> NameForms:
        """Return a country, or a total by its own name, in every case: for words with `{country:…}`."""
        return cases.country_forms(self.wording.cases, code, name or self.country(code))

    def body(self, name: str) -> str:
        """Return what this language calls a body or a place of publication, or else its name as printed."""
        return self.of_site.body_names.get(name, name)

    def other_name(self, slug: str) -> str | None:
        """Return another name in use of a country."""
        found = self.wording.countries.get(slug)
        return found.other_name if found else None

    def contact_point(self, slug: str) -> str | None:
        """Return the institution of a country's contact point, where it is known."""
        found = self.wording.countries.get(slug)
        return found.contact_point if found else None

    def development(self, slug: str, chapter: str) -> Development | None:
        """Return what has happened in a country in the field of a chapter."""
        found = self.wording.countries.get(slug)
        return found.developments.get(chapter) if found else None

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

    def number(self, value: Decimal | float, decimals: int = 0) -> str:
        """Return a number: 2 888 278, 2,888,278."""
        return formats.format_number(value, self.language, decimals)

    def read_number(self, text: str) -> Decimal | str:
        """Return the number that some words are, or the words where they are none (“<5”)."""
        return formats.read_number(text, self.language)

    def short(self, value: Decimal | float, decimals: int = 0) -> str:
        """Return a number for the axis of a chart, where millions are written in words."""
        return formats.format_short(value, self.language, decimals)

    def unit(self, unit: str) -> str:
        """Return what is counted, as a heading says it: asmenys, per cent."""
        return self.word(f"unit_{unit}")

    def quantity(self, value: Decimal | float, unit: str, decimals: int = 0) -> str:
        """Return a number with what is counted, in the right case: 1 asmuo, 280 asmenų, 12,7 %."""
        return formats.format_plural(self.words.forms(f"quantity_{unit}"), value, self.language, decimals)

    def difference(
        self, value: Decimal | float, unit: str, percent: Decimal | float | None = None, decimals: int = 0
    ) -> str:
        """Return how much more or less there is, with per cent where there is one; of shares, in points."""
        signed = formats.format_signed(value, self.language, decimals)
        if unit == "percent":
            return self.word("difference_points", difference=signed)
        if percent is None:
            return signed
        return self.word(
            "difference_and_percent",
            difference=signed,
            percent=formats.format_signed(percent, self.language, 1),
        )

    def percent_difference(self, percent: Decimal | float) -> str:
        """Return a change in per cent with its sign, as a table has it: +69 %, −44 %."""
        return self.word("difference_percent", percent=formats.format_signed(percent, self.language))

    def sentence(self, key: str, value: Decimal | float, year: int, decimals: int = 0) -> str | None:
        """Return what is said of a value of an indicator in a year; None where the language says nothing."""
        forms = self.indicator(key).sentence
        if forms is None:
            return None
        said = formats.format_plural(forms.model_dump(exclude_none=True), value, self.language, decimals)
        return fill_gaps(said, year=year)

    def date(self, value: PartialDate) -> str:
        """Return a date as precise as it is known, as it stands in a sentence: 2024 m., 2024 m. kovas."""
        if value.month is None:
            return self.word("year_alone", year=value.year)
        return formats.format_partial_date(value, self.language)

    def period(self, value: Period) -> str:
        """Return a period: 2024, 2024 m. III ketvirtis, June 2024."""
        return formats.format_period(value, self.language)

    def period_forms(self, value: Period) -> NameForms:
        """Return a period in every case of the language, for words with `{period:…}`."""
        return cases.period_forms(self.wording.cases, value, self.language)

    def when(self, value: Period) -> str:
        """Return a period as it stands behind what it dates: 2024 m. gruodį."""
        return self.word("in_period", period=self.period_forms(value))

    def moment(self, value: str) -> str:
        """Return a moment as precisely as it is known; the minute is left to the files."""
        return self.date(PartialDate.parse(value[:10]))

    def day(self, value: datetime.date) -> str:
        """Return a day in words: 2024 m. kovo 5 d., 5 March 2024."""
        return formats.format_day(value, self.language)

    def tongue(self, code: str) -> str:
        """Return the name of a language as it stands by itself, outside a sentence: lietuvių k."""
        return self.word("tongue", language=self.language_name(code))

    def listing(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence: a, b ir c; a, b and c."""
        return formats.format_names(names, self.language)

    def listing_forms(self, names: Sequence[NameForms]) -> NameForms:
        """Return names as a list in every case: for words with `{countries:…}`."""
        return cases.listing_forms(names, self.language)

    def reading_time(self, words: int) -> str:
        """Return how long a text of some words takes to read."""
        return self.counted("reading_time", ceil(words / WORDS_A_MINUTE) or 1)

    # Publications

    def kind(self, work: Listed) -> str:
        """Return the type of a publication, with its number in the series."""
        name, number = self.genre(work), work.head.number
        return f"{name} {number}" if number else name

    def genre(self, work: Listed) -> str:
        """Return the type of a publication, by the name it has where it is the whole Network's."""
        names = self.type(work.type)
        return names.network or names.name if work.head.scope == "network" else names.name

    def kind_of(self, work: Listed) -> PublicationType:
        """Return what the data say of a publication's type."""
        return self.site.types[work.type]

    def title(self, work: Listed) -> tuple[str, str]:
        """Return the title of a publication and its language: this one, where there is a title in it."""
        if isinstance(work, Publication):
            text = work.versions.get(self.language, work.original)
            return text.head.title, text.language
        titles = {**work.head.translated_title, **work.head.title}
        language = self.language if self.language in titles else next(iter(work.head.title))
        return titles[language], language

    # Addresses

    def url(self, path: str) -> str:
        """Return the address of a page, or of a place on it, in this language, from the root of the site."""
        page, mark, anchor = path.partition("#")
        return addresses.page_url(self.site.settings, page, self.language) + mark + anchor

    def href(self, path: str, here: str) -> str:
        """Return a page as a link from another page, both by path."""
        return addresses.relative_address(self.url(path), self.url(here))

    def to_root(self, here: str) -> str:
        """Return the root of the site as a link from a page."""
        return addresses.relative_address("", self.url(here))

    def in_other(self, language: str) -> "Locale":
        """Return another language of the same site."""
        return for_locale(self.site, language)


@lru_cache(maxsize=32)
def for_locale(site: Site, language: str) -> Locale:
    """Return a site spoken in one of its languages; the same value each time."""
    return Locale(site, language)


def report_locale(site: Site) -> Locale:
    """Return the language in which editors are spoken to; the default where the site has none of it."""
    language = site.settings.report_locale
    return for_locale(site, language if language in site.wordings else site.settings.default_locale)


def all_locales(site: Site) -> list[Locale]:
    """Return a site in each of its languages, the default first."""
    return [for_locale(site, language) for language in site.settings.locales]
