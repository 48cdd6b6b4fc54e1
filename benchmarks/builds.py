"""What a build costs beside its peers, on the same made-up archive: `python -m benchmarks.builds 400 3450`.

Measures ours, MkDocs with Material and static-i18n as they come ("stock"), and Hugo with Pagefind (where
`hugo` and `pagefind` are on the path), side by side in one run: a clean build; with nothing changed;
after an edit of a text; after a changed figure; a check; from saving to the preview; memory, bytes, files,
and how many files a changed word changes. Prints ratios to stock's clean build.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.corpus import LOCALES, ROOT, Size, write
from tests.browser.preview_server import previewing

STOCK = """site_name: Stock
site_url: https://emn.example/
theme: {name: material, font: false}
nav: [index.md]
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: lt, name: Lietuvių, default: true, build: true}
        - {locale: en, name: English, build: true}
markdown_extensions: [tables, footnotes, attr_list, toc]
"""
HUGO = """baseURL = "https://emn.example/"
contentDir = "content/lt"
defaultContentLanguage = "lt"
disableKinds = ["taxonomy", "term", "RSS"]
[frontmatter]
date = ["date"]
publishDate = ["publishDate"]
[languages.lt]
contentDir = "content/lt"
[languages.en]
contentDir = "content/en"
[markup.goldmark.renderer]
unsafe = true
"""
BUILD = "from pathlib import Path; from emn_site.cli.build import build; exit(build(Path(), True))"
OURS = [sys.executable, "-c", BUILD]
"""How `build.py build` builds the folder it is run in."""

CHECK = "from pathlib import Path; from emn_site.cli.content import check; check(Path(), 'en', True)"
HUGO_PAGE = (
    "<!doctype html><html lang={{ .Language.Lang }}><meta charset=utf-8><title>{{ .Title }}</title>"
    "<main data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}"
    "{{ range .Pages }}<a href={{ .RelPermalink }}>{{ .Title }}</a> {{ end }}</main></html>"
)


def run(command: list[str], folder: Path) -> tuple[float, int]:
    """Run a program; return the seconds it takes, and the most memory of it and its copies in MB."""
    start = time.perf_counter()
    program = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=_environment())
    _, status, usage = os.wait4(program.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


def stock(folder: Path) -> list[str]:
    """Return how MkDocs with its usual theme builds a folder."""
    made = str(folder / "out-stock")
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "stock.yml", "-d", made]


def hugo(folder: Path) -> list[str]:
    """Return how Hugo and Pagefind build a folder."""
    made = folder / "out-hugo"
    return ["sh", "-c", f"hugo --quiet --destination '{made}' && pagefind --silent --site '{made}'"]


def project(folder: Path, size: Size) -> Path:
    """Write an archive that each of the three can build."""
    root = folder / "site"
    root.mkdir()
    write(root, size)
    for part in ("emn_site", "hooks", "overrides", "mkdocs.yml", "requirements.txt", "pyproject.toml"):
        (root / part).symlink_to(ROOT / part)
    (root / "stock.yml").write_text(STOCK)
    (root / "hugo.toml").write_text(HUGO)
    shutil.copytree(root / "docs", root / "content")
    for file in (root / "content").rglob("index.md"):
        file.rename(file.with_name("_index.md"))
    (root / "layouts" / "_default").mkdir(parents=True)
    for name in ("single", "list"):
        (root / "layouts" / "_default" / f"{name}.html").write_text(HUGO_PAGE)
    return root


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
    size = Size(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        _measure(project(Path(folder), size), size)


def _measure(root: Path, size: Size) -> None:
    text = next(root.glob("docs/lt/studies/*/*.md"))
    address = text.relative_to(root / "docs" / "lt").with_suffix("").as_posix() + "/"
    unit, most = run(stock(root), root)
    print(f"{size.publications} publications of {size.words} words in each of {len(LOCALES)} languages")

    def say(name: str, seconds: float, memory: int) -> None:
        print(f"  {name:34} {seconds / unit:5.2f}  {memory:5} MB")

    say("stock, clean", unit, most)
    if shutil.which("hugo") and shutil.which("pagefind"):
        say("Hugo with Pagefind, clean", *run(hugo(root), root))
    say("ours, clean", *run(OURS, root))
    before = digests(root / "site")
    changes: list[tuple[str, Callable[[], None]]] = [
        ("ours, nothing changed", lambda: None),
        ("ours, one word", lambda: _reword(text)),
        ("ours, one title", lambda: edit(text, 'title: "', 'title: "Naujas ')),
        ("ours, one figure", lambda: _refigure(root)),
    ]
    for name, change in changes:
        change()
        say(name, *run(OURS, root))
        after = digests(root / "site")
        changed = sum(after.get(file) != before.get(file) for file in {*after, *before})
        print(f"  {'':34} {changed} files differ")
        before = after
    say("ours, check", *run([sys.executable, "-c", CHECK], root))
    for name, made in (("stock", "out-stock"), ("ours", "site"), ("Hugo with Pagefind", "out-hugo")):
        if (root / made).exists():
            raw, squeezed, files = weight(root / made)
            print(f"  {name:34} {raw:.0f} MB, {squeezed:.0f} MB compressed, {files} files")
    print(f"  from saving to the preview         {preview(root, text, address):.2f} s")


def _reword(file: Path) -> None:
    """Put another word in the place of one in the middle of a text."""
    lines = file.read_text(encoding="utf-8").splitlines()
    at = max(range(len(lines)), key=lambda number: len(lines[number]))
    words = lines[at].split(" ")
    words[len(words) // 2] = "prieglobstis"
    lines[at] = " ".join(words)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _refigure(root: Path) -> None:
    file = root / "data" / "countries" / "latvia.yml"
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
