"""A text as a Word file, for a reader who comments there: what the page says, without the frame."""

from html import escape
from pathlib import Path

from emn_site.model.site import Version
from emn_site.word import pandoc


def exported(root: Path, version: Version, target: Path) -> None:
    """Write a text with its title and summary as a Word file. Raises `Refused` without pandoc."""
    head = f"<h1>{escape(version.head.title)}</h1>\n<p><em>{escape(version.head.summary)}</em></p>\n"
    pandoc.to_word(head + version.text.html(), target, root / Path(version.file).parent)
