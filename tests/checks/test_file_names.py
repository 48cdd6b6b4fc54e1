"""A file in a wrong place is told once, and nothing that follows from its place."""

import re
from pathlib import Path

import pytest

from emn_site import checks
from tests.checks.test_problems import TODAY

ELSEWHERE = "docs/en/studies/2022/english-only.md"


def _problems(root: Path, *files: str) -> list[tuple[str, str]]:
    text = (root / ELSEWHERE).read_text().replace("[the first study](first-study.md)", "the first study")
    for number, file in enumerate(files):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(re.sub('title: "(.*)"', rf'title: "\1 {number}"', text))
    return [(one.code, one.path) for one in checks.check_site(root, TODAY).problems if one.path in files]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("docs/en/study/2022/name.md", "unknown-folder"),
        ("docs/en/studies/name.md", "misplaced-file"),
        ("docs/en/studies/20226/name.md", "misplaced-file"),
        ("docs/en/studies/twenty/name.md", "misplaced-file"),
        ("docs/studies/2022/name.md", "misplaced-file"),
        ("docs/eng/studies/2022/name.md", "language-unlisted"),
        ("docs/EN/studies/2022/name.md", "file-name"),
        ("docs/en/studies/2022/name.MD", "file-name"),
        ("docs/en/studies/2022/name.md.md", "file-name"),
        ("docs/en/studies/2022/name.txt", "not-markdown"),
    ],
)
def test_a_wrong_place_is_one_message(healthy: Path, file: str, code: str) -> None:
    assert _problems(healthy, file) == [(code, file)]


def test_a_wrong_folder_is_one_message_for_all_its_files(healthy: Path) -> None:
    files = [f"docs/en/reports/2022/{name}.md" for name in ("one", "two", "three")]

    assert [code for code, _ in _problems(healthy, *files)] == ["unknown-folder"]
