"""Slips of editors that are neither wrong YAML nor wrong Markdown, but not what they meant."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from emn_site.content import packed_words, registry
from emn_site.content.markdown.characters import MARKS
from emn_site.content.yaml_lines import YamlDocument
from emn_site.locale import all_locales
from emn_site.model.problems import Problem, make_problem
from emn_site.model.release_dates import is_written
from emn_site.model.site import Listed, Publication, Site, Version

LONGEST = {"title": 250, "summary": 800}
"""Signs; a longer title is mostly a title with its subtitle and the series in it."""

_MARKUP = re.compile(MARKS["titles"]["markup"])
"""Marks of Markdown, which titles and summaries show as they stand."""

QUOTATION_MARKS = ("„“", "“”", "«»", "‘’", '""')
NO_WORDS = YamlDocument(None, {})


def leftover_mark(text: str) -> str:
    """Return the marks of Markdown in a title or a summary, which would be shown as they stand."""
    return "`, `".join(dict.fromkeys(found.group() for found in _MARKUP.finditer(text)))


def is_quoted(text: str) -> bool:
    """Whether words stand as a whole within quotation marks."""
    return text[:1] + text[-1:] in QUOTATION_MARKS and text[-1] not in text[1:-1]


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield empty texts, places left to be filled, odd titles, and years that disagree."""
    withdrawn = {
        version.file for p in site.publications if p.head.withdrawn for version in p.versions.values()
    }
    drafts = {version.file for p in site.publications if not is_written(p) for version in p.versions.values()}
    placeholders = {
        one.casefold() for locale in all_locales(site) for one in locale.word("placeholders").split("|")
    }
    vague = {one.language: {*one.word("vague_links").split("|")} for one in all_locales(site)}
    for version in site.versions:
        yield from _head(site, version, placeholders)
        if version.text.is_empty and version.file not in withdrawn:
            yield make_problem(version.file, version.text.line, "empty-text")
        for link in version.text.links:
            if link.text.casefold().strip(" .…»→") in vague[version.language]:
                yield make_problem(version.file, link.line, "link-vague", value=link.text)
        if version.text.unfilled and version.file not in drafts:
            yield make_problem(version.file, version.text.unfilled, "unfilled")
        for line, text in version.text.fillers if version.file not in drafts else ():
            words = text.strip(" .…\n").casefold()
            if words in placeholders or "lorem ipsum" in words:
                yield make_problem(version.file, line, "placeholder", key="text", value=text[:60])
    for work in site.catalogue.values():
        yield from _years(site, work, today)
    for row in registry.ROWS:
        for language in site.settings.locales if row.is_own and row.words else ():
            yield from _words(site, row.words_path(language), placeholders)


def _words(site: Site, file: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield the words of a site's own file that stand there until somebody knows the right ones."""
    document = site.lines.get(file, NO_WORDS)
    for place, words in packed_words.leaves(document.data):
        if isinstance(words, str) and words.casefold() in known:
            yield make_problem(file, document.line(place), "placeholder", key=place[-1], value=words)


def _head(site: Site, version: Version, known: Collection[str]) -> Iterator[Problem]:
    """Yield a title or a summary taken over from the guide, too long, or with marks; a day for a draft."""
    document = site.lines[version.file]
    if _is_in_capitals(version.head.title):
        yield make_problem(version.file, document.line(("title",)), "capitals", value=version.head.title)
    for key, text in (("title", version.head.title), ("summary", version.head.summary)):
        line = document.line((key,))
        if text.casefold() in known:
            yield make_problem(version.file, line, "placeholder", key=key, value=text)
        if len(text) > LONGEST[key]:
            yield make_problem(version.file, line, f"{key}-long", value=len(text), limit=LONGEST[key])
        if is_quoted(text):
            yield make_problem(version.file, line, "quoted-title", key=key, value=text)
    if document.data.get("status") == "draft" and document.data.get("publish_on"):
        yield make_problem(version.file, document.line(("status",)), "never-published")


def _is_in_capitals(title: str) -> bool:
    """Whether a title has words in capitals that are no names of agencies, no codes and no numbers."""
    lengths = [len(word) for word in re.findall(r"[^\W\d_]{5,}", title) if word.isupper()]
    return max(lengths, default=0) > 9 or (title.isupper() and sum(lengths) > 14)


def _years(site: Site, work: Listed, today: date) -> Iterator[Problem]:
    """Yield years that cannot both be right; a report on a year is often published in the next.

    An event may be to come, and lies in the year in which it begins.
    """
    (file, place), published = work.place, work.head.published
    event = work.head.event if isinstance(work, Publication) else None
    if work.year is None:
        return
    if event:
        if event.starts.day.year != work.year:
            line = site.lines[file].line(("event", "starts"))
            yield make_problem(file, line, "year-differs", value=event.starts.day.year, folder=work.year)
    elif work.year > today.year:
        line = site.lines[file].line(place)
        yield make_problem(file, line, "date-in-future", key=str(work.year), date=work.year)
    elif published and published.year not in (work.year, work.year + 1):
        line = site.lines[file].line((*place, "published"))
        yield make_problem(file, line, "year-differs", value=published.year, folder=work.year)
