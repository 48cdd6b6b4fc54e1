"""What a proposed change does to the site, for its reviewer, and what could be mended in it, as new lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from emn_site.content.translations import translation_state
from emn_site.locale import Locale
from emn_site.locale.reports import problem_sentence
from emn_site.locale.templates import render_template
from emn_site.model.problems import Problem


@dataclass(frozen=True)
class ChangedPage:
    """One changed text, and how it and its translations stand."""

    file: str
    title: str
    states: tuple[tuple[str, str], ...]


def change_summary(
    locale: Locale, files: Iterable[str], found: Iterable[Problem], mended: Mapping[str, str]
) -> str:
    """Return the summary of a change for its reviewer, as Markdown.

    `mended` has by file what could be mended without asking; of the changed ones it is shown.
    """
    site, changed = locale.site, set(files)
    pages = [
        ChangedPage(
            file=version.file,
            title=version.head.title,
            states=tuple(
                (
                    locale.language_name(other),
                    locale.word(f"translation_is_{translation_state(page, other).value}"),
                )
                for other in site.settings.locales
            ),
        )
        for page in site.by_path.values()
        for version in page.versions.values()
        if version.file in changed
    ]
    listed = [
        (p.path, p.line, problem_sentence(p, site.reports, locale.language), p.is_warning)
        for p in sorted(found)
    ]
    others = sorted(changed - {page.file for page in pages})
    proposed = [difference for file, difference in mended.items() if file in changed]
    about = {"pages": pages, "problems": listed, "others": others, "proposed": proposed}
    return render_template("changes.md.jinja", words=locale.words, **about)


_FILE = re.compile(r"\+\+\+ b/(.+)")
_SHOWN = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.ASCII)


@dataclass(frozen=True)
class Suggestion:
    """Lines of a file, from `first` to `last`, and what could stand in their place: none where they go."""

    file: str
    first: int
    last: int
    lines: tuple[str, ...]


def diff_lines(difference: str) -> dict[str, set[int]]:
    """Return by file the lines that `git diff` shows as they are now: a review can speak of no others."""
    shown: dict[str, set[int]] = {}
    file = ""
    for line in difference.splitlines():
        if named := _FILE.match(line):
            file = named.group(1)
        elif found := _SHOWN.match(line):
            first, count = int(found.group(1)), int(found.group(2) or 1)
            shown.setdefault(file, set()).update(range(first, first + count))
    return shown


def suggest_changes(file: str, old: str, new: str, shown: set[int]) -> Iterator[Suggestion]:
    """Yield what makes an old text of a file the new one, as far as it concerns lines that are shown."""
    before, after = old.split("\n"), new.split("\n")
    for kind, first, end, start, stop in SequenceMatcher(None, before, after, False).get_opcodes():
        if kind == "equal":
            continue
        for suggestion in _of_block(file, before, first, end, after[start:stop]):
            if shown.issuperset(range(suggestion.first, suggestion.last + 1)):
                yield suggestion


def _of_block(file: str, before: list[str], first: int, end: int, lines: list[str]) -> Iterator[Suggestion]:
    """Yield the suggestions for lines that stand together: one a line, where each is only mended."""
    if end - first == len(lines):
        yield from (Suggestion(file, first + at, first + at, (line,)) for at, line in enumerate(lines, 1))
    elif first < end:
        yield Suggestion(file, first + 1, end, tuple(lines))
    elif first:  # what is only put in is put after the line before it
        yield Suggestion(file, first, first, (before[first - 1], *lines))
