"""The words of the site itself: which there must be, and how they are looked up."""

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from emn_site.model import Site
from emn_site.rendering import fill
from emn_site.word_keys import PLURALS, TEXTS


class Phrase(str):
    """Words with gaps; filling them never fails, whatever an editor has written in the braces."""

    def format(self, *_: object, **values: object) -> str:
        """Return the words with their gaps filled; an unknown gap stays as it is written."""
        return fill(self, **values)


def word(site: Site, key: str, locale: str) -> Any:
    """Return the words under a key: text, or the forms of a plural."""
    found = site.words[key][locale]
    return Phrase(found) if isinstance(found, str) else found


def in_language(site: Site, locale: str) -> SimpleNamespace:
    """Return all words of a language for a template: `words.key`.

    Not a dictionary, whose own `copy`, `items` or `values` a template would find before the words.
    """
    return SimpleNamespace(**{key: words[locale] for key, words in site.words.items()})


def with_missing_keys(
    words: Mapping[str, Any], locales: Sequence[str], groups: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Return the words with every key and language there is to be; what is missing stands for itself.

    The checks report what is missing; standing in lets them look at everything else all the same.
    """
    keys = {*TEXTS, *(f"group_{group}" for group in groups), *words} - PLURALS
    texts = {key: _in_all(words.get(key, {}), locales, key) for key in keys}
    return texts | {key: _in_all(words.get(key, {}), locales, {"other": key}) for key in PLURALS}


def _in_all(found: Mapping[str, Any], locales: Sequence[str], otherwise: Any) -> dict[str, Any]:
    """Return words in every language, borrowed from another, or else from what stands for them."""
    borrowed = next(iter(found.values()), otherwise)
    same_kind = {locale: text for locale, text in found.items() if isinstance(text, type(otherwise))}
    return {
        locale: same_kind.get(locale, borrowed if isinstance(borrowed, type(otherwise)) else otherwise)
        for locale in locales
    }
