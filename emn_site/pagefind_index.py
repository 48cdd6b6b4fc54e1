"""Pagefind run over a folder of pages, and the index it wrote, read.

Pagefind takes pages apart into words with their places and weights. Its own program for browsers is not
used: it loads and computes several times as much as our readers' phones should (`search_parts`).
Format: the readers in Pagefind's own source, `pagefind_web/src/index.rs` and `metadata.rs`.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

FORMAT = "1.5."
"""The releases of Pagefind whose files are read here."""

_SIGNATURE = b"pagefind_dcd"
_WEIGHT_OF_TEXT = 24
"""What Pagefind writes for the weight 1 of ordinary text."""

Places = dict[int, float]
"""Where a word stands in a page, counted in words, and with what weight: 1 in text, 7 in a title."""


@dataclass(frozen=True)
class IndexedLanguage:
    """The pages of one language and, for each word, the pages it stands on, by their place in the list."""

    pages: list[dict[str, Any]]
    words: dict[str, dict[int, Places]]


def indexed(site: Path, output: Path) -> dict[str, IndexedLanguage]:
    """Run Pagefind over a folder of pages and return what it found, by language.

    Raises `RuntimeError` with Pagefind's own words where it fails, and where it is another release
    than this module can read. Pagefind runs as a command and not as the service of its Python
    interface: the service is ended while it may still be writing (Pagefind issue 1271).
    """
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--silent",
        "--site",
        str(site),
        "--output-path",
        str(output),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr or ended.stdout)
    entry = json.loads((output / "pagefind-entry.json").read_text(encoding="utf-8"))
    if not entry["version"].startswith(FORMAT):
        raise RuntimeError(
            f"Pagefind {entry['version']} is not {FORMAT}x, whose index pagefind_index.py reads."
        )
    return {locale: _read(output, about["hash"]) for locale, about in sorted(entry["languages"].items())}


def _read(output: Path, name: str) -> IndexedLanguage:
    _, pages, chunks, *_ = _content(output / f"pagefind.{name}.pf_meta")
    words: dict[str, dict[int, Places]] = {}
    for _, _, chunk in chunks:
        (listed,) = _content(output / "index" / f"{chunk}.pf_index")
        words |= {word: dict(_pages(found)) for word, found, *_ in listed}
    fragments = (output / "fragment" / f"{page}.pf_fragment" for page, _ in pages)
    return IndexedLanguage([json.loads(_unpacked(file)) for file in fragments], words)


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _content(file: Path) -> Any:
    return cbor2.loads(_unpacked(file))


def _pages(found: list[list[Any]]) -> Iterator[tuple[int, Places]]:
    """Yield pages and places: each is written as its distance from the one before."""
    page = 0
    for distance, marks, *_ in found:
        page += distance
        place, weight, places = 0, 1.0, {}
        for mark in marks:
            if mark < 0:
                place, weight = 0, (-mark - 1) / _WEIGHT_OF_TEXT
            else:
                place += mark
                places[place] = weight
        if places:  # There are none where the word is only in what Pagefind was told about the page.
            yield page, places
