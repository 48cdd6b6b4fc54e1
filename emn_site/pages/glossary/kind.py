"""The glossary: a page in each language, in the order of that language's alphabet."""

from dataclasses import dataclass
from itertools import groupby

from emn_site.locale import Language, all_languages
from emn_site.model.site import Term
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import from_template

PATH = "glossary"


@dataclass(frozen=True)
class GlossaryEntry:
    """A term in one language, with its names in the others."""

    key: str
    name: str
    also: tuple[str, ...]
    elsewhere: tuple[tuple[str, str, str], ...]
    """Locale, name of the language, and the term in it."""
    definition: str
    source: str
    source_url: str
    place: str | None


def paths(speech: Language) -> list[str]:
    """Return the one page; none where the site has no terms."""
    return [PATH] if speech.site.glossary else []


def made_of(speech: Language, path: str) -> object:
    """Return what the page is made of beside the words: nothing."""
    return ()


def page(speech: Language, path: str) -> FinishedPage:
    """Return the glossary."""
    entries = sorted(
        (_entry(speech, key, term) for key, term in speech.site.glossary.items()),
        key=lambda found: speech.order(found.name),
    )
    letters = [
        (letter, list(found)) for letter, found in groupby(entries, key=lambda found: found.name[0].upper())
    ]
    return from_template(
        speech,
        path,
        speech.word("glossary"),
        speech.word("glossary_summary"),
        "glossary.html.jinja",
        count=speech.counted("term_count", len(entries)),
        letters=letters,
    )


def _entry(speech: Language, key: str, term: Term) -> GlossaryEntry:
    words, source = speech.term(key), speech.site.sources.get(term.source)
    return GlossaryEntry(
        key=key,
        name=words.name,
        also=tuple(words.also),
        elsewhere=tuple(
            (other.locale, speech.language(other.locale), other.term(key).name)
            for other in all_languages(speech.site)
            if other is not speech
        ),
        definition=words.definition,
        source=speech.source(term.source).name,
        source_url=source.url if source else "",
        place=words.place,
    )
