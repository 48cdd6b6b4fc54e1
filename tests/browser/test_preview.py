"""What an editor sees while writing: the saved words at once, and what is wrong over the page."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from emn_site.editor.forms import interface
from tests.browser.preview_server import previewing
from tests.sites import ROOT, project_of

STUDY = "docs/lt/studies/2022/first-study.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project to write in."""
    return project_of("healthy", tmp_path)


@pytest.fixture
def written(project: Path, browser: Browser) -> Iterator[tuple[Path, Page]]:
    """The file of a study, and its page as it is previewed."""
    yield from _previewed(project, browser, "studies/2022/first-study/")


def _previewed(root: Path, browser: Browser, address: str) -> Iterator[tuple[Path, Page]]:
    with previewing(root) as base, browser.new_context(base_url=base) as context:
        page = context.new_page()
        page.goto(address)
        yield root / STUDY, page


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_editing_in_the_browser_is_there_once_its_program_is(project: Path, browser: Browser) -> None:
    with previewing(project) as base, browser.new_context(base_url=base) as context:
        page = context.new_page()
        answer = page.goto("admin/")
        assert answer and answer.status == 404

        shutil.copy(ROOT / "package-lock.json", project)
        (project / interface.FOLDER).parent.mkdir(exist_ok=True)
        (project / interface.FOLDER).symlink_to(interface.install_program(ROOT).parent)
        page.goto("admin/")

        page.get_by_role("button", name="Access Token").wait_for()


def test_what_is_saved_is_seen_without_asking(written: tuple[Path, Page]) -> None:
    file, page = written
    expect(page.get_by_role("heading", level=1)).to_have_text("Pirmoji studija")

    _change(file, "Pirmoji studija", "Perrašyta studija")

    expect(page.get_by_role("heading", level=1)).to_have_text("Perrašyta studija", timeout=10_000)


def test_a_mistake_is_said_over_the_page_and_goes_when_it_is_mended(written: tuple[Path, Page]) -> None:
    file, page = written

    _change(file, "summary:", "sumary:")

    notice = page.get_by_role("alert")
    expect(notice).to_contain_text(re.compile(rf"{STUDY}:\d+"), timeout=10_000)
    expect(notice).to_contain_text("sumary")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pirmoji studija")

    _change(file, "sumary:", "summary:")

    expect(notice).to_have_count(0, timeout=10_000)


def test_a_mistake_that_needs_the_whole_site_follows(written: tuple[Path, Page]) -> None:
    file, page = written

    _change(file, "countries/lithuania.md", "countries/lithuanai.md")

    expect(page.get_by_role("alert")).to_contain_text("lithuanai", timeout=30_000)


def test_it_starts_on_a_site_with_mistakes(project: Path, browser: Browser) -> None:
    (project / "data/topics.yml").write_text("- asylum\n - return\n")

    for _, page in _previewed(project, browser, "studies/2022/first-study/"):
        expect(page.get_by_role("alert")).to_contain_text("data/topics.yml:", timeout=10_000)


def test_it_starts_where_not_even_the_settings_can_be_read(project: Path, browser: Browser) -> None:
    settings = project / "data/site.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text("locales: lt\n")

    for _, page in _previewed(project, browser, ""):
        expect(page.get_by_role("alert")).to_contain_text("data/site.yml:", timeout=10_000)
        settings.write_text(before, encoding="utf-8")
        expect(page.get_by_role("banner")).to_be_visible(timeout=10_000)


def test_what_is_no_page_follows(written: tuple[Path, Page]) -> None:
    _, page = written
    base = page.url.partition("studies/")[0]

    for _ in range(100):
        if page.request.get(f"{base}search-index/lt.json").ok:
            break
        time.sleep(0.2)

    assert page.request.get(f"{base}feed.xml").ok
    assert page.request.get(f"{base}assets/stylesheets/text.css").ok
    assert page.request.get(f"{base}../../etc/passwd").status == 404
    assert page.request.get(f"{base}..%2f..%2fetc/passwd").status == 404
