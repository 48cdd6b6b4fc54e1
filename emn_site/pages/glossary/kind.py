"""The glossary: a page in each language, in the order of that language's alphabet."""

from dataclasses import dataclass
from itertools import groupby

from emn_site.exports.structured_data import schema_terms
from emn_site.locale import Locale, all_locales
from emn_site.model.indicators import Term
from emn_site.model.text import FinishedPage
from emn_site.model.wording import TermWords
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules

PATH = "glossary"


@dataclass(frozen=True)
class GlossaryEntry:
    """A term in one language, with its names in the others."""

    key: str
    term: Term
    words: TermWords
    elsewhere: tuple[tuple[str, str, str], ...]
    """Locale, name of the language, and the term in it."""
    source: str
    source_url: str


def glossary_page(locale: Locale, path: str) -> FinishedPage:
    """Return the glossary."""
    entries = sorted(
        (_entry(locale, key, term) for key, term in locale.site.glossary.items()),
        key=lambda found: locale.order(found.words.name),
    )
    letters = [
        (letter, list(found))
        for letter, found in groupby(entries, key=lambda found: found.words.name[0].upper())
    ]
    return page_from_template(
        locale,
        path,
        "glossary/glossary.html.jinja",
        count=locale.counted("term_count", len(entries)),
        letters=letters,
    )


def _entry(locale: Locale, key: str, term: Term) -> GlossaryEntry:
    words, source = locale.term(key), locale.site.sources.get(term.source)
    return GlossaryEntry(
        key=key,
        term=term,
        words=words,
        elsewhere=tuple(
            (other.language, locale.language_name(other.language), other.term(key).name)
            for other in all_locales(locale.site)
            if other is not locale
        ),
        source=locale.source(term.source).name,
        source_url=source.url if source else "",
    )


KIND = Kind(
    name="glossary",
    paths=lambda locale: [PATH] if locale.site.glossary else [],
    page=glossary_page,
    file="data/glossary.yml",
    names={"glossary": PATH},
    menu=lambda locale: [PATH] if locale.site.glossary else [],
    search=SearchRules(weight=0.5),  # it has words of every term: others come first
    facet="glossary",
    linked_data=schema_terms,
)
