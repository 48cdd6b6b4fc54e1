"""What is wrong with the content: the place, a code and its values; each language says it in its words.

Of names that are unknown, which of the known ones they may mean.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

WARNINGS = frozenset(
    "author-order author-unlike bold-heading capitals caption-unlike case-missing chart-gap "
    "claim-unlinked dataset-unlike date-far definition-unlike-filter empty-section fetch-unlike "
    "figure-misplaced figure-typo heading-colon heading-level-differs heading-number-typed heading-typed "
    "heaped-marks image-elsewhere image-unused jump language-of-country letter-without-font "
    "link-label-differs link-unlike link-vague link-with-user mixed-alphabets mixed-scripts mojibake "
    "note-cut-off note-typed numbers-added numbers-differ numbers-missing origin-in-union paragraph-torn "
    "partial-period parts-differ parts-over-whole plural-form-missing repeats-period review-due "
    "rows-of-another said-twice sentence-differs shifted sources-differ spelling style summary-long "
    "table-without-head title-long topics-unlike total-below-part translation-outdated "
    "translation-unmarked unseen-sign value-unrounded words-missing work-twice wrong-language "
    "year-differs zero-beside-large".split()
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


FEW = 8
"""So many names are shown whole; of more, those that may be meant, or the first."""


def near_names(value: str, known: Iterable[str]) -> str:
    """Return the known names that are most like an unknown one, the nearest first.

    Where none is like it: all of a few, or the first of many.
    """
    found = [*known]
    plain = plain_name(value)
    by_plain = {plain_name(one): one for one in found}
    near = [one for one in by_plain if len(plain) > 2 and (plain in one or (len(one) > 2 and one in plain))]
    near += get_close_matches(plain, by_plain, n=3, cutoff=0.7)
    names = [by_plain[one] for one in dict.fromkeys(near)][:5]
    return ", ".join(names or found[:FEW]) + (", …" if not names and len(found) > FEW else "")


def plain_name(value: str) -> str:
    """Return a name without what editors write otherwise: large letters, spaces and underscores."""
    return re.sub(r"[\s_]+", "-", value.strip().casefold())
