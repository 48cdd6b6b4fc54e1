"""The wheel brings all that a site needs of the generator."""

import zipfile
from pathlib import Path

import pytest

from emn_site.content import registry
from tests.sites import ROOT
from tools.make_wheel import make_wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of these files."""
    return make_wheel(tmp_path_factory.mktemp("wheel"))


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_has_every_file_of_the_package_and_what_a_site_begins_with(wheel: Path) -> None:
    names = _names(wheel)
    files = [path for folder in ("emn_site", "emn_mkdocs") for path in (ROOT / folder).rglob("*")]
    sources = [path.relative_to(ROOT).as_posix() for path in files if path.is_file()]

    assert [name for name in sources if not name.endswith(".pyc") and name not in names] == []
    for name in ("build.py", "requirements.txt", "data/countries/greece.yml", "data/dictionaries/lt.json"):
        assert f"emn_site/start/{name}" in names


def test_it_has_nothing_that_is_about_this_site_alone(wheel: Path) -> None:
    own = [row.path for row in registry.ROWS if row.is_own and row.model]
    own += [row.words_path(language) for row in registry.ROWS if row.is_own for language in ("lt", "en")]

    assert {f"emn_site/start/{path}" for path in own} & _names(wheel) == set()


def test_the_same_files_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert make_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_mkdocs_and_a_shell_find_what_they_call(wheel: Path) -> None:
    (entries,) = [name for name in _names(wheel) if name.endswith("entry_points.txt")]
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(entries).decode()

    assert "emn-site = emn_site.cli.program:main" in text
    assert "[mkdocs.plugins]\nemn = emn_mkdocs.plugin:EmnPlugin" in text
    assert "[mkdocs.themes]\nemn = emn_mkdocs.theme" in text
