"""Biome reads the scripts and knows the words that no name has (`tools/script_names.grit`)."""

import json
from pathlib import Path

import pytest

from tests.sites import ROOT
from tests.structure.test_names import FORMER
from tools.lint_scripts import install_programs, run_program


def test_a_script_is_held_to_the_words_of_the_package(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert install_programs()
    rule = ROOT / "tools" / "script_names.grit"
    (tmp_path / "biome.json").write_text(json.dumps({"plugins": [str(rule)]}))
    (tmp_path / "names.js").write_text(
        "".join(f"export const {word} = {{ is{word.title()}: 1, known: 2 }}\n" for word in sorted(FORMER))
    )

    lint = ("biome", "lint", "--colors=off", "--max-diagnostics=200", f"--config-path={tmp_path}")
    assert run_program(*lint, str(tmp_path / "names.js")) != 0

    assert capfd.readouterr().err.count("names.js:") == 2 * len(FORMER)
