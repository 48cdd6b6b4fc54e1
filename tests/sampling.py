"""Which part of the long promises a run of the tests makes: a push some, the night all (`EMN_TESTS=all`)."""

import os
import subprocess
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

IS_WHOLE = os.environ.get("EMN_TESTS") == "all"
"""Whether everything is run."""

PARTS = {"random": (36, 1000), "chosen": (36, 499), "kills of each": (5, 50)}
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
    run = set(by_digest[: len(items) if IS_WHOLE else pushed])
    return [item for at, item in enumerate(items) if at in run]


def told() -> str:
    """Return what part of the promise is run, for the end of a report."""
    if IS_WHOLE:
        return "promise: " + ", ".join(f"all {count:,} {part}" for part, (_, count) in PARTS.items())
    parts = ", ".join(f"{pushed:,} of {count:,} {part}" for part, (pushed, count) in PARTS.items())
    return f"promise: {parts}, by commit {COMMIT[:12]}; EMN_TESTS=all runs the rest"
