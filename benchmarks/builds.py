"""What a build costs beside its peers, on the same made-up archive: `python -m benchmarks.builds 400 3450`.

Measures ours, MkDocs with Material and static-i18n as they come ("stock", also as a process a language), and
Hugo with Pagefind and Zensical (where they are on the path), side by side in one run: a clean build; with
nothing changed; after an edit of a text; after a changed figure; a check; from saving to the preview; memory,
bytes, files, and how many files a changed word changes. Prints processor seconds of all processes and wall
seconds, each as a ratio to those of stock's clean build.
"""

import argparse
import gzip
import json
import tempfile
import time
import urllib.request
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.corpus import LOCALES, Size
from benchmarks.cost import Cost, measure_cost, middle_cost
from benchmarks.peers import OUR_CHECK, OURS, OUTPUTS, available_peers, remove_output, write_project
from tests.browser.preview_server import previewing


def weight(folder: Path) -> tuple[float, float, int]:
    """Return what a site weighs in MB, as it is and compressed, and how many files it has."""
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    squeezed = (min(len(content), len(gzip.compress(content, 6))) for content in contents)
    return sum(map(len, contents)) / 1e6, sum(squeezed) / 1e6, len(contents)


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file."""
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def preview(root: Path, text: Path, address: str) -> float:
    """Return the seconds from saving a text until its page has the new words: the middle of five."""
    with previewing(root) as base:
        time.sleep(20)  # what is made beside is done
        taken = []
        for number in range(5):
            time.sleep(4)
            state: dict[str, Any] = _asked(f"{base}-/state?turn=-1&told=-1")
            with text.open("a", encoding="utf-8") as file:
                file.write(f"\nNaujas{number}.\n")
            start = time.perf_counter()
            turn = state["turn"]
            while state["turn"] == turn:
                state = _asked(f"{base}-/state?turn={turn}&told={state['told']}")
            assert f"Naujas{number}." in _read(base + address)
            taken.append(time.perf_counter() - start)
    return sorted(taken)[2]


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def _asked(address: str) -> Any:
    return json.loads(_read(address))


def edit(file: Path, old: str, new: str) -> None:
    """Change something in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def main() -> None:
    """Print what each costs, as ratios to stock's clean build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("publications", type=int)
    parser.add_argument("words", type=int)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    size = Size(asked.publications, asked.words)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = write_project(Path(folder), size)
        print(f"{size.publications} publications of {size.words} words in each of {len(LOCALES)} languages")
        print(f"  {'ratios to stock, clean':34} processor   wall    memory")
        stock = _clean(root, asked.runs)
        _changes(root, stock)
        _sizes(root)


def _say(name: str, cost: Cost, stock: Cost) -> None:
    processor, wall = cost.processor / stock.processor, cost.wall / stock.wall
    print(f"  {name:34} {processor:9.2f} {wall:6.2f} {cost.memory:6} MB")


def _clean(root: Path, runs: int) -> Cost:
    """Print the median of each program's clean builds, which take turns; return stock's."""
    builds = {**available_peers(), "ours": OURS}
    costs: dict[str, list[Cost]] = {name: [] for name in builds}
    for _ in range(runs):
        remove_output(root)
        for name, commands in builds.items():
            costs[name].append(measure_cost(commands, root))
    stock = middle_cost(costs["stock"])
    for name, found in costs.items():
        _say(f"{name}, clean", middle_cost(found), stock)
    return stock


def _changes(root: Path, stock: Cost) -> None:
    """Print what builds after a change cost, and a check after them."""
    text = next(root.glob("docs/lt/studies/*/*.md"))
    changes: list[tuple[str, Callable[[], None]]] = [
        ("ours, nothing changed", lambda: None),
        ("ours, one word", lambda: _reword(text)),
        ("ours, one title", lambda: edit(text, 'title: "', 'title: "Naujas ')),
        ("ours, one figure", lambda: _refigure(root)),
    ]
    before = digests(root / "site")
    for name, change in changes:
        change()
        _say(name, measure_cost(OURS, root), stock)
        after = digests(root / "site")
        changed = sum(after.get(file) != before.get(file) for file in {*after, *before})
        print(f"  {'':34} {changed} files differ")
        before = after
    _say("ours, check", measure_cost(OUR_CHECK, root), stock)
    address = text.relative_to(root / "docs" / "lt").with_suffix("").as_posix() + "/"
    print(f"  from saving to the preview         {preview(root, text, address):.2f} s")


def _sizes(root: Path) -> None:
    for name, folder in OUTPUTS.items():
        if (root / folder).exists():
            raw, squeezed, files = weight(root / folder)
            print(f"  {name:34} {raw:.0f} MB, {squeezed:.0f} MB compressed, {files} files")


def _reword(file: Path) -> None:
    """Put another word in the place of one in the middle of a text."""
    lines = file.read_text(encoding="utf-8").splitlines()
    at = max(range(len(lines)), key=lambda number: len(lines[number]))
    words = lines[at].split(" ")
    words[len(words) // 2] = "prieglobstis"
    lines[at] = " ".join(words)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _refigure(root: Path) -> None:
    """Change a figure of a country that no text quotes: a text that did would be a fault."""
    file = root / "data" / "countries" / "greece.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next(
        number
        for number, line in enumerate(lines)
        if line.strip().startswith("2023: ") and line.strip()[6:].isdigit()
    )
    lines[at] = lines[at] + "1"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
