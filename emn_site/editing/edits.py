"""What is to be written and removed, and the one place that does it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from emn_site.cache.output import write_atomically


@dataclass(frozen=True)
class Edits:
    """The new text of files, and the files that go, by path from the root."""

    written: Mapping[str, str] = field(default_factory=dict)
    removed: Sequence[str] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and other files that are no text."""


def apply(root: Path, edits: Edits) -> None:
    """Write each file whole, then remove what goes: nothing is lost where the disk is full."""
    told = {path: text.encode("utf-8") for path, text in edits.written.items()}
    for path, content in (told | dict(edits.files)).items():
        write_atomically(root / path, content)
    for path in edits.removed:
        (root / path).unlink()
