"""What is found in a file that may not be published: a line, the code of a problem and its values."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

LONGEST = 60  # signs of a file's own words that a problem repeats


class Finding(NamedTuple):
    """One thing; `values` fill the gaps of its sentences."""

    line: int
    code: str
    values: tuple[tuple[str, str], ...]


def finding(code: str, line: int = 1, **values: object) -> Finding:
    """Return a finding; what it repeats of the file is cut short."""
    texts = {key: str(value) for key, value in values.items()}
    shown = (one if len(one) <= LONGEST else one[:LONGEST] + "…" for one in texts.values())
    return Finding(line, code, tuple(zip(texts, shown, strict=True)))


@cache
def asset_names(kind: str) -> dict[str, frozenset[str]]:
    """Return the names by which files of a kind are judged, as `names.toml` lists them."""
    listed = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))[kind]
    return {name: frozenset(names.split()) for name, names in listed.items()}
