"""Who leaves takes all of the site along in one archive, and what is in it can be verified and served."""

import subprocess
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest

from emn_site.content.load import load_site
from emn_site.editions.departure import write_departure
from emn_site.editions.repository import Repository
from tests.browser.pages_server import serving
from tests.editions.workshop import git, published, tree
from tests.refusals import refused


@pytest.fixture
def bag(root: Path, tmp_path: Path) -> Path:
    """An archive of a site with two editions, opened again."""
    published(root, "latest")
    published(root, "2026")
    write_departure(load_site(root), Repository(root), "origin", tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        packed.extractall(tmp_path / "bag")
    (base,) = (tmp_path / "bag").iterdir()  # RFC 8493, section 4: one folder, called as the archive is
    assert base.name == "site"
    return base


def _is_sound(bag: Path, manifest: str) -> bool:
    command = ["sha256sum", "--check", "--quiet", "--strict", manifest]
    return subprocess.run(command, cwd=bag, capture_output=True, check=False).returncode == 0


def test_it_is_a_bag_in_which_a_changed_file_is_found_out(bag: Path) -> None:
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert _is_sound(bag, "manifest-sha256.txt")
    assert _is_sound(bag, "tagmanifest-sha256.txt")
    listed = {line.partition("  ")[2] for line in (bag / "manifest-sha256.txt").read_text().splitlines()}
    assert listed == {str(file.relative_to(bag)) for file in (bag / "data").rglob("*") if file.is_file()}

    (bag / "data/site/2026/index.html").write_text("Kas kita")

    assert not _is_sound(bag, "manifest-sha256.txt")


def test_its_editions_are_the_published_ones_to_the_byte(root: Path, bag: Path) -> None:
    git(bag / "data/site", "init", "--quiet")
    git(bag / "data/site", "add", "--all", "--force")

    assert git(bag / "data/site", "write-tree", "--prefix=2026/") == tree(root, "2026")
    assert f"Edition-2026: {tree(root, '2026')}" in (bag / "bag-info.txt").read_text()


def test_the_site_is_served_from_it_and_the_source_is_there(root: Path, bag: Path) -> None:
    with serving(bag / "data" / "site") as address, urlopen(f"{address}latest/en/") as answer:
        assert answer.status == 200
    study = "docs/lt/studies/2022/first-study.md"
    assert (bag / "data/source" / study).read_bytes() == (root / study).read_bytes()


def test_a_page_says_in_each_language_how_to_serve_it(bag: Path) -> None:
    page = (bag / "data/index.html").read_text()

    assert '<section lang="lt">' in page
    assert '<section lang="en">' in page
    assert "https://" in page


def test_where_nothing_is_published_there_is_nothing_to_take_along(root: Path, tmp_path: Path) -> None:
    with refused("[nothing-published]"):
        write_departure(load_site(root), Repository(root), None, tmp_path / "site.zip")

    assert not (tmp_path / "site.zip").exists()
