"""Reading as a language editor does: the rules of each language (`style.yml`), and spelling by Hunspell.

What is found are warnings: a person decides. Nothing of it goes into a build. Quotations and the labels of
links say what others wrote, and are not judged. A language has `data/dictionaries/<language>.aff` and
`.dic` (Hunspell's own form), and in `known_words.yml` the words that those lack, each with a word it is
inflected like.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.content import safe_read
from emn_site.model.problems import Problem, make_problem
from emn_site.model.refusals import Refused
from emn_site.model.shapes import AS_HYPHENS, AS_SPACES
from emn_site.model.site import Site, Version
from emn_site.model.wording import StyleRule


@dataclass(frozen=True)
class StyleMatch:
    """Words that a rule is about, as they stand in a text; `rule` is its key."""

    rule: str
    words: str


def check(site: Site, cache: Cache) -> Iterator[Problem]:
    """Yield what is not written so in this house, once a text for the same words."""
    texts = {version.file: version for version in site.versions}
    rules = {language: digest(repr(words.style)) for language, words in site.wordings.items() if words.style}
    wanted = {
        file: digest(site.digests.rest, "style", version.digest, rules[version.language])
        for file, version in texts.items()
        if version.language in rules
    }
    for file, found in cache.get_or_make_all(
        wanted, tuple[StyleMatch, ...], lambda file: _in_text(site, texts[file])
    ):
        for one in found or ():
            version = texts[file]
            advice = site.wordings[version.language].style[one.rule].advice
            more = {"value": one.words, "advice": advice}
            yield make_problem(file, text_line(site, version, one.words), "style", **more)


def _in_text(site: Site, version: Version) -> tuple[StyleMatch, ...]:
    own = author_text(site.root, version)
    rules = site.wordings[version.language].style.items()
    return tuple(
        StyleMatch(key, words) for key, rule in rules for words in dict.fromkeys(rule_matches(rule, own))
    )


def rule_matches(rule: StyleRule, own: str) -> list[str]:
    """Return the words of some paragraphs, each on a line, that a rule is about."""
    found = []
    for match in re.finditer(rule.pattern, own):
        start, end = own.rfind("\n", 0, match.start()) + 1, own.find("\n", match.end())
        is_left = rule.unless and re.search(rule.unless, own[start : end if end >= 0 else None])
        if not is_left and rule.has_control_digit(match.group()):
            found.append(match.group().strip())
    return found


_QUOTED = re.compile(r"[„“«‘](?:(?<=„)[^„“”\n]*[“”]|(?<=“)[^“”\n]*”|(?<=«)[^«»\n]*»|(?<=‘)[^‘’\n]*’(?!\w))")
_KINDS_OF_ALERTS = ("Note", "Tip", "Important", "Warning", "Caution")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_SEEN_AS_ONE = AS_SPACES | AS_HYPHENS


def author_text(root: Path, version: Version) -> str:
    """Return the summary and the paragraphs of a text, each on a line, without code and what is quoted."""
    paragraphs = [phrase for phrase in version.text.prose().splitlines() if phrase not in _KINDS_OF_ALERTS]
    own = _plain("\n".join((version.head.summary, *paragraphs)))
    labels = {one.text for one in version.text.links if " " in one.text and not one.text[0].isdigit()}
    code = {found[2].strip() for found in _CODE.finditer(safe_read.read_text(root, version.file))}
    others = {_plain(phrase) for phrase in labels | code}
    for phrase in sorted(others, key=lambda one: (-len(one), one)):
        if " " in phrase:
            own = own.replace(phrase, " ")
        elif phrase in own:  # a short name in code may be a part of other words
            own = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", own)
    return _QUOTED.sub(" ", own)


def text_line(site: Site, version: Version, words: str) -> int:
    """Return the line of a file on which some words begin, or that of its text where they are not found.

    A paragraph may be broken into lines and marked up; so the first word alone is looked for, if need be.
    """
    lines = _lines(safe_read.read_text(site.root, version.file))
    for part in (words, words.split()[0]):
        found = next((number for number, line in enumerate(lines, 1) if part in line), 0)
        if found:
            return found
    return version.text.line


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return _plain(text).split("\n")


def _plain(text: str) -> str:
    """Return a text with one space and one hyphen for all that look like them."""
    return text.translate(_SEEN_AS_ONE)


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


def check_spelling(site: Site, versions: Sequence[Version]) -> Iterator[Problem]:
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
                more = {"value": word, "near": meant, "locale": version.language}
                yield make_problem(version.file, line, "spelling", **more)


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
    compound, *rest = parts
    return bool(
        _ABBREVIATION.fullmatch(compound)
        or dictionary.spell(compound)
        or (rest and all(len(part) < 2 or _is_known(dictionary, part) for part in rest))
    )
