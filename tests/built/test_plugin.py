"""The plugin `emn` does what the files of `hooks/` do: one implementation, whichever a site names."""

import re
from pathlib import Path

from tests.conftest import built
from tests.sites import project_of


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_site_with_the_plugin_and_the_theme_of_ours_is_the_same_to_the_byte(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    with_hooks = _files(built(tmp_path, root))
    settings = root / "mkdocs.yml"
    text = re.sub(r"(?m)^hooks:\n(?:  - .*\n)+", "", settings.read_text(encoding="utf-8"))
    text = text.replace("name: material", "name: emn").replace("plugins:\n", "plugins:\n  emn: {}\n")
    settings.write_text(text, encoding="utf-8")
    for file in (root / "hooks").iterdir():
        file.unlink()

    with_plugin = _files(built(tmp_path, root))

    assert with_plugin.keys() == with_hooks.keys()
    assert [name for name in with_hooks if with_plugin[name] != with_hooks[name]] == []
