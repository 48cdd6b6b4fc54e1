"""What is found in a file that may not be published: a line, the code of a problem and its values."""

from typing import NamedTuple

LONGEST = 60
"""Signs of a file's own words that a problem repeats."""


class Finding(NamedTuple):
    """One thing; `values` fill the gaps of its sentences."""

    line: int
    code: str
    values: tuple[tuple[str, str], ...]


def found(code: str, line: int = 1, **values: object) -> Finding:
    """Return a finding; what it repeats of the file is cut short."""
    return Finding(line, code, tuple((key, _short(str(value))) for key, value in values.items()))


def broken(kind: str) -> Finding:
    """Return that a file cannot be opened as what its name says."""
    return found("asset-broken", value=kind)


def unreadable() -> Finding:
    """Return that a file cannot be judged: its reader fails, or takes too long or too much memory."""
    return found("asset-unreadable")


def active(value: str, line: int = 1) -> Finding:
    """Return that there is something in a file that runs or loads."""
    return found("asset-script", line, value=value)


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else value[:LONGEST] + "…"
