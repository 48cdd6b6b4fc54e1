"""One language of the site: its words, its addresses, and the only place that formats for a reader."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import ceil

from emn_site.locale import addresses, formats
from emn_site.locale.names import LocaleNames, listing_forms, period_forms
from emn_site.locale.templates import fill_gaps, template_environment
from emn_site.model.dates import PartialDate
from emn_site.model.period import Period
from emn_site.model.publication import Event, PublicationType
from emn_site.model.site import Listed, Publication, Site
from emn_site.model.wording import NameForms

WORDS_A_MINUTE = 200  # how fast a text is read


class Locale(LocaleNames):
    """A site spoken in one language.

    Pages, views and outputs take it instead of a site and a language's code: `locale.word("home")`,
    `locale.number(1500)`, `locale.url("countries/latvia")`.
    """

    def render(self, template: str, **values: object) -> str:
        """Return a template filled with values: the site's own, or ours; an unknown name is an error."""
        return template_environment(self.site.root).get_template(template).render(**values)

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
        sentence = formats.format_plural(forms.model_dump(exclude_none=True), value, self.language, decimals)
        return fill_gaps(sentence, year=year)

    def finding(
        self, key: str, value: Decimal | float, period: Period, code: str, decimals: int = 0
    ) -> str | None:
        """Return what is said of a value of a country in a period; None where the language says nothing."""
        found = self.indicator(key).finding
        if found is None:
            return None
        forms, step = found.model_dump(exclude_none=True), Decimal(1).scaleb(-decimals)
        if value > 0 and not round(value, decimals):  # less than the least that is shown is not called zero
            below = self.word("below", count="{count}")
            forms, value = {name: form.replace("{count}", below) for name, form in forms.items()}, step
        sentence = formats.format_plural(forms, value, self.language, decimals)
        gaps = {"period": self.period_forms(period), "country": self.country_forms(code)}
        filled = fill_gaps(sentence, **gaps)
        return filled[:1].upper() + filled[1:]

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
        return period_forms(self.wording.cases, value, self.language)

    def when(self, value: Period) -> str:
        """Return a period as it stands behind what it dates: 2024 m. gruodį."""
        return self.word("in_period", period=self.period_forms(value))

    def moment(self, value: str) -> str:
        """Return a moment as precisely as it is known; the minute is left to the files."""
        return self.date(PartialDate.parse(value[:10]))

    def day(self, value: datetime.date) -> str:
        """Return a day in words: 2024 m. kovo 5 d., 5 March 2024."""
        return formats.format_day(value, self.language)

    def event_time(self, event: Event) -> str:
        """Return from when to when an event is, in words."""
        return formats.format_span(event.starts, event.ends, self.language)

    def tongue(self, code: str) -> str:
        """Return the name of a language as it stands by itself, outside a sentence: lietuvių k."""
        return self.word("tongue", language=self.language_name(code))

    def listing(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence: a, b ir c; a, b and c."""
        return formats.format_names(names, self.language)

    def listing_forms(self, names: Sequence[NameForms]) -> NameForms:
        """Return names as a list in every case: for words with `{countries:…}`."""
        return listing_forms(names, self.language)

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
