"""What of MkDocs a site may choose: another theme by name, and plugins of its own."""

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


def _pages(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text() for file in site.rglob("*.html")}
