"""What is wrong with the content: the place, a code and its values. Each language says it in its words."""

from dataclasses import dataclass, field

WARNINGS = frozenset(
    "author-order bold-heading case-missing chart-gap claim-unlinked date-far "
    "definition-unlike-filter empty-section heading-number-typed heaped-marks image-elsewhere "
    "image-unused jump letter-without-font link-label-differs link-vague link-with-user "
    "mixed-alphabets mixed-scripts mojibake note-cut-off note-typed numbers-differ partial-period "
    "parts-differ parts-over-whole plural-form-missing repeats-period review-due said-twice shifted "
    "sources-differ spelling style summary-long title-long translation-outdated translation-unmarked "
    "unseen-sign words-missing wrong-language year-differs zero-beside-large".split()
)
"""The codes of what a reviewer should look at without the build being stopped."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault found in one place.

    `path` is relative to the root of the project, `line` counts from 1, `code` is a key of every
    language's `problems.yml`, and `values` fill the gaps in its sentences. Where one remedy only can be
    meant, `remedy` is it: what stands once on the line, and what is to stand there instead.
    """

    path: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())
    remedy: tuple[str, ...] = field(default=())

    @property
    def is_warning(self) -> bool:
        """Whether a reviewer should look at it without the build being stopped."""
        return self.code in WARNINGS


def make_problem(path: str, line: int, code: str, **values: object) -> Problem:
    """Build a problem; the keyword arguments fill the gaps of its sentences."""
    return Problem(path, max(line, 1), code, tuple((key, str(value)) for key, value in values.items()))
