"""What the preview knows of the page that is looked at."""

from pathlib import Path

import pytest

from emn_site.cache.cache import NO_CACHE
from emn_site.editor.dev_server.preview import read_state

STUDY = "lt/studies/2022/first-study.md"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("studies/2022/first-study/", f"docs/{STUDY}"),
        ("en/studies/2022/first-study/", "docs/en/studies/2022/first-study.md"),
        ("", "docs/lt/index.md"),
        ("countries/lithuania/", ""),
        ("nowhere/", ""),
    ],
)
def test_a_page_knows_the_file_of_its_text(healthy: Path, address: str, file: str) -> None:
    assert read_state(healthy, NO_CACHE).file(address) == file


def test_a_text_that_cannot_be_read_is_still_the_pages_own(healthy: Path) -> None:
    (healthy / "docs" / STUDY).write_text("no front matter")

    assert read_state(healthy, NO_CACHE).file("studies/2022/first-study/") == f"docs/{STUDY}"
