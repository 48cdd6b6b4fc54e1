"""A page has one original, and a translation says the same as its original."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from emn_site.checks.style import text_line
from emn_site.content.translations import TranslationState, translation_state
from emn_site.locale.tokenizer import split_words
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Page, Site, Version

FEWEST = 15
"""Words; a shorter text may do without the letters that its language alone has."""


def check(site: Site) -> Iterator[Problem]:
    """Yield missing and doubled originals, outdated translations, texts in another language, differences."""
    yield from _of_another_language(site)
    for page in site.by_path.values():
        originals = [
            one for one in page.versions.values() if ("translation",) not in site.lines[one.file].lines
        ]
        if len(originals) > 1:
            yield _two_originals(originals)
        for version in page.versions.values():
            if version.head.translation:
                yield from _translation(site, page, version)


def _of_another_language(site: Site) -> Iterator[Problem]:
    """Yield the texts without any of the letters that their language has and the alphabet a to z has not,
    and the paragraphs of which many words have letters of another language of the site.
    """
    alphabets = {one: site.wordings[one].site.alphabet or "" for one in site.settings.locales}
    letters = {one: {s for s in said if s.isalpha() and not s.isascii()} for one, said in alphabets.items()}
    for version in site.versions:
        language, used, line = version.language, set(version.text.letters.lower()), version.text.line
        own = letters[language]
        if own and version.text.words >= FEWEST and own.isdisjoint(used):
            yield make_problem(version.file, line, "wrong-language", locale=language)
        elif len(foreign := set().union(*letters.values()) & used - own) > 3:
            for words in filter(partial(_is_foreign, foreign), version.text.prose().split("\n")):
                line = text_line(site, version, words)
                yield make_problem(version.file, line, "wrong-language", locale=language)


def _is_foreign(letters: set[str], paragraph: str) -> bool:
    """Whether one word in eight has a letter of another language: names and titles are fewer."""
    words = split_words(paragraph.lower())
    return len(words) >= FEWEST and 8 * sum(not letters.isdisjoint(one) for one in words) >= len(words)


def _two_originals(originals: list[Version]) -> Problem:
    first, second, *_ = originals
    return make_problem(
        second.file,
        1,
        "two-originals",
        other=first.file,
        locale=first.language,
        fingerprint=first.fingerprint,
    )


def _translation(site: Site, page: Page, version: Version) -> Iterator[Problem]:
    assert version.head.translation
    of, place = version.head.translation.of, ("translation", "of")
    line = site.lines[version.file].line(place)
    others = [language for language in site.settings.locales if language != version.language]
    if of not in others:
        yield make_problem(version.file, line, "unknown-language", value=of, known=", ".join(others))
        return
    original = f"docs/{of}/{page.path}.md"
    if original not in site.file_names:
        slug, by_slug = page.path.rpartition("/")[2], _untranslated(site, version.language)
        beside = [one for one, path in by_slug.items() if path == f"{page.path[: -len(slug)]}{one}"]
        near = get_close_matches(slug, by_slug, n=1, cutoff=0.7) or beside * (len(beside) == 1)
        hint = f": {by_slug[near[0]]}.md" if near else ""
        yield make_problem(version.file, line, "translation-without-original", original=original, hint=hint)
        return
    if of not in page.versions or page.versions[of].is_translation:
        return
    told = {"original": original, "fingerprint": page.versions[of].fingerprint}
    match translation_state(page, version.language):
        case TranslationState.OUTDATED:
            source = site.lines[version.file].line(("translation", "source"))
            yield make_problem(version.file, source, "translation-outdated", **told)
        case TranslationState.UNMARKED:
            yield make_problem(version.file, line, "translation-unmarked", locale=of, **told)
    here, there = Counter(dict(version.text.numbers)), Counter(dict(page.versions[of].text.numbers))
    if here != there:
        alone = {"value": here - there, "before": there - here}
        only = {key: ", ".join(sorted(found.elements())) or "–" for key, found in alone.items()}
        yield make_problem(version.file, version.text.line, "numbers-differ", **only)
    theirs, ours = _parts(page.versions[of]), _parts(version)
    if theirs != ours and not version.text.unfilled:
        yield make_problem(
            version.file, version.text.line, "parts-differ", before=_listed(theirs), value=_listed(ours)
        )


def _untranslated(site: Site, language: str) -> dict[str, str]:
    """Return the addresses of what has no text in a language, by their last part."""
    paths = (page.path for page in site.by_path.values() if language not in page.versions)
    return {path.rpartition("/")[2]: path for path in paths}


def _parts(version: Version) -> tuple[int, ...]:
    """Return how many headings, pictures, notes and links to other pages a text has."""
    text = version.text
    notes = sum(re.fullmatch(r"fn\d+", anchor) is not None for anchor in text.anchors)
    links = sum(not link.target.startswith("#") for link in text.links)
    return len(text.headings), len(text.images), notes, links


def _listed(counts: tuple[int, ...]) -> str:
    return ", ".join(map(str, counts))
