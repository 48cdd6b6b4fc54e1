"""The day on which each file changed, where Git knows it; of a text, the day on which its words did.

A mended link or mark, a renamed key and another address of the text leave its day as it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import unescape
from pathlib import Path

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.content import front_matter
from emn_site.content.git import ask_git, read_texts
from emn_site.locale.tokenizer import strip_invisible
from emn_site.model.shapes import AS_HYPHENS

# What readers do not read in a text's source: elements, addresses, names of notes, attributes, marks.
_UNREAD = re.compile(
    r"<[^<>]+>|(?<=\])\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*|(?m:^\[[^\]\[^]+\]:[ ]*\S+)|\[\^[^\]\[\s]+\]"
    r"|(?:https?://|www\.)[^\s)]+|\{[#.:][^{}]*\}|[*`\\]|^(?:title|summary):",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+|[%‰€$£]|-(?=\d)")
_DASHES = AS_HYPHENS | str.maketrans("–—−", "---")
_READ_KEY = re.compile(r"(title|summary)\s*:")
_KEY = re.compile(r"[^\s#-]")


def text_words(source: str) -> list[str]:
    """Return the words that readers read of a text: of its title, its summary and what stands below them."""
    try:
        cut = front_matter.split_front_matter(source.replace("\r\n", "\n"))
    except front_matter.NoFrontMatter:
        return _words(source)
    return [*_words(" ".join(_read_lines(cut.front))), *_words(cut.body)]


def _words(source: str) -> list[str]:
    seen = strip_invisible(unescape(source)).translate(_DASHES)
    return _WORD.findall(_UNREAD.sub(lambda found: "" if found[0] in "*`\\" else " ", seen))


def _read_lines(front: str) -> Iterator[str]:
    """Yield the lines of a front matter with title and summary, whatever their order: title first."""
    lines: dict[str, list[str]] = {}
    key = ""
    for line in front.split("\n"):
        if _KEY.match(line):
            found = _READ_KEY.match(line)
            key = found[1] if found else ""
        lines.setdefault(key, []).append(line.removeprefix(f"{key}:"))
    for key in ("title", "summary"):
        yield from lines.get(key, ())


@dataclass(frozen=True)
class _Change:
    """What a commit did to a file: Git's names of its content before and after; zeros for none."""

    path: str
    old: str
    new: str

    @property
    def is_of_text(self) -> bool:
        """Whether it concerns what a text says."""
        return self.path.startswith("docs/") and self.path.endswith(".md")

    @property
    def is_removal(self) -> bool:
        """Whether a text is no more where it was."""
        return self.is_of_text and not self.new.strip("0")


_Commit = tuple[date, list[_Change]]


def change_dates(root: Path, cache: Cache = NO_CACHE, program: str = "") -> dict[str, date]:
    """Return the day on which each file below docs/ and data/ changed, by path from the root.

    A clone without history would call its only commit the last change of everything: it knows no day.
    `program` is the digest of what stored days were made by.
    """
    head = ask_git(root, "rev-parse", "HEAD").strip()
    if not head or ask_git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    key = digest(program, "change-dates", head)
    return cache.get_or_make(key, dict[str, date], lambda: _days(root, head))


@lru_cache(maxsize=8)
def _days(root: Path, head: str) -> dict[str, date]:
    commits = _commits(root, head)
    texts = [change for _, changes in commits for change in changes if change.is_of_text]
    contents = read_texts(root, {name for change in texts for name in (change.old, change.new)})
    words = {name: text_words(source) for name, source in contents.items()}
    days, paths = dict[str, date](), dict[str, str]()
    for day, changes in commits:
        gone = {" ".join(words.get(one.old, ())): one.path for one in changes if one.is_removal}
        for change in changes:
            now = paths.get(change.path, change.path)
            if change.is_of_text and words.get(change.old) == words.get(change.new):
                continue
            source = None if change.old.strip("0") else gone.get(" ".join(words.get(change.new, ())))
            if source and change.is_of_text:  # it was moved: what was there before is its history
                paths[source] = now
            else:
                days.setdefault(now, day)
    return days


def _commits(root: Path, head: str) -> list[_Commit]:
    """Return what each commit did, the newest first."""
    found: list[_Commit] = []
    how = ("--format=%x00%cs", "--raw", "--no-abbrev", "--no-renames", "--relative")
    for line in ask_git(root, "log", *how, head, "--", "docs", "data").splitlines():
        if line.startswith("\0"):
            found.append((date.fromisoformat(line[1:]), []))
        elif line.startswith(":"):
            facts, _, path = line.partition("\t")
            found[-1][1].append(_Change(path, *facts.split()[2:4]))
    return found
