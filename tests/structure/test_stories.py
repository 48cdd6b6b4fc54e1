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


def test_a_kind_of_page_is_a_folder_a_row_and_a_line_in_the_table(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    files = touched(root, program.add_kind)

    assert [file for file in files if file.startswith("emn_site/")] == [
        "emn_site/content/registry.py",
        "emn_site/model/events.py",
        "emn_site/pages/events/events.html.jinja",
        "emn_site/pages/events/kind.py",
        "emn_site/pages/kinds.py",
    ]
    assert errors(root) == []


def test_a_data_file_is_a_row_a_model_and_what_its_page_shows(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    files = touched(root, program.add_data_file)

    assert [file for file in files if file.startswith("emn_site/")] == [
        "emn_site/content/registry.py",
        "emn_site/model/associates.py",
        "emn_site/pages/contacts/contacts.html.jinja",
        "emn_site/pages/contacts/kind.py",
    ]
    assert errors(root) == []


def test_a_colour_of_charts_stands_in_one_file(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    files = touched(root, program.change_chart_colours)

    assert files == ["overrides/styles/drawing.css"]
    assert light_colours(root)["series-0"] == "#0a5c36"
