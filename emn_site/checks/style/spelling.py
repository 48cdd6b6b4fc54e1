"""Spelling by Hunspell: the words of a text that neither its language's dictionary nor the house knows.

A language has `data/dictionaries/<language>.aff` and `.dic` (Hunspell's own form), and in `known_words.yml`
the words that those lack, each with a word it is inflected like.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from emn_site.checks.style.quotations import author_text, text_line
from emn_site.model.problems import Problem, make_problem
from emn_site.model.refusals import Refused
from emn_site.model.site import Site, Version

SUGGESTED = 3
"""How many words are proposed for an unknown one."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?<!\S)\S*?(?:://|www\.|@)\S*"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:lt|eu|org|com|int|md|yml|py)\b|\d[\w-]*"
)
"""Addresses, names of files, and numbers with what hangs on them: 20th, 15-ieji."""
_ABBREVIATION = re.compile(r"[^\W\d_a-zà-ž]{2,}(?:s|'s)?")
"""Two capital letters or more: a name for those who know it."""


def check(site: Site, versions: Sequence[Version]) -> Iterator[Problem]:
    """Yield the unknown words of some texts, each once a text, with what may be meant.

    Raises `Refused` where Hunspell is not installed or a language of the texts has no dictionary.
    """
    speakers = {
        language: _dictionary(site, language) for language in sorted({text.language for text in versions})
    }
    for version in versions:
        known = speakers[version.language]
        for word in _words(site, version):
            if not _is_known(known, word):
                meant = ", ".join(known.suggest(word)[:SUGGESTED]) or "–"
                line = text_line(site, version, word)
                yield make_problem(
                    version.file, line, "spelling", value=word, near=meant, locale=version.language
                )


def _dictionary(site: Site, language: str) -> Any:
    """Return Hunspell with the words of a language and of the house."""
    try:
        from hunspell import Hunspell
    except ImportError as error:
        raise Refused("no-hunspell") from error
    folder = site.root / "data" / "dictionaries"
    if not (folder / f"{language}.dic").exists():
        raise Refused("no-spelling-dictionary", locale=language)
    found = Hunspell(language, hunspell_data_dir=str(folder))
    for word, like in site.wordings[language].known_words.items():
        found.add(word, like)
    return found


def _words(site: Site, version: Version) -> list[str]:
    """Return the words of a text, each once, in the order of their first places."""
    own = _ADDRESS.sub(" ", author_text(site.root, version))
    return list(dict.fromkeys(word.replace("’", "'") for word in _WORD.findall(own)))


def _is_known(dictionary: Any, word: str) -> bool:
    """Whether a word, or each part of one with hyphens, is known; abbreviations are nobody's mistake."""
    parts = [word, *word.split("-")] if "-" in word else [word]
    whole, *rest = parts
    return bool(
        _ABBREVIATION.fullmatch(whole)
        or dictionary.spell(whole)
        or (rest and all(len(part) < 2 or _is_known(dictionary, part) for part in rest))
    )
