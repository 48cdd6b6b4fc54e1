"""How the house writes: the rules of each language (`style.yml`), found in its texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.checks.style.quotations import author_text, text_line
from emn_site.model.problems import Problem, make_problem
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
    rules = {language: digest(repr(said.style)) for language, said in site.wordings.items() if said.style}
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
            yield make_problem(
                file, text_line(site, version, one.words), "style", value=one.words, advice=advice
            )


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
        if not rule.unless or not re.search(rule.unless, own[start : end if end >= 0 else None]):
            found.append(match.group().strip())
    return found
