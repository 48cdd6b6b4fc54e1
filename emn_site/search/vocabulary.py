"""The words that stand in the pages of one language, and what the browser needs to read a query by them.

A page says `prieglobsčio`; the index knows it as `prieglobstis`, the word it is a form of (`forms`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.language import Language
from emn_site.search.cutting import Cut
from emn_site.search.forms import STEM_SIGN, Lexeme, fold, forms
from emn_site.search.names import groups, telling


class Vocabulary:
    """The words of all pages in one language, gathered while the pages are read."""

    def __init__(self, speech: Language) -> None:
        self._speech = speech
        self._forms = forms(speech.site, speech.locale)
        self._found: Counter[str] = Counter()
        self._keys: dict[str, tuple[str, ...]] = {}
        self._named: set[str] = set()
        self._groups = list(groups(speech))

    def keys(self, found: Cut) -> Iterator[str]:
        """Yield the names in the index of what stands together in a text; count its words."""
        for word in found.words:
            if word[0].isdigit():
                yield word
                continue
            self._found[word] += 1
            if word not in self._keys:
                self._keys[word] = tuple(lexeme.key for lexeme in self._forms.lexemes(word))
            yield from self._keys[word]
        if found.compound:
            yield found.compound

    def files(self, pages: Mapping[str, int]) -> dict[str, Any]:
        """Return what the browser needs to read a query, by file name; `pages` are those of countries.

        `rules.json` has the endings, `forms/pr.json` the words beginning with pr in any page (and what
        they are forms of), the most frequent first, `synonyms.json` the groups of names, `foreign.json` names
        in other letters with the number of their group, `all.json` every word for a second try.
        """
        counts: Counter[str] = Counter()
        for word, count in self._found.items():
            counts[word.casefold()] += count
        synonyms = list(self._synonyms(pages))
        foreign = {name: at for at, group in enumerate(self._groups) for name in sorted(group.foreign)}
        counts.update(dict.fromkeys(self._named, 0))
        return {
            "all.json": _all(counts),
            "rules.json": self._forms.rules(),
            "synonyms.json": synonyms,
            "foreign.json": foreign,
        } | {f"forms/{start}.json": listed for start, listed in self._listed(counts).items()}

    def _listed(self, counts: Counter[str]) -> dict[str, dict[str, str]]:
        """Return by first letters each stem in the pages with its flags and the word it belongs to."""
        counted: Counter[Lexeme] = Counter()
        for word in sorted(counts):
            for lexeme in self._forms.lexemes(word):
                counted[lexeme] += counts[word]
        listed: dict[str, dict[str, str]] = {}
        for lexeme, _ in counted.most_common():
            for stem, flags in lexeme.listed or ((lexeme.key, ""),):
                beginning = listed.setdefault(fold(stem.lstrip(STEM_SIGN))[:2], {})
                if stem != lexeme.key:
                    beginning[stem] = f"{flags} {lexeme.key}"
                else:
                    beginning.setdefault(stem, flags)
        return listed

    def _synonyms(self, pages: Mapping[str, int]) -> Iterator[dict[str, Any]]:
        """Yield the groups of names: those of this language by their words, all as they are typed.

        The first `targets` of them stand in pages, so that they can be looked for instead of another.
        """
        in_pages = {key for keys in self._keys.values() for key in keys}
        for group in self._groups:
            here = [self.read(name) for name in group.here]
            targets = [name for name in here if all(in_pages.intersection(word) for word in name)]
            found: dict[str, Any] = {
                "here": targets + [name for name in here if name not in targets],
                "targets": len(targets),
                "typed": sorted(group.typed),
            }
            if group.country:
                found |= {"country": group.country, "page": pages.get(group.country)}
            if group.term:
                found["term"] = group.term
            yield found

    def read(self, name: str) -> list[list[str]]:
        """Return for each telling word of a name what it may be a form of; it can be typed from now on."""
        found = telling(self._speech, name)
        self._named.update(word.casefold() for word in found)
        return [[lexeme.key for lexeme in self._forms.lexemes(word)] for word in found]


def _all(counts: Counter[str]) -> list[str]:
    """Return every word of four letters or more, the more frequent first."""
    return sorted((word for word in counts if len(word) > 3), key=lambda word: (-counts[word], word))
