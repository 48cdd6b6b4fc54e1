"""Editing in the browser: a text is made, translated and corrected, and `check` has nothing against it.

The folder that an editor picks is the browser's own file system, as a test cannot answer the dialog.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.content.tree_html import write_html
from emn_site.content.writer import apply_edits
from emn_site.editor.mending import mend_site
from tests.browser.editing_desk import editing
from tests.sites import project_of

STUDY = "studies/2022/first-study.md"
BODY = """## {key_points}

- {finding}[^1]

| 2023 | 2024 |
|-----:|-----:|
| 1    | 2    |

[^1]: {note} [BNS](https://example.org/a_b).
"""


@dataclass
class Desk:
    """An editor's browser, and the project whose files are picked in it."""

    page: Page
    root: Path

    def field(self, key: str) -> Locator:
        """Return the field of a key, in the pane that was opened last."""
        return self.page.locator(f'[data-key-path="{key}"]').last

    def write(self, key: str, words: str) -> None:
        """Type words into a field."""
        self.field(key).locator("input, textarea").first.fill(words)

    def save(self) -> set[str]:
        """Save, take the files over into the project, and return those that have changed."""
        self.page.get_by_role("button", name="Save").click()
        expect(self.page.get_by_text("Entry saved.")).to_be_visible()
        changed = set()
        for path, text in self.page.evaluate("takeFiles()").items():
            file = self.root / path
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
                changed.add(path)
        return changed


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[Desk]:
    root = project_of("healthy", tmp_path)
    with editing(browser, load_site(root)) as page:
        yield Desk(page, root)


def _codes(root: Path) -> set[str]:
    return {problem.code for problem in checks.check_site(root, date(2026, 1, 1)).problems}


def _fill_in(desk: Desk, title: str, summary: str, **body: str) -> None:
    desk.write("title", title)
    desk.write("summary", summary)
    desk.write("body", BODY.format(**body))
    desk.field("title_status").get_by_text("our translation").click()


def test_a_study_is_made_and_translated_and_check_names_what_is_left(desk: Desk) -> None:
    desk.page.goto("admin/#/collections/study_lt/new")
    more = {"key_points": "Svarbiausia", "finding": "Viena.", "note": "Pagal"}
    _fill_in(desk, "Nauja studija: kas # ir kaip", "Ką žinome.", **more)
    desk.write("published", "2024-05")
    desk.field("topics").locator("label, [role=checkbox]").first.click()
    desk.page.get_by_role("radio", name="English").last.click()
    desk.page.get_by_role("button", name="Enable").click()
    _fill_in(desk, "A new study", "What we know.", key_points="Key points", finding="One.", note="After")

    changed = desk.save()

    path = "studies/2024/nauja-studija-kas-ir-kaip.md"
    assert changed == {f"docs/lt/{path}", f"docs/en/{path}"}
    assert _codes(desk.root) == {"translation-unmarked", "seen-missing"}  # where its facts were seen
    apply_edits(desk.root, mend_site(load_site(desk.root)).edits)
    assert _codes(desk.root) == {"seen-missing"}


def test_a_word_that_is_corrected_changes_nothing_else(desk: Desk) -> None:
    before = load_site(desk.root).by_path[STUDY.removesuffix(".md")]
    desk.page.goto("admin/#/collections/study_lt")
    desk.page.get_by_text("Pirmoji studija").first.click()
    desk.write("title", "Pirmoji mūsų studija")

    changed = desk.save()

    after = load_site(desk.root).by_path[STUDY.removesuffix(".md")]
    assert changed <= {f"docs/lt/{STUDY}", f"docs/en/{STUDY}"}
    assert after.versions["lt"].head.title == "Pirmoji mūsų studija"
    written = [write_html(one.versions["lt"].text.tree()) for one in (before, after)]
    assert written[0] == written[1]
    assert after.versions["en"].head == before.versions["en"].head
    assert _codes(desk.root) == {"translation-outdated"}


def test_a_form_asks_for_what_must_be_there_in_its_form(desk: Desk) -> None:
    desk.page.goto("admin/#/collections/study_lt/new")
    desk.write("title", "Studija")
    desk.write("published", "2024 m.")
    desk.page.get_by_role("button", name="Save").click()

    # The summary, the date, the topics and the text.
    expect(desk.page.get_by_role("alert")).to_contain_text("4 fields have errors")
