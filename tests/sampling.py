"""Which part of the slow tests a run makes: a push some, the night all (`EMN_TESTS=all`).

What takes one case after another through a browser or through the whole site is sampled by the commit, so
that each push runs another part, and whoever looks at a failure runs the same.
"""

import os
import subprocess
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

IS_FULL_RUN = os.environ.get("EMN_TESTS") == "all"
"""Whether everything is run."""

PARTS = {
    "random": (10, 1000),
    "chosen": (10, 499),
    "kills of each": (3, 50),
    "unread values": (3, 120),
    "random texts": (100, 1000),
    "Word files": (10, 60),
    "PDFs": (20, 194),
}
"""How many inputs a push runs, and how many there are."""

Item = TypeVar("Item")


def _commit() -> str:
    """Return the commit that is tested: each chooses another part, and always the same."""
    here = Path(__file__).parent
    asked = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=here, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "no commit"


COMMIT = _commit()


def sample(part: str, items: Sequence[Item]) -> list[Item]:
    """Return the items of a part that are run now, in their order."""
    pushed, _ = PARTS[part]
    by_digest = sorted(range(len(items)), key=lambda at: sha256(f"{COMMIT} {part} {at}".encode()).digest())
    run = set(by_digest[: len(items) if IS_FULL_RUN else pushed])
    return [item for at, item in enumerate(items) if at in run]


SLOW = (
    "tests/browser/",
    "tests/this_site/",
    "tests/editions/",
    "tests/promise/test_never_stale.py",
    "tests/promise/test_promise.py",
    "tests/refresh/test_edit.py",
    "tests/editor/dev_server/",
    "tests/editor/test_arguments.py",
    "tests/cli/test_machine.py",
    "tests/structure/test_benchmarks.py",
    "tests/statistics/test_anomalies.py",
    "tests/search/test_search.py",
    "tests/structure/test_workflows.py",
    "tests/editor/word/",
    "tests/exports/",
    "tests/pages/",
    "tests/promise/test_unread_values.py",
)
"""Where a push runs a part of the cases of one test."""

FEWEST, SHARE = 1, 20
"""So many cases of a test are run at least; of more, one of twenty."""

BROWSER = "tests/browser/"
BROWSER_FILES, FILES = 2, 3
"""So many files of tests in a browser are run, each of half a minute; of the others one of three."""

ALWAYS = ("tests/structure/", "tests/model/")
"""Where every file is run: it takes no time."""


def left_out(tests: Sequence[str], is_chosen: bool = False) -> set[str]:
    """Return the tests, of some named as pytest names them, that a push leaves to the night.

    Of what was chosen by its path no file is left out, only cases of a slow test.
    """
    if IS_FULL_RUN:
        return set()
    files = set() if is_chosen else {name.partition("::")[0] for name in tests}
    browser = {name for name in files if name.startswith(BROWSER)}
    others = {name for name in files - browser if not name.startswith(ALWAYS)}
    later = {*_unlucky(browser, BROWSER_FILES), *_unlucky(others, -(-len(others) // FILES))}
    families: dict[str, list[str]] = {}
    for name in tests:
        if name.startswith(SLOW) and "[" in name:
            families.setdefault(name.partition("[")[0], []).append(name)
    cases = (_unlucky(family, max(FEWEST, -(-len(family) // SHARE))) for family in families.values())
    return {name for name in tests if name.partition("::")[0] in later}.union(*cases)


def _unlucky(names: Iterable[str], run: int) -> list[str]:
    return sorted(names, key=lambda name: sha256(f"{COMMIT} {name}".encode()).digest())[run:]


def describe_part(is_chosen: bool) -> str:
    """Return which part of the tests is run, for the end of a report."""
    if IS_FULL_RUN:
        return "slow tests: all, with " + ", ".join(f"{count:,} {part}" for part, (_, count) in PARTS.items())
    parts = ", ".join(f"{pushed:,} of {count:,} {part}" for part, (pushed, count) in PARTS.items())
    files = "" if is_chosen else f"{BROWSER_FILES} files of {BROWSER}, of other files one of {FILES}; "
    return (
        f"a part of the tests: {files}of slow tests {FEWEST} case or one of {SHARE}; of commands {parts}; "
        f"chosen by commit {COMMIT[:12]}; EMN_TESTS=all runs the rest"
    )
