"""A bare number that is exactly one value is proposed as a quotation; whatever has two readings is not."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.editor.figure_proposals import figure_proposals
from emn_site.model.shapes import NO_BREAK
from tests.sites import copy_of

TEXT = "docs/en/studies/2018/attracting-and-retaining-students.md"
VALUE = "figure:LT/asylum_applicants/2021"


def _proposed(tmp_path: Path, paragraph: str) -> list[str]:
    root = copy_of("network", tmp_path)
    file = root / TEXT
    file.write_text(f"{file.read_text().rstrip()}\n\nFirst line,\n{paragraph}\n")
    last = len(file.read_text().splitlines())
    found = [one for one in figure_proposals(load_site(root)) if one.file == TEXT and one.line >= last - 1]
    assert {one.line for one in found} <= {last}
    return [one.link for one in found]


@pytest.mark.parametrize("number", ["3 940", "3\u00a0940", "3940"])
def test_a_number_with_its_year_is_proposed(tmp_path: Path, number: str) -> None:
    assert _proposed(tmp_path, f"in 2021 some {number} people asked.") == [
        f"[{number.replace(NO_BREAK, ' ')}]({VALUE})"
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "in 2019 some 3 940 people asked.",
        "some 3 940 people asked.",
        f"in 2021 some [3 940]({VALUE}) people asked.",
        "in 2021 some 13 940 people asked.",
        "in 2021 some 3 940 000 people asked.",
        "in 2021 some 3 940.5 people asked.",
        "in 2021 under No. A3940.",
        "in 2021 it rose by 3 940 per cent.",
        "in 2021 `3 940` people asked.",
    ],
)
def test_another_number_is_not(tmp_path: Path, paragraph: str) -> None:
    assert _proposed(tmp_path, paragraph) == []
