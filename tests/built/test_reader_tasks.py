"""What readers come for is three clicks from the home page, and no page is without a link from another."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from tests.built.pages import BuiltPage, read_pages, resolve

TASKS = yaml.safe_load(Path(__file__).with_name("reader_tasks.yml").read_text(encoding="utf-8"))
MOST = 3
NOWHERE = ("404.html", "embed/")
"""Pages that are led to from elsewhere only: from servers, and from other websites."""


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    return {
        address: page
        for address, page in read_pages(built_site).items()
        if not address.startswith(NOWHERE) and not _is_redirect(page)
    }


def _is_redirect(page: BuiltPage) -> bool:
    return 'http-equiv="refresh"' in page.html


def _linked(pages: Mapping[str, BuiltPage], address: str) -> Iterator[str]:
    """Yield the pages that a page links to."""
    for link in pages[address].links:
        target, _ = resolve(address, link) or ("", "")
        if target in pages and target != address:
            yield target


def _clicks(pages: Mapping[str, BuiltPage], home: str) -> dict[str, int]:
    """Return the fewest clicks from a home page to each page that can be reached."""
    found, waiting = {home: 0}, [home]
    for address in waiting:
        for target in _linked(pages, address):
            if target not in found:
                found[target] = found[address] + 1
                waiting.append(target)
    return found


def test_there_are_forty_tasks() -> None:
    assert len(TASKS) == 40


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_task_is_done_in_three_clicks(pages: dict[str, BuiltPage], prefix: str) -> None:
    clicks = _clicks(pages, prefix)

    far = {one["task"]: clicks.get(prefix + one["page"]) for one in TASKS}
    assert {task: found for task, found in far.items() if found is None or found > MOST} == {}


def test_every_page_is_linked_from_another_than_its_translation(pages: dict[str, BuiltPage]) -> None:
    linked = {
        target
        for address in pages
        for target in _linked(pages, address)
        if target.removeprefix("en/") != address.removeprefix("en/")
    }

    assert set(pages) - linked == set()
