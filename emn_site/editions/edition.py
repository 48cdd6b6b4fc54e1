"""What is known of an edition; kept in `versions.json` of the published branch, beside the editions."""

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Any

from mike.versions import Versions

LATEST = "latest"
VERSIONS = "versions.json"
NAME = re.compile(r"[12]\d{3}(\.\d+)?")
"""A frozen edition is named after its year: 2026, and 2026.1 for a second one."""


@dataclass(frozen=True)
class EditionCorrection:
    """A frozen edition was published again: by whom, when and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True)
class Edition:
    """One published state of the whole site.

    `commit` is what it was built from, `checksum` the name Git gives to its bytes: anyone can compare it
    with `git rev-parse gh-pages:NAME`.
    """

    name: str
    titles: dict[str, str]
    date: str
    commit: str
    checksum: str
    files: int
    bytes: int
    corrections: tuple[EditionCorrection, ...] = field(default=())

    @property
    def is_frozen(self) -> bool:
        """Whether its bytes never change."""
        return self.name != LATEST


def read(text: str | None) -> list[Edition]:
    """Return the editions of a `versions.json`, as mike orders them; none where there is no file."""
    if text is None:
        return []
    found = []
    for version in Versions.loads(text):
        known: dict[str, Any] = dict(version.properties or {})
        corrections = tuple(EditionCorrection(**one) for one in known.pop("corrections", ()))
        found.append(Edition(name=str(version.version), corrections=corrections, **known))
    return found


def write(editions: list[Edition]) -> str:
    """Return the `versions.json` of some editions, in mike's form and order."""
    versions = Versions()
    for edition in editions:
        known = asdict(edition)
        version = versions.add(known.pop("name"), title=edition.titles.get("en", edition.name))
        version.properties = known
    return json.dumps(versions.to_json(), ensure_ascii=False, indent=2) + "\n"
