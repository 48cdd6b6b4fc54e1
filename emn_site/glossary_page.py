"""The glossary: a page in each language, in the order of that language's alphabet."""

from dataclasses import dataclass
from itertools import groupby

from emn_site import addresses, languages
from emn_site.model import Site, Term
from emn_site.rendering import render
from emn_site.words import in_language, word

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


def pages(site: Site) -> dict[str, str]:
    """Return the glossary in each language, by source file; none where the site has no terms."""
    if not site.glossary:
        return {}
    return {addresses.src_uri(PATH, locale): _page(site, locale) for locale in site.settings.locales}


def _page(site: Site, locale: str) -> str:
    alphabet = site.settings.alphabets.get(locale)
    entries = sorted(
        (_entry(site, key, term, locale) for key, term in site.glossary.items()),
        key=lambda found: languages.sort_key(found.name, alphabet),
    )
    letters = [
        (letter, list(found)) for letter, found in groupby(entries, key=lambda found: found.name[0].upper())
    ]
    return render(
        "glossary.md.jinja",
        title=word(site, "glossary", locale),
        summary=word(site, "glossary_summary", locale),
        count=languages.plural(word(site, "term_count", locale), len(entries), locale),
        letters=letters,
        words=in_language(site, locale),
    )


def _entry(site: Site, key: str, term: Term, locale: str) -> GlossaryEntry:
    source = site.sources.get(term.source)
    return GlossaryEntry(
        key=key,
        name=term.name[locale],
        also=tuple(term.also.get(locale, ())),
        elsewhere=tuple(
            (other, languages.language_name(other, locale), term.name[other])
            for other in site.settings.locales
            if other != locale
        ),
        definition=term.definition[locale],
        source=source.name[locale] if source else term.source,
        source_url=source.url if source else "",
        place=term.place[locale] if term.place else None,
    )
