"""What carries the pages may change: ProperDocs, another theme by name, plugins of a site's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import built
from tests.editions.workshop import git, repository
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


def test_a_theme_without_language_and_templates_publishes_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "usual").mkdir()
    bare, usual = (project_of("healthy", tmp_path / name) for name in ("bare", "usual"))
    settings = bare / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("name: material", "name: null"))

    folders = [built(root.parent, root) for root in (bare, usual)]

    assert _files(folders[0]) == _files(folders[1]) >= {"404.html", "robots.txt", "sitemap.xml"}


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_properdocs_publishes_the_same_bytes_where_mkdocs_is_not_installed(tmp_path: Path) -> None:
    """It continues MkDocs 1: on the day Material ends, it takes the place of both."""
    (tmp_path / "usual").mkdir()
    usual = project_of("healthy", tmp_path / "usual")
    repository(usual)
    shutil.copytree(tmp_path / "usual", tmp_path / "other")
    other = tmp_path / "other" / usual.name

    trees = [_published(root, gone) for root, gone in ((usual, ""), (other, "mkdocs"))]

    assert trees[0] == trees[1]
    assert len(trees[0].splitlines()) > 100


WITHOUT = """
import sys
from importlib.machinery import PathFinder

class Without(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == {gone!r}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Without)
"""


def _published(root: Path, gone: str) -> str:
    """Publish an edition as if a package were not installed; return the files of the branch."""
    hidden = root.parent / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(WITHOUT.format(gone=gone))
    run = "import sys; from emn_site.cli.program import main; sys.exit(main())"
    command = [sys.executable, "-c", run, "publish", "latest", "--trial", "--push"]
    subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(hidden)}, check=True)
    return git(root.parent / "published.git", "ls-tree", "-r", "gh-pages")


def _pages(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text() for file in site.rglob("*.html")}
