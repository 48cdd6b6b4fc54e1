"""A page has one original, and a translation says the same as its original."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from emn_site.checks.style import text_line
from emn_site.content.link_targets import resolve_target
from emn_site.content.translations import TranslationState, differing_numbers, translation_state
from emn_site.locale.tokenizer import split_words
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Page, Site, Version
from emn_site.model.tree import join_words, walk_elements

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
    titles with words that have letters of another, and paragraphs with its function words.
    """
    alphabets = {one: site.wordings[one].site.alphabet or "" for one in site.settings.locales}
    letters = {one: {s for s in text if s.isalpha() and not s.isascii()} for one, text in alphabets.items()}
    frequent = {one: {*site.wordings[one].questions.function_words} for one in site.settings.locales}
    for version in site.versions:
        language, used, line = version.language, set(version.text.letters.lower()), version.text.line
        own, title = letters[language], version.head.title
        foreign = set().union(*letters.values()) - own
        if sum(not foreign.isdisjoint(word) for word in split_words(title.lower())) > 2:
            place = site.lines[version.file].line(("title",))
            yield make_problem(version.file, place, "wrong-language", locale=language, value=title)
        if own and version.text.words >= FEWEST and own.isdisjoint(used):
            yield make_problem(version.file, line, "wrong-language", locale=language, value=title)
            continue
        others = set().union(*frequent.values()) - frequent[language]
        for words in version.text.prose().split("\n"):
            if words.count(" ") < FEWEST - 1:
                continue
            tokens = split_words(lower := words.lower())
            # One word in eight has a letter of another language: names and titles are fewer.
            odd = [] if foreign.isdisjoint(lower) else [one for one in tokens if not foreign.isdisjoint(one)]
            is_odd = 8 * len(odd) >= len(tokens) > 0 or _is_foreign(frequent[language], others, tokens)
            if is_odd and not _is_marked(version, words):
                line, value = text_line(site, version, words), words[:60]
                yield make_problem(version.file, line, "wrong-language", locale=language, value=value)


def _is_foreign(own: set[str], others: set[str], words: list[str]) -> bool:
    """Whether one word in six is a function word of another language, and few are of its own.

    A language whose function words are not yet written is not judged: its texts are still to be translated.
    """
    theirs = sum(map(others.__contains__, words))
    return bool(own) and 6 * theirs >= len(words) > 0 and theirs > 2 * sum(one in own for one in words)


def _is_marked(version: Version, words: str) -> bool:
    """Whether an author has said of which language some words are."""
    elements = (one for one in walk_elements(version.text.tree()) if "lang" in one.attributes)
    return any(words in join_words(one).replace("\n", " ") for one in elements)


def _two_originals(originals: list[Version]) -> Problem:
    first, second, *_ = originals
    values = {"other": first.file, "locale": first.language, "fingerprint": first.fingerprint}
    return make_problem(second.file, 1, "two-originals", **values)


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
    values = {"original": original, "fingerprint": page.versions[of].fingerprint}
    match translation_state(page, version.language):
        case TranslationState.OUTDATED:
            source = site.lines[version.file].line(("translation", "source"))
            yield make_problem(version.file, source, "translation-outdated", **values)
        case TranslationState.UNMARKED:
            yield make_problem(version.file, line, "translation-unmarked", locale=of, **values)
    numbers = (dict(one.text.numbers) for one in (version, page.versions[of]))
    yield from differing_numbers((version.file, version.text.line), original, *numbers)
    theirs, ours = _parts(site, page.versions[of], version), _parts(site, version, page.versions[of])
    if theirs != ours and not version.text.unfilled:
        yield make_problem(version.file, version.text.line, "parts-differ", before=theirs, value=ours)


def _untranslated(site: Site, language: str) -> dict[str, str]:
    """Return the addresses of what has no text in a language, by their last part."""
    paths = (page.path for page in site.by_path.values() if language not in page.versions)
    return {path.rpartition("/")[2]: path for path in paths}


def _parts(site: Site, version: Version, other: Version) -> str:
    """Return how many headings, pictures, notes and links to other pages a text has, those left out whose
    page is written in one of the two languages alone.
    """
    text, here, there = version.text, f"docs/{version.language}/", f"docs/{other.language}/"
    notes = sum(re.fullmatch(r"fn\d+", anchor) is not None for anchor in text.anchors)
    targets = [resolve_target(version.file, one.target) for one in text.links if one.target[:1] != "#"]
    pairs = [{one, one.replace(here, there, 1)} for one in targets]
    links = sum(len(pair - site.file_names) in (0, len(pair)) for pair in pairs)
    return ", ".join(map(str, (len(text.headings), len(text.images), notes, links)))
