"""The scripts in the repository are what their sources give (tools/bundle_scripts.mjs)."""

from pathlib import Path

from emn_site.locale.templates import THEME
from tools.lint_scripts import install_programs, run_program


def _scripts(folder: Path) -> dict[str, str]:
    files = [*(folder / "assets" / "javascripts").iterdir(), *folder.glob("search-worker.*")]
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_the_scripts_are_what_their_sources_give(tmp_path: Path) -> None:
    assert install_programs()

    assert run_program("node", "tools/bundle_scripts.mjs", str(tmp_path)) == 1
    assert _scripts(tmp_path) == _scripts(THEME)


def test_what_no_source_gives_any_more_is_removed(tmp_path: Path) -> None:
    assert install_programs()
    run_program("node", "tools/bundle_scripts.mjs", str(tmp_path))
    left = tmp_path / "assets" / "javascripts" / "former.js"
    left.write_text("1")

    assert run_program("node", "tools/bundle_scripts.mjs", str(tmp_path)) == 1
    assert not left.exists()
    assert run_program("node", "tools/bundle_scripts.mjs", str(tmp_path)) == 0
