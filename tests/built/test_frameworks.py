"""What carries the pages may change: ProperDocs, another theme by name, plugins of a site's own."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import built
from tests.sites import project_of


def test_another_theme_and_a_plugin_of_the_site_change_no_page(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    (tmp_path / "other").mkdir()
    usual, other = (project_of("healthy", tmp_path / name) for name in ("usual", "other"))
    settings = other / "mkdocs.yml"
    text = settings.read_text().replace("name: material", "name: mkdocs").replace("  font: false\n", "")
    settings.write_text(text.replace("plugins:\n", "plugins:\n  search: {}\n"))

    pages = [_pages(built(root.parent, root)) for root in (usual, other)]

    assert pages[0] == pages[1] != {}


def test_properdocs_builds_the_same_bytes(tmp_path: Path) -> None:
    """It continues MkDocs 1: on the day Material ends, it is the one word that changes."""
    root = project_of("healthy", tmp_path)
    sites = [tmp_path / name for name in ("mkdocs", "properdocs")]
    for site in sites:
        command = [sys.executable, "-m", site.name, "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=root, check=True)
        (root / ".cache").rename(tmp_path / f"cache-of-{site.name}")

    files = [
        {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        for site in sites
    ]

    assert len(files[0]) > 100
    assert files[0] == files[1]


def _pages(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text() for file in site.rglob("*.html")}
