"""The search index: Pagefind's, one for each language, made from the built pages.

Pagefind reads only the article of each page: given whole pages with their navigation it takes
several times as long.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "pagefind"

_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_ARTICLE = re.compile(r"<main\b.*?</main>", re.DOTALL)
_MARK = "data-pagefind-body"


def index(site_dir: Path) -> int:
    """Index the pages below a built site that are marked for it; returns how many there were.

    Writes `pagefind/` into the site. Raises `RuntimeError` with Pagefind's own words where it fails.

    Pagefind runs as a command and not as the service of its Python interface: the service is ended
    while it may still be writing, which leaves files cut short (Pagefind issue 1271).
    """
    with TemporaryDirectory() as folder:
        count = _write_lean_pages(site_dir, Path(folder))
        command = [sys.executable, "-m", "pagefind", "--silent", "--site", folder]
        ended = subprocess.run(
            [*command, "--output-path", str(site_dir / FOLDER)], capture_output=True, text=True, check=False
        )
    if ended.returncode:
        raise RuntimeError(ended.stderr or ended.stdout)
    _sort_keys(site_dir / FOLDER / "pagefind-entry.json")
    for unused in (site_dir / FOLDER).glob("pagefind-*ui.*"):
        unused.unlink()  # Pagefind's own interfaces: the site has one of its own.
    return count


def _sort_keys(file: Path) -> None:
    """Write a JSON file in one order: Pagefind lists the languages in another at every run."""
    file.write_text(json.dumps(json.loads(file.read_text()), sort_keys=True), encoding="utf-8")


def _write_lean_pages(site_dir: Path, folder: Path) -> int:
    count = 0
    for page in sorted(site_dir.rglob("*.html")):
        if (lean := _lean(page.read_text(encoding="utf-8"))) is not None:
            copy = folder / page.relative_to(site_dir)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(lean, encoding="utf-8")
            count += 1
    return count


def _lean(html: str) -> str | None:
    """Return a page with nothing in it but its article, or None where it is not to be searched."""
    article, language = _ARTICLE.search(html), _LANGUAGE.search(html)
    if article is None or language is None or _MARK not in article.group():
        return None
    return f'<!doctype html><html lang="{language.group(1)}"><body>{article.group()}</body></html>'
