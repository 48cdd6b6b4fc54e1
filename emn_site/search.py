"""The search index: Pagefind's, one for each language, made from the built pages.

Pagefind reads only the article of each page: given whole pages with their navigation it takes
several times as long.
"""

import asyncio
import re
from pathlib import Path

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
    config = IndexConfig(output_path=str(site_dir / FOLDER))
    count = 0
    async with PagefindIndex(config=config) as pagefind:
        for page in sorted(site_dir.rglob("*.html")):
            html = page.read_text(encoding="utf-8")
            if (lean := _lean(html)) is not None:
                url = page.relative_to(site_dir).as_posix().removesuffix("index.html")
                await pagefind.add_html_file(content=lean, url=f"/{url}")
                count += 1
    return count


def _lean(html: str) -> str | None:
    """Return a page with nothing in it but its article, or None where it is not to be searched."""
    article, language = _ARTICLE.search(html), _LANGUAGE.search(html)
    if article is None or language is None or _MARK not in article.group():
        return None
    return f'<!doctype html><html lang="{language.group(1)}"><body>{article.group()}</body></html>'
