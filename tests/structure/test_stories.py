"""What a newcomer does by data alone touches few files and leaves nothing wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.stories.__main__ import STORIES, TODAY, touched
from emn_site import checks


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_a_story_ends_well(healthy: Path, story: Callable[[Path], None]) -> None:
    files = touched(healthy, story)

    assert files and all(file.startswith(("data/", "docs/")) for file in files)
    assert [one for one in checks.check_site(healthy, TODAY).problems if not one.is_warning] == []
