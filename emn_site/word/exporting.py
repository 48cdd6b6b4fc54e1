"""A text as a Word file, for a reader who comments there: what the page says, without the frame."""

from pathlib import Path

from emn_site.language.templates import render
from emn_site.model.site import Version
from emn_site.word import pandoc


def exported(root: Path, version: Version, target: Path) -> None:
    """Write a text with its title and summary as a Word file. Raises `Refused` without pandoc."""
    html = render(
        "word-export.html.jinja",
        title=version.head.title,
        summary=version.head.summary,
        html=version.text.html(),
    )
    pandoc.to_word(html, target, root / Path(version.file).parent)
