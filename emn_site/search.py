"""The search index: Pagefind's, one for each language, made from the built pages.

Pagefind reads only the article of each page: given whole pages with their navigation it takes
several times as long.
"""

import asyncio
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.index import IndexConfig, PagefindIndex

FOLDER = "pagefind"

_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_ARTICLE = re.compile(r"<main\b.*?</main>", re.DOTALL)
_MARK = "data-pagefind-body"


def index(site_dir: Path) -> int:
    """Index the pages below a built site that are marked for it; returns how many there were.

    Writes `pagefind/` into the site. Raises `RuntimeError` where Pagefind cannot be run.
    """
    return asyncio.run(_index(site_dir))


async def _index(site_dir: Path) -> int:
    with TemporaryDirectory() as folder:
        count = _write_lean_pages(site_dir, Path(folder))
        async with PagefindIndex(config=IndexConfig(output_path=str(site_dir / FOLDER))) as pagefind:
            await pagefind.add_directory(folder)
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
