"""How texts are put together: headings and captions, images, letters that no font has, copies.

Headings begin at the second level and go down one level at a time (WCAG 2.2, 1.3.1), without numbers.
Captions are those that readers see as such: neither below their table, nor numbered by hand.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from pathlib import PurePosixPath

from emn_site.charts.text_references import CHART, COUNTRIES, TABLE, reference_scheme
from emn_site.checks.typos import is_quoted, leftover_mark
from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.content.markdown.characters import MARKS
from emn_site.content.markdown.printed_marks import find_printed_marks
from emn_site.content.yaml_lines import Place, YamlDocument, yaml_strings
from emn_site.exports.pdf.report import letters_without_font
from emn_site.locale import all_locales
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Listed, Publication, Site, Version
from emn_site.model.text import Fault
from emn_site.model.tree import Words, walk_elements
from emn_site.pages import kinds

_CHAPTER_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]? \S")
"""The number of a chapter; one of four digits is a year."""


def check_headings(site: Site) -> Iterator[Problem]:
    """Yield the headings of the first level, those that skip a level, typed numbers, and lost captions."""
    yield from _lost_captions(site)
    for version in site.versions:
        before = 1
        chapters = [one for one in version.text.headings if one.level == 2]
        if len(chapters) > 1 and all(_CHAPTER_NUMBER.match(one.title) for one in chapters):
            first = chapters[0]
            yield make_problem(version.file, first.line, "heading-number-typed", value=first.title)
        for heading in version.text.headings:
            if heading.title.endswith(":"):
                yield make_problem(version.file, heading.line, "heading-colon", value=heading.title)
            if heading.level == 1:
                yield make_problem(version.file, heading.line, "top-heading")
            elif heading.level > before + 1:
                more = {"level": heading.level, "before": before}
                yield make_problem(version.file, heading.line, "skipped-heading", **more)
            before = max(heading.level, 2)  # one of the first level is told by itself


def _lost_captions(site: Site) -> Iterator[Problem]:
    """Yield the paragraphs that begin as captions do and are none."""
    for locale in all_locales(site):
        kinds = "|".join(map(re.escape, locale.word("caption_kinds").split()))
        sign = f"{locale.word('table_sign')}:"
        caption = re.compile(rf"(?:\d+\.?\s(?:{kinds})|(?:{kinds})\.?\s\d+)\b.*\w", re.IGNORECASE)
        for version in site.versions:
            for one in version.text.captions if version.language == locale.language else ():
                is_lost = one.words.startswith(sign) and not one.is_above_table
                is_beside = one.is_below_shown or one.is_above_table
                if is_lost or (is_beside and caption.match(one.words)):
                    yield make_problem(version.file, one.line, "caption-not-read", value=one.words)


SUFFIXES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
SAY_NOTHING = re.compile(MARKS["images"]["say_nothing"])


def check_images(site: Site) -> Iterator[Problem]:
    """Yield the images that are missing, not described or shown nowhere."""
    used: set[str] = set()
    for file, place, logo in _logos(site):
        used.add(f"docs/{logo}")
        if f"docs/{logo}" not in site.file_names:
            yield make_problem(file, site.lines[file].line(place), "file-missing", target=logo)
    for version in site.versions:
        for image in version.text.images:
            name = PurePosixPath(image.target).name.lower()
            quoted = reference_scheme(image.target)
            if quoted in (None, CHART, TABLE, COUNTRIES) and (
                image.text.strip().lower() in ("", name) or SAY_NOTHING.search(image.text)
            ):
                yield make_problem(version.file, image.line, "image-without-text", target=image.target)
            if quoted:
                continue
            address = address_parts(image.target)
            if address is None or address.scheme or address.netloc:
                yield make_problem(version.file, image.line, "image-elsewhere", target=image.target)
                continue
            target = resolve_target(version.file, image.target)
            used.add(target)
            if target not in site.file_names:
                yield make_problem(version.file, image.line, "image-missing", target=image.target)
    for file in site.files:
        if PurePosixPath(file).suffix.lower() in SUFFIXES and file not in used:
            yield make_problem(file, 1, "image-unused")


def _logos(site: Site) -> Iterator[tuple[str, Place, str]]:
    """Yield the logos that are named: in which file, where in it, and which."""
    if site.settings.logo:
        yield "data/site.yml", ("logo",), site.settings.logo
    for key, partner in site.other["partners"].items():
        if partner.logo:
            yield "data/partners.yml", (key, "logo"), partner.logo


_SHOWN = tuple("cases countries datasets dimensions indicators notes site sources topics types".split())
"""Files of words, or folders of them, that PDFs of texts, countries and years show."""


def check_letters(site: Site) -> Iterator[Problem]:
    """Yield the letters that no font has, by the lines where they stand first: in a text that has a PDF, in
    what is said above it, and in words of the data; of the latter, the marks that readers would see.
    """
    places = [(site.by_path[path], locale) for path, locale in kinds.pdf_places(site) if path in site.by_path]
    texts = {one.file: one for page, locale in places if (one := page.versions.get(locale))}
    shown = {f"data/{language}/{name}" for language in site.settings.locales for name in _SHOWN}
    shown.add("data/works")
    for file, document in site.lines.items():
        is_shown = file.removesuffix(".yml") in shown or file.rpartition("/")[0] in shown
        for place, text in yaml_strings(document) if is_shown or file.endswith(".md") else ():
            if (is_shown or file in texts) and (lacking := letters_without_font(text)):
                yield _letter_problem(file, document.line(place), lacking)
            if not _ADDRESS.fullmatch(text):
                yield from _marks(file, document, place, text)
    for version in texts.values():
        yield from _in_text(version)


_ADDRESS = re.compile(r"^[^\s/<>\[\]*`]*/[^\s<>\[\]*`]*")
_ANYWHERE = frozenset("leftover-markup lost-sign mojibake pasted-tabs".split())
"""What is mended alike anywhere; notes, links and lists are for texts, and elsewhere their marks go."""


def _marks(file: str, document: YamlDocument, place: Place, text: str) -> Iterator[Problem]:
    """Yield the marks and the quotation marks of a string of data that readers would see."""
    if is_quoted(text) and not file.endswith(".md"):  # of a head only its title and summary
        yield make_problem(file, document.line(place), "quoted-title", key=place[-1], value=text)
    for fault in _faults_of_string(text):
        yield make_problem(file, document.line(place), fault.code, **dict(fault.values))


@lru_cache(maxsize=10_000)
def _faults_of_string(text: str) -> tuple[Fault, ...]:
    """Return the marks of a string of data; two in three stand there again, as keys and names do."""
    title = ("detail", "mark-title")
    if mark := leftover_mark(text):
        return (Fault(0, "leftover-markup", (("value", mark), title)),)
    return tuple(
        found if found.code in _ANYWHERE else Fault(0, "leftover-markup", (*found.values, title))
        for found in find_printed_marks([Words(text)])
    )


def _letter_problem(file: str, line: int, letters: list[str]) -> Problem:
    value = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
    return make_problem(file, line, "letter-without-font", value=value)


def _in_text(version: Version) -> Iterator[Problem]:
    by_line: dict[int, list[str]] = {}
    lost = str([one.values for one in version.text.faults if one.code == "lost-sign"])
    for letter in letters_without_font(version.text.letters):
        if f"U+{ord(letter):04X}" in lost:
            continue  # told as a sign that is none
        by_line.setdefault(_line(version, letter), []).append(letter)
    for line, letters in by_line.items():
        yield _letter_problem(version.file, line, letters)


def _line(version: Version, letter: str) -> int:
    """Return where a letter of a text stands first."""
    elements = walk_elements(version.text.tree())
    words = (one for element in elements for one in element.children if isinstance(one, Words))
    return next((one.place.line for one in words if letter in one.text), version.text.line)


SHORTEST, LONG = 20, 60
"""Words of a text, and signs of a summary; shorter ones may be alike by chance."""

TOPICS = "data/topics.yml"
_LISTS = ("topics", "countries", "languages")


OWN = ("catalogue_number", "doi", "isbn", "number")  # what one work alone has


def _shared(site: Site) -> Iterator[Problem]:
    """Yield a number that is another's, but not of a copy: it is told as one."""
    first: dict[tuple[str, str], Listed] = {}
    for work, key in product(site.catalogue.values(), OWN):
        (file, place), value = work.place, getattr(work.head, key)
        if not value:
            continue
        kind = f"{work.type} {work.head.scope}" if key == "number" else key
        other = first.setdefault((kind, value), work)
        texts = [one.original for one in (work, other) if isinstance(one, Publication)]
        if other.place[0] != file and not (len(texts) == 2 and _is_copy(*texts)):
            yield _repeated(site, file, (*place, key), value, other.place[0])


