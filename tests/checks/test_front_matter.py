"""What is typed in a front matter: where its remedy is certain, and the examples of its problems."""

from pathlib import Path

import pytest

from emn_site.checks import check_site
from tests.checks.test_problem_examples import EXAMPLES
from tests.checks.test_remedies import FOLDER, TODAY
from tests.sites import copy_of


def _codes(folder: Path, facts: dict[str, str]) -> dict[str, set[str]]:
    """Return the codes found in studies, by name, each with a front matter in which some lines are typed."""
    root = copy_of("healthy", folder)
    lines = (root / FOLDER / "first-study.md").read_text().split("\n")
    for name, words in facts.items():
        keys = {"number", *(line.partition(":")[0] for line in words.split("\n") if line[:1].isalpha())}
        remaining = [line for line in lines[1:] if line.partition(":")[0] not in keys]
        text = "\n".join(["---", words, *remaining])
        (root / FOLDER / f"{name}.md").write_text(text.replace("Pirmoji studija", f"Studija: {name}"))
    found: dict[str, set[str]] = {name: set() for name in facts}
    for one in check_site(root, TODAY).problems:
        found.setdefault(Path(one.path).stem, set()).add("+" + one.code if one.remedy else one.code)
    return found


def test_where_two_things_can_be_meant_no_remedy_is_written(tmp_path: Path) -> None:
    facts = {
        "fifth-or-sixth": "published: 05/06/2022",
        "no-such-day": "published: 2022-06-31",
        "one-or-two": "authors: Jonaitis, Jonas",
    }

    found = _codes(tmp_path, facts)

    assert {name: found[name] for name in facts} == {name: {"wrong-value"} for name in facts}


FRONT = {
    "author-order",
    "author-twice",
    "authors-together",
    "date-far",
    "date-in-future",
    "date-order",
    "duplicate-key",
    "placeholder",
    "quoted-title",
    "unknown-key",
    "unknown-topic",
    "unreadable-yaml",
    "wrong-value",
    "yaml-alias",
}
"""Problems whose example is lines of a front matter; what else they need stands in the healthy study."""

HEADS = {code: example for code, example in EXAMPLES.items() if code in FRONT}


@pytest.mark.parametrize("side", ["wrong", "right"])
def test_the_example_of_a_front_matter_brings_the_problem_about_or_ends_it(tmp_path: Path, side: str) -> None:
    found = _codes(tmp_path, {code: example[side] for code, example in HEADS.items()})

    for code in HEADS:
        has_it = {code, f"+{code}"} & found[code]
        assert bool(has_it) == (side == "wrong"), (code, found[code])
