"""How the house writes: the rules of each language (`style.yml`), found in its texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from emn_site.language import in_language
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site, Version
from emn_site.model.wording import StyleRule
from emn_site.proofreading.quotations import line_of, own_words
from emn_site.reuse.kept import Kept, digest


@dataclass(frozen=True)
class Found:
    """Words that a rule is about, as they stand in a text; `rule` is its key."""

    rule: str
    words: str


def check(site: Site, kept: Kept) -> Iterator[Problem]:
    """Yield what is not written so in this house, once a text for the same words."""
    texts = {version.file: version for version in site.versions}
    rules = {locale: said.style for locale, said in site.wordings.items()}
    wanted = {
        file: digest(site.digests.rest, "style", version.digest, repr(rules[version.locale]))
        for file, version in texts.items()
        if rules[version.locale]
    }
    for file, found in kept.made(wanted, lambda file: _in_text(site, texts[file])):
        for one in found or ():
            version = texts[file]
            advice = in_language(site, version.locale).wording.style[one.rule].advice
            yield problem(file, line_of(site, version, one.words), "style", value=one.words, advice=advice)


def _in_text(site: Site, version: Version) -> tuple[Found, ...]:
    found = {}
    for line in own_words(site.root, version):
        for key, rule in site.wordings[version.locale].style.items():
            for words in in_line(rule, line):
                found[key, words] = Found(key, words)
    return tuple(found.values())


def in_line(rule: StyleRule, line: str) -> list[str]:
    """Return the words of a paragraph that a rule is about."""
    if rule.unless and re.search(rule.unless, line):
        return []
    return [match.group().strip() for match in re.finditer(rule.pattern, line)]