def _is_copy(version: Version, other: Version) -> bool:
    """Whether a text that is long enough is another's, word by word."""
    text = version.text
    is_long = text.words >= SHORTEST and not text.unfilled
    return is_long and other is not version and other.text.prose() == text.prose()


def check_repetition(site: Site) -> Iterator[Problem]:
    """Yield texts that are copies, facts of others, titles said again, and values that a list has twice."""
    yield from _shared(site)
    summaries = dict[str, Version]()
    bodies: dict[tuple[str, tuple[tuple[str, int], ...], int], Version] = {}
    titles: dict[tuple[str, ...], Version] = {}
    for page, version in ((one, text) for one in site.by_path.values() for text in one.versions.values()):
        yield from _titles(site, version)
        text, summary, title = version.text, version.head.summary, version.head.title.casefold()
        kind = getattr(page, "type", ""), getattr(page.original.head, "scope", "")
        same = titles.setdefault((version.language, title, *kind), version)
        other = bodies.setdefault((text.letters, text.numbers, text.words), version)
        if _is_copy(version, other):
            more = {"value": version.head.title, "other": other.file}
            yield make_problem(version.file, text.line, "said-twice", **more)
        elif len(summary) >= LONG and (before := summaries.setdefault(summary, version)) is not version:
            yield _repeated(site, version.file, ("summary",), summary[:80], before.file)
        elif same is not version:
            yield _repeated(site, version.file, ("title",), version.head.title, same.file)
    for page in site.by_path.values():
        original = page.original.head.title
        for version in page.versions.values():
            head = version.head
            if version is not page.original and head.title_status == "translated" and head.title == original:
                yield _repeated(site, version.file, ("title",), head.title, page.original.file)
    yield from _twice(site, TOPICS, (), site.topics, TOPICS)
    for work in site.catalogue.values():
        file, place = work.place
        for key in _LISTS:
            yield from _twice(site, file, (*place, key), getattr(work.head, key), f"`{key}`")


def _twice(site: Site, file: str, place: Place, values: Sequence[str], other: str) -> Iterator[Problem]:
    """Yield what a list has twice."""
    for index, value in enumerate(values):
        if value in values[:index]:
            yield _repeated(site, file, (*place, index), value, other)


def _titles(site: Site, version: Version) -> Iterator[Problem]:
    """Yield a summary that is the title, and a first heading that is."""
    head, headings = version.head, version.text.headings
    if head.summary.rstrip(".") == head.title:
        yield _repeated(site, version.file, ("summary",), head.title, "`title`")
    if headings and headings[0].title == head.title:
        yield make_problem(version.file, headings[0].line, "said-twice", value=head.title, other="`title`")


def _repeated(site: Site, file: str, place: Place, value: str, other: str) -> Problem:
    return make_problem(file, site.lines[file].line(place), "said-twice", value=value, other=other)
