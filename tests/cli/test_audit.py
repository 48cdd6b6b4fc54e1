"""What the database of vulnerabilities says is told; what it could not be asked about has not passed."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from emn_site.cli.audit import NOT_ASKED, judge_answer
from tests.sites import ROOT

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
SKIPPED = {"name": "unknown", "skip_reason": "could not be audited"}
VULNERABLE = {
    "name": "torn",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": "…"}],
}


def _answer(*packages: Mapping[str, object]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        (_answer(SOUND), 0, "1 packages asked about, none with a known vulnerability."),
        (_answer(SOUND, VULNERABLE), 1, "vulnerability, PYSEC-2026-1; it is mended in: 1.1."),
        (_answer(SKIPPED, VULNERABLE), 1, "torn 1.0 has a known vulnerability"),
        (_answer(SOUND, SKIPPED), NOT_ASKED, "asked about 1 of 2 packages only"),
        ("", NOT_ASKED, "counts neither as passed nor as failed"),
        ("Traceback", NOT_ASKED, "counts neither as passed nor as failed"),
    ],
)
def test_an_answer_is_told_and_only_a_whole_one_passes(
    answer: str, code: int, sentence: str, healthy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge_answer(healthy, answer) == code
    assert sentence in "".join(capsys.readouterr())


@pytest.mark.parametrize("extra", ["pdf", "word", "admin", "spelling"])
def test_what_editors_install_when_they_need_it_is_what_is_tested(extra: str) -> None:
    own, of_tests = (
        (ROOT / f"requirements-{name}.txt").read_text(encoding="utf-8") for name in (extra, "test")
    )

    assert own.startswith("-r requirements.txt\n")
    assert [pin for pin in re.split(r"\n(?=\w)", own)[1:] if pin.strip() not in of_tests] == []
