"""A cache that somebody else wrote: no edition is made of it, and no page loses its policy by it."""

import re
import sqlite3
from pathlib import Path

import pytest

from emn_site.cache.cache import FOLDER, Cache
from emn_site.cli import build
from tests.sites import project_of

SCRIPT = "<script>alert(1)</script></head>"


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose stored pages have a script in their heads, with checksums that are right."""
    root = project_of("healthy", tmp_path_factory.mktemp("poisoned"))
    assert build.build(root, is_quiet=True) == 0
    file = root / FOLDER / "values.sqlite"
    with sqlite3.connect(file) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM entries")]
    pages = {name: found[0] for name in names if (found := Cache(file.parent).get(name, str))}
    assert pages
    for name, text in pages.items():
        Cache(file.parent).put(name, text.replace("</head>", SCRIPT))
    return root


def test_an_edition_is_made_without_it(poisoned: Path, tmp_path: Path) -> None:
    assert build.build_edition(poisoned, "2026", tmp_path / "2026") == 0

    pages = [file.read_text() for file in (tmp_path / "2026").rglob("*.html")]
    assert len(pages) > 10
    assert not any(SCRIPT in page for page in pages)


def test_every_page_has_its_policy_before_anything_that_was_stored(poisoned: Path) -> None:
    assert build.build(poisoned, is_quiet=True) == 0

    pages = [file.read_text() for file in (poisoned / "site").rglob("index.html")]
    stored = [page for page in pages if SCRIPT in page]
    assert stored
    for page in stored:
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="[^"]*script-src', page)
        assert policy
        assert policy.start() < page.index("<title")
