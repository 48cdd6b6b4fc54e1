"""What may be mended without asking: problems that carry their remedy, in texts signs and levels, no words.

Code, addresses, notes' names and HTML stay as they are. A quotation mark is mended only in pairs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from posixpath import dirname, relpath, splitext
from urllib.parse import quote

from emn_site.content import assets, front_matter, safe_read
from emn_site.content.spoofing import read_expressions
from emn_site.content.translations import TranslationState, translation_state
from emn_site.content.writer import Edits
from emn_site.editor.new_translation import set_source_fingerprint, text_fingerprint
from emn_site.locale import for_locale
from emn_site.model.problems import Problem
from emn_site.model.shapes import SPACE, loosen_numbers
from emn_site.model.site import Page, Site

_LISTED = read_expressions(Path(__file__).with_suffix(".toml"))
_NO_PROSE, _FENCE, _HEADING, _HEADING_GAP, _RANGE, _DASH, _DASHES, _APOSTROPHE, _BLANKS = (
    re.compile(str(one)) for one in _LISTED["signs"].values()
)
_MARKS = [(re.compile(str(one["nearly"])), str(one["right"])) for one in _LISTED["marks"]]
Pictures = Sequence[tuple[str, str, bytes]]  # where each is, where it will be, and what it is then


@dataclass(frozen=True)
class MendResult:
    """The files that are mended, with the difference of each by file, as programmers and GitHub show it."""

    edits: Edits
    differences: Mapping[str, str]


def mend_site(site: Site, problems: Iterable[Problem] = (), pictures: Pictures = ()) -> MendResult:
    """Return every text of a site with what is safe to mend; translations stay as current as they were.

    Of the problems, those that carry their remedy are mended, in files of data, too.
    """
    new, moved = dict(_remedied(site, problems)), {old: there for old, there, _ in pictures if old != there}
    new |= _following(site, new, moved)
    for page in site.by_path.values():
        for language, version in page.versions.items():
            old = safe_read.read_text(site.root, version.file)
            text = mend_text(new.get(version.file, old), for_locale(site, language).word("quotation_marks"))
            if text != old:
                new[version.file] = text
        _keep_current(site, page, new)
    edits = Edits(new, list(moved), {there: content for _, there, content in pictures})
    return MendResult(edits, {file: text_difference(site, file, text) for file, text in new.items()})


def _following(site: Site, new: Mapping[str, str], moved: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts, and the files with logos, that name pictures by an ending that these have no more."""
    logos = [file for file in ("data/site.yml", "data/partners.yml") if (site.root / file).exists()]
    for file in [*(one.file for one in site.versions), *logos] if moved else ():
        text = old = new.get(file) or safe_read.read_text(site.root, file)
        for gone, there in moved.items():
            name, end = splitext(relpath(gone, "docs" if file in logos else dirname(file)))
            named = rf"(?<![\w/.-])((?:\./)?(?:{re.escape(name)}|{re.escape(quote(name))})){re.escape(end)}"
            text = re.sub(rf"{named}(?![\w.-])", rf"\1{splitext(there)[1]}", text)
        if text != old:
            yield file, text


