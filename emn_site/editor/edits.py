"""What is to be written and removed, and the one place that does it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from emn_site.content import front_matter, safe_read, writer
from emn_site.content.yaml_lines import YamlFault, read_yaml
from emn_site.model.refusals import Refused


@dataclass(frozen=True)
class Edits:
    """The new text of files, and the files that go, by path from the root."""

    written: Mapping[str, str] = field(default_factory=dict)
    removed: Sequence[str] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and other files that are no text."""


def apply_edits(root: Path, edits: Edits) -> None:
    """Write and remove all of it or nothing.

    Raises `Refused` for a text that the one reader could not read again, and for a path outside the root.
    """
    for path, text in edits.written.items():
        _refuse_unreadable(path, text)
    contents = {path: text.encode("utf-8") for path, text in edits.written.items()}
    writer.write_all(root, contents | dict(edits.files), edits.removed)


def _refuse_unreadable(path: str, text: str) -> None:
    try:
        read_yaml(front_matter.split_front_matter(text).front if path.endswith(".md") else text)
    except (front_matter.NoFrontMatter, YamlFault) as error:
        raise Refused("file-not-edited", path=path) from error
    if len(text.encode("utf-8")) > safe_read.size_limit(path):
        raise Refused("text-too-large", path=path, limit=safe_read.size_limit(path) // 1000)
