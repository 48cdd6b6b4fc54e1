"""What a newcomer does touches few files and leaves nothing wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.stories import program
from benchmarks.stories.__main__ import STORIES, TODAY, errors, touched
from emn_site import checks
from emn_site.exports.style_bundles import light_colours
from tests.sites import project_of


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_story_of_data_ends_well(healthy: Path, story: Callable[[Path], None]) -> None:
    files = touched(healthy, story)

    assert files and all(file.startswith(("data/", "docs/")) for file in files)
    assert [one for one in checks.check_site(healthy, TODAY).problems if not one.is_warning] == []


APPEARS = [
    "data/events.yml",
    "data/lt/events.yml",
    "emn_site/model/own_data.py",
    "emn_site/pages/events/events.html.jinja",
    "emn_site/pages/events/kind.py",
    "emn_site/pages/kinds.py",
    "emn_site/words/en/words.yml",
]


def test_a_kind_of_page_appears_where_its_data_its_folder_and_its_names_are(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)

    assert touched(root, program.show_kind) == APPEARS
    assert errors(root) == []


def test_a_kind_of_page_is_whole_with_the_words_of_the_other_languages(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    words = ["data/en/events.yml", *(f"emn_site/words/{language}/words.yml" for language in ("lt", "pl"))]

    assert touched(root, program.add_kind) == sorted([*APPEARS, *words])
    assert errors(root) == []


def test_a_data_file_is_a_model_with_its_row_and_what_its_page_shows(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)

    assert touched(root, program.add_data_file) == [
        "data/associates.yml",
        "data/en/associates.yml",
        "data/lt/associates.yml",
        "emn_site/model/own_data.py",
        "emn_site/pages/contacts/contacts.html.jinja",
        "emn_site/pages/contacts/kind.py",
    ]
    assert errors(root) == []


def test_a_colour_of_charts_stands_in_one_file(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    files = touched(root, program.change_chart_colours)

    assert files == ["overrides/styles/drawing.css"]
    assert light_colours(root)["series-0"] == "#0a5c36"