def _remedied(site: Site, problems: Iterable[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the files with problems that carry their remedy, each with its text once they are mended."""
    carried = sorted(one for one in problems if one.remedy)
    for file, found in groupby(carried, lambda one: one.path):
        lines = safe_read.read_text(site.root, file).split("\n")
        for one in found:
            lines[one.line - 1] = apply_remedy(lines[one.line - 1], one)
        yield file, "\n".join(lines)


def apply_remedy(line: str, problem: Problem) -> str:
    """Return the line of a problem as its remedy has it; as it is where that does not stand there once."""
    if not problem.remedy:
        return line
    old, new = problem.remedy
    return line.replace(old, new) if line.count(old) == 1 else line


_IN_PICTURES = ("asset-metadata", "asset-trailing", "asset-script", "asset-format", "asset-misnamed")


def mend_pictures(site: Site) -> tuple[Pictures, list[tuple[str, str]]]:
    """Return the pictures to mend, as they are then, and those whose new names are taken."""
    faulty = sorted({found.path for found in site.problems if found.code in _IN_PICTURES})
    mended = list(assets.mend_all(site.root, faulty))
    names = [name.lower() for name in (*site.file_names, *(new for old, new, _ in mended if new != old))]
    taken = [(old, new) for old, new, _ in mended if names.count(new.lower()) > 1]
    return [one for one in mended if one[:2] not in taken], taken


def text_difference(site: Site, file: str, text: str) -> str:
    """Return what a new text of a file changes, as programmers and GitHub show it."""
    old = safe_read.read_text(site.root, file)
    return "\n".join(unified_diff(old.splitlines(), text.splitlines(), file, file, lineterm=""))


def _keep_current(site: Site, page: Page, new: dict[str, str]) -> None:
    """Write the fingerprint of an original into the translations that do not say theirs, or were current."""
    is_mended = page.original.file in new
    source = text_fingerprint(new[page.original.file]) if is_mended else page.original.fingerprint
    for language, version in page.versions.items():
        is_due = translation_state(page, language) is TranslationState.UNMARKED or (
            is_mended and translation_state(page, language) is TranslationState.CURRENT
        )
        if source and is_due:
            text = new.get(version.file) or safe_read.read_text(site.root, version.file)
            new[version.file] = set_source_fingerprint(text, source)


def mend_text(text: str, quotation_marks: str) -> str:
    """Return a Markdown file with what is safe to mend below its front matter."""
    try:
        cut = front_matter.split_front_matter(text)
    except front_matter.NoFrontMatter:
        return text
    head = "\n".join(text.split("\n")[: cut.body_line - 1])
    blocks = "".join(_blocks(_levelled(cut.body), quotation_marks))
    return head + "\n" + blocks.rstrip() + "\n"


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a text, each with whether it is of a block of code between fences."""
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        mark = found.group(1) if found else ""
        yield line, bool(fence or mark)
        fence = mark if not fence else "" if mark.startswith(fence) else fence


def _blocks(body: str, quotation_marks: str) -> Iterator[str]:
    """Yield the paragraphs of a text, mended, and its code as it is."""
    is_blank = False
    prose: list[str] = []
    for line, is_code in _lines(body):
        if line.strip() and not is_code:
            prose.append(line)
            is_blank = False
            continue
        yield from _prose(prose, quotation_marks)
        if is_code or prose or not is_blank:
            yield (line if is_code else "") + "\n"
        is_blank = not is_code
        prose = []
    yield from _prose(prose, quotation_marks)


def _prose(lines: list[str], quotation_marks: str) -> Iterator[str]:
    if lines:
        is_code = lines[0].startswith(("    ", "\t"))
        text = "\n".join(lines)
        yield (text if is_code else _paragraph(_marked(text), quotation_marks)) + "\n"


def _marked(text: str) -> str:
    """Return a paragraph with the marks that are nearly right; one with code in it as it is."""
    if "`" in text:
        return text
    for pattern, right in _MARKS:
        text = pattern.sub(right, text)
    return _DASHES.sub(lambda points: re.sub(rf"(?m)^[–—→⇒➔]{SPACE}?", "- ", points[0]), text)


def _paragraph(text: str, quotation_marks: str) -> str:
    text = re.sub(r"(?m)(?<! ) $", "", text)
    parts, verbatim = _NO_PROSE.split(text), _NO_PROSE.findall(text)
    quoted = sum(part.count('"') for part in parts) % 2 == 0
    opened = False
    result = []
    for part in parts:
        part = loosen_numbers(_BLANKS.sub(" ", part) if "|" not in part else part)
        part = _RANGE.sub(r"\1–\2", _DASH.sub(" – ", _APOSTROPHE.sub("’", part))).replace("...", "…")
        if quoted:
            pieces = part.split('"')
            for piece in pieces[:-1]:
                result += [piece, quotation_marks[opened]]
                opened = not opened
            result.append(pieces[-1])
        else:
            result.append(part)
        result.append(verbatim.pop(0) if verbatim else "")
    return "".join(result)


def _levelled(body: str) -> str:
    """Return a text whose headings begin at the second level and leave none out.

    Where the first is of the second level, one of the first level further down is one sign short.
    """
    levels: list[int] = []
    top = 1
    lines = []
    for line, is_code in _lines(body):
        line = line if is_code else _HEADING_GAP.sub(r"\1 ", line)
        heading = None if is_code else _HEADING.match(line)
        if heading:
            hashes = len(heading.group(1))
            top = top if levels else min(hashes, 2)
            level = max(hashes, top)
            while levels and levels[-1] >= level:
                levels.pop()
            levels.append(level)
            line = "#" * min(6, len(levels) + 1) + line[hashes:]
        lines.append(line)
    return "\n".join(lines)
