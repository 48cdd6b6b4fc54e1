"""The front matter of a Markdown file: where it begins, where it ends, what is below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

FENCE = "---"
# What is typed in the place of a fence that ends a front matter.
MEANT_AS_FENCE = re.compile(r"(?:[—–-]{2,}|[—…._*=+~]+)\s*")


@dataclass(frozen=True)
class MarkdownFile:
    """A Markdown file cut in two; lines count from 1 in the whole file."""

    front: str
    front_line: int
    body: str
    body_line: int


class NoFrontMatter(Exception):
    """The file has no front matter, or one that never ends; `code` says which, `line` where it was to end."""

    def __init__(self, code: str, line: int = 1) -> None:
        super().__init__(code)
        self.code, self.line = code, line


def split_front_matter(text: str) -> MarkdownFile:
    """Cut a Markdown file into front matter and body.

    Raises `NoFrontMatter` where the first line is not `---` or no second `---` follows.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise NoFrontMatter("missing-front-matter")
    for index in range(1, len(lines)):
        if lines[index].rstrip() == FENCE:
            front, body = lines[1:index], lines[index + 1 :]
            return MarkdownFile("\n".join(front), 2, "\n".join(body), index + 2)
    head = lines[1 : lines.index("") if "" in lines else None]
    meant = next((at for at, line in enumerate(head, 2) if MEANT_AS_FENCE.fullmatch(line)), 1)
    raise NoFrontMatter("unclosed-front-matter", meant)


# Keys between two lines of three hyphens, a title among them.
_SECOND = re.compile(r"(?m)^---[ \t]*\n(?=(?:.+\n)*?title:)(?:[a-z_]+:.*\n|[ \t-] ?\S.*\n)+---[ \t]*$")


def without_second(cut: MarkdownFile) -> tuple[MarkdownFile, int]:
    """Return a file without the front matter of another in its text, and the line of that; 0 for none."""
    found = _SECOND.search(cut.body)
    if not found or cut.body.count("\n```", 0, found.start()) % 2:  # an example of one
        return cut, 0
    rest = "\n" * found[0].count("\n") + cut.body[found.end() :]
    line = cut.body_line + cut.body.count("\n", 0, found.start())
    return replace(cut, body=cut.body[: found.start()] + rest), line


_CUT = re.compile(r"^(title|summary):[ \t]+[^\s\"'>|#][^\"]*? #")


def comment_values(cut: MarkdownFile) -> Iterator[tuple[int, str]]:
    """Yield line and key of words that YAML ends at a #, because they are not in quotation marks."""
    for number, line in enumerate(cut.front.split("\n")):
        if found := _CUT.match(line):
            yield cut.front_line + number, found.group(1)
