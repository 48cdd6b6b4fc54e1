"""What the database of vulnerabilities says is told; what it could not be asked about has not passed."""

import json

import pytest

from emn_site.commands.packages import NOT_ASKED, judged
from tests.sites import ROOT

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
SKIPPED = {"name": "unknown", "skip_reason": "could not be audited"}
VULNERABLE = {
    "name": "torn",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": "…"}],
}


def _answer(*packages: dict[str, object]) -> str:
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
    answer: str, code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(ROOT, answer) == code
    assert sentence in "".join(capsys.readouterr())


def test_pandoc_is_the_same_for_editors_and_in_the_tests() -> None:
    of_word, of_tests = (
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("requirements-word.txt", "requirements-test.txt")
    )

    assert of_word.removeprefix("-r requirements.txt\n") in of_tests
