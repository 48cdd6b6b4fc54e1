"""A text of its own: no title that another of its kind has, and more than words that hold the place."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site

TODAY = date(2026, 1, 1)
LT, EN = (f"docs/{language}/studies/2022/first-study.md" for language in ("lt", "en"))
TEXT = "Prašymų buvo 1 500, arba 3,5 proc."


@pytest.mark.parametrize(
    ("body", "is_placeholder"),
    [
        ("Čia bus tekstas.", True),
        ("Text goes here", True),
        ("Lorem ipsum dolor sit amet.", True),
        (TEXT, False),
    ],
)
def test_a_body_that_only_holds_the_place_is_placeholder(
    healthy: Path, body: str, is_placeholder: bool
) -> None:
    file = healthy / LT
    file.write_text(file.read_text().partition("## Svarbiausia")[0] + f"{body}\n")

    found = [one for one in checks.check_site(healthy, TODAY).problems if one.code == "placeholder"]

    assert [(one.path, dict(one.values)["key"]) for one in found] == (
        [(LT, "text")] if is_placeholder else []
    )


def test_two_works_of_one_title_are_told(healthy: Path) -> None:
    second = healthy / EN.replace("first-study", "english-only")
    title = load_site(healthy).by_path["studies/2022/first-study"].versions["en"].head.title

    old = load_site(healthy).by_path["studies/2022/english-only"].original.head.title
    second.write_text(second.read_text().replace(old, title))

    (found,) = [one for one in checks.check_site(healthy, TODAY).problems if one.code == "said-twice"]
    assert dict(found.values)["value"] == title
