"""The one place that calls pandoc: Word to its tree of blocks, its tree to Markdown, a page to Word.

It is called inside a sandbox, is given bytes and gives bytes, and opens no file or address (`--sandbox`).
The tree is pandoc's JSON: a block or an inline is `{"t": type, "c": content}` (pandoc-types 1.23).
"""

import json
from typing import Any

from emn_site.content import sandbox
from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.sandbox import SandboxRejected

Node = dict[str, Any]
# GitHub's Markdown, in which dollars, ticks and boxes are signs like any other.
MARKDOWN = "gfm-tex_math_dollars-task_lists"
ORIGIN = "emn-text"  # the property of a Word file of ours that says of which text it was made
MOST_TREE = 15_000_000  # bytes of a tree; the longest text that is taken has some four million
_BOUNDS = ("+RTS", "-M170M", "-RTS")  # bytes that its heap may have, also where the system bounds no memory
_HEAP_EXHAUSTED = 251


def read_tree(content: bytes, changes: str) -> Node:
    """Return what a Word file says. Raises `Rejected` for one that cannot be read.

    `changes` says what becomes of tracked changes: accept or reject.
    """
    found = _converted(content, "docx+styles", "json", f"--track-changes={changes}")
    if len(found) > MOST_TREE:
        raise SandboxRejected("word-too-long", limit=str(MOST_TEXT // 1000))
    return dict(json.loads(found))


def write_markdown(tree: Node) -> str:
    """Return a tree as Markdown, a paragraph on each line."""
    return _converted(json.dumps(tree).encode(), "json", MARKDOWN, "--wrap=none").decode()


def write_word(html: str, language: str, origin: str = "") -> bytes:
    """Return a page's HTML as a Word file in a language; its pictures stand in it as data.

    It says what its `origin` is. Notes are those that say so by `role` (`doc-noteref`), as in EPUB.
    """
    options = ("--output=-", f"--metadata=lang:{language}", f"--metadata={ORIGIN}:{origin}")
    return _converted(html.encode(), "html+epub_html_exts", "docx", *options)


def _converted(content: bytes, source: str, target: str, *options: str) -> bytes:
    """Return some content in another format. Raises `Rejected`."""
    try:
        from pypandoc import get_pandoc_path
    except ImportError as error:
        raise SandboxRejected("no-pandoc") from error
    command = [get_pandoc_path(), *_BOUNDS, "--sandbox", f"--from={source}", f"--to={target}", *options]
    done = sandbox.run_program(command, content)
    if done.returncode == _HEAP_EXHAUSTED:
        raise MemoryError
    if done.returncode:
        raise SandboxRejected("no-word-file")
    return done.stdout
