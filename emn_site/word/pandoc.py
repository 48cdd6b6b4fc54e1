"""The one place that calls pandoc: Word to its tree of blocks, and its tree to Markdown or Word.

The tree is pandoc's JSON: a block or an inline is `{"t": type, "c": content}` (pandoc-types 1.23).
"""

import json
from pathlib import Path
from typing import Any

from emn_site.model.refusals import Refused

Node = dict[str, Any]
MARKDOWN = "gfm"


def _pandoc() -> Any:
    """Return the package that holds pandoc. Raises `Refused` where it is not installed."""
    try:
        import pypandoc
    except ImportError as error:
        raise Refused("no-pandoc") from error
    return pypandoc


def tree(file: Path, changes: str, media: Path) -> Node:
    """Return what a Word file says; its pictures are put into `media`. Raises `Refused`.

    `changes` says what becomes of tracked changes: accept or reject.
    """
    options = [f"--track-changes={changes}", f"--extract-media={media}"]
    try:
        found = _pandoc().convert_file(str(file), "json", format="docx+styles", extra_args=options)
    except RuntimeError as error:
        raise Refused("no-word-file", value=file.name) from error
    return dict(json.loads(found))


def markdown(whole: Node) -> str:
    """Return a tree as Markdown, a paragraph on each line."""
    return str(_pandoc().convert_text(json.dumps(whole), MARKDOWN, format="json", extra_args=["--wrap=none"]))


def to_word(html: str, target: Path, resources: Path) -> None:
    """Write a page's HTML as a Word file; pictures are looked for below `resources`."""
    options = [f"--resource-path={resources}"]
    _pandoc().convert_text(html, "docx", format="html", outputfile=str(target), extra_args=options)
