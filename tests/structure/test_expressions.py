"""No regular expression begins anew at each sign of a run it has just gone through in vain.

One that begins with a run of any length, and needs something after it, is tried at every sign of the run:
a square of its length. `benchmarks/expressions.py` measures what this cannot see.
"""

import re
from re import _constants as ops, _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from benchmarks.expressions import growing, patterns
from emn_site.editor import new_translation
from emn_site.model.shapes import NO_BREAK, OTHER_SPACES

REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
PATTERNS = patterns()
ONCE = {
    "emn_site.editor.mending._NO_PROSE 0": "two backticks of a run are a match",
    "emn_site.content.assets.workbooks._LINK 0": "asked at one place of a formula",
    "emn_site.content.assets.workbooks._TOKEN 0": "a name without a bracket is a match",
}


def _begins_with_a_run(items: list[Any], state: Any) -> bool:
    for place, (op, argument) in enumerate(items):
        rest = items[place + 1 :]
        if op is ops.SUBPATTERN:
            return _begins_with_a_run([*argument[3], *rest], state)
        if op is ops.BRANCH:
            return any(_begins_with_a_run([*branch, *rest], state) for branch in argument[1])
        if op not in REPEATS:
            return False  # a sign, an anchor, or a look behind that only the first of a run passes
        if argument[1] is ops.MAXREPEAT and parser.SubPattern(state, rest).getwidth()[0] > 0:
            return True
        if argument[0] > 0:
            return False
    return False


def _is_slow(pattern: "re.Pattern[str]") -> bool:
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return _begins_with_a_run(list(parsed), parsed.state)


@pytest.mark.parametrize("slow", [r"\s*/x", r"[ab]+c", r"(?:\d*-)?(\w+)!", r"a|\s*b"])
def test_what_begins_with_a_run_is_seen(slow: str) -> None:
    assert _is_slow(re.compile(slow))


@pytest.mark.parametrize("quick", [r"^\s*x", r"(?<!\s)\s*+x", r"\w+", r"a\s*b", r"\w+(?:-\w+)*"])
def test_what_does_not_is_let_be(quick: str) -> None:
    assert not _is_slow(re.compile(quick))


def test_an_expression_that_knows_one_unusual_space_knows_all() -> None:
    def partial(text: str) -> bool:
        written = text.replace(r"\u00a0", NO_BREAK).replace(r"\xa0", NO_BREAK)
        return 0 < len({*written} & {*OTHER_SPACES}) < len(OTHER_SPACES)

    assert [where for where, pattern in PATTERNS.items() if partial(pattern.pattern)] == []


def test_no_expression_begins_with_a_run() -> None:
    slow = {where for where, pattern in PATTERNS.items() if _is_slow(pattern)}

    assert slow == set(ONCE)


def test_expressions_are_found_and_one_that_grows_is_measured() -> None:
    assert len(PATTERNS) > 80
    assert next(growing(re.compile(r"(?m)^(\s*)x")), None)


def test_a_fingerprint_is_put_below_any_number_of_blank_lines() -> None:
    text = "---\n" + "\n" * 100_000 + "translation: {of: lt}\n---\n"

    assert new_translation.set_source_fingerprint(text, "abcdef").endswith("{of: lt, source: abcdef}\n---\n")
