"""A page has one original, and a translation says the same as its original."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from emn_site.checks.style import text_line
from emn_site.content import translations
from emn_site.content.link_targets import resolve_target
from emn_site.content.translations import FEWEST, TranslationState, differing_numbers, translation_state
from emn_site.locale.tokenizer import split_words
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Page, Site, Version
from emn_site.model.tree import join_words, walk_elements


def check(site: Site) -> Iterator[Problem]:
    """Yield missing and doubled originals, outdated translations, texts in another language, differences."""
    yield from _of_another_language(site)
    for page in site.by_path.values():
        originals = [
            one for one in page.versions.values() if ("translation",) not in site.lines[one.file].lines
        ]
        if len(originals) > 1:
            first, second, *_ = originals
            values = {"other": first.file, "locale": first.language, "fingerprint": first.fingerprint}
            yield make_problem(second.file, 1, "two-originals", **values)
        for version in page.versions.values():
            if version.head.translation:
                yield from _translation(site, page, version)


def _of_another_language(site: Site) -> Iterator[Problem]:
    """Yield the texts without any of the letters that their language has and the alphabet a to z has not,
    titles with words that have letters of another, and paragraphs with its function words.
    """
    for version in site.versions:
        language, title, text = version.language, version.head.title, version.text
        own, foreign = translations.letters_of(language, site.wordings)
        found = [(words[:60], text_line(site, version, words)) for words in _unmarked(version)]
        if own and text.words >= FEWEST and own.isdisjoint(text.letters.lower()):
            found = [(title, text.line)]
        if sum(not foreign.isdisjoint(word) for word in split_words(title.lower())) > 2:
            found.append((title, site.lines[version.file].line(("title",))))
        for value, line in found:
            yield make_problem(version.file, line, "wrong-language", locale=language, value=value)


def _unmarked(version: Version) -> list[str]:
    """Return the paragraphs in another language of which an author has not said so."""
    elements = [*walk_elements(version.text.tree())] if version.text.foreign else []
    marked = [join_words(one).replace("\n", " ") for one in elements if "lang" in one.attributes]
    return [words for words in version.text.foreign if not any(words in one for one in marked)]


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
    yield from _differing_shares(version, page.versions[of])
    theirs, ours = _parts(site, page.versions[of], version), _parts(site, version, page.versions[of])
    if theirs != ours and not version.text.unfilled:
        yield make_problem(version.file, version.text.line, "parts-differ", before=theirs, value=ours)
    else:
        yield from _levels(version, page.versions[of])


def _levels(version: Version, original: Version) -> Iterator[Problem]:
    """Yield the first heading that is not on the level of the original's."""
    for one, other in zip(version.text.headings, original.text.headings, strict=False):
        if one.level != other.level:
            values = {"value": one.title, "level": one.level, "before": other.level, "other": original.file}
            yield make_problem(version.file, one.line, "heading-level-differs", **values)
            return


def _differing_shares(version: Version, original: Version) -> Iterator[Problem]:
    """Yield the shares in words of a translation that its original, with as many of them, has not."""
    here, there = ({share[:2]: share[2] for share in one.text.shares} for one in (version, original))
    value, before = (
        ", ".join(a[one] for one in a.keys() - b.keys()) for a, b in ((here, there), (there, here))
    )
    if value and before and len(version.text.shares) == len(original.text.shares):
        spot = version.file, version.text.line
        yield make_problem(*spot, "numbers-differ", value=value, before=before, other=original.file)


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
