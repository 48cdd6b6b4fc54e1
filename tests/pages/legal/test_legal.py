"""The legal pages state what the publisher has said, and nothing where it has said nothing."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.editor.dashboard import pending_groups
from emn_site.locale import for_locale
from emn_site.pages import kinds, make_pages
from emn_site.pages.layout import PageEdition, layout_page
from tests.pages.transforms.reading import BASE

TODAY = date(2026, 6, 1)
STATED = """controller: "The office, 1 First Street"
host: "A host"
host_statement: https://host.example.org/privacy
complaint_body: "The ombudsman"
"""


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site with legal pages, and with what its publisher states in English."""
    for name in ("privacy", "accessibility"):
        for language, head in (("lt", ""), ("en", "translation: {of: lt}\n")):
            file = healthy / "docs" / language / "about" / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                f'---\ntitle: "{name}"\nsummary: "Apie."\n{head}---\n\nTekstas.\n', encoding="utf-8"
            )
    (healthy / "data" / "en" / "legal.yml").write_text(STATED, encoding="utf-8")
    return healthy


def _page(root: Path, name: str, language: str = "en") -> str:
    return make_pages(load_site(root)).by_place[f"about/{name}", language].html()


def test_what_is_stated_stands_below_the_text(root: Path) -> None:
    page = _page(root, "privacy")

    assert checks.check_site(root, TODAY).errors == []
    assert page.index("Tekstas.") < page.index("<dt>Controller</dt><dd>The office, 1 First Street</dd>")
    assert '<a href="https://host.example.org/privacy">A host</a>' in page
    assert "The ombudsman" in _page(root, "accessibility")


def test_what_is_not_stated_is_not_shown(root: Path) -> None:
    assert "Supervisory authority" not in _page(root, "privacy")
    assert "<dl" not in _page(root, "privacy", "lt")


def test_what_is_not_stated_is_told_to_editors(root: Path) -> None:
    (waits,) = (
        group for group in pending_groups(load_site(root), TODAY, None) if group.code == "status-unset"
    )
    things = [thing.text for thing in waits.things]

    assert "data/en/legal.yml: authority" in things
    assert "data/en/legal.yml: controller" not in things


def test_a_site_without_such_a_text_has_no_such_page(healthy: Path) -> None:
    assert kinds.kind_of(for_locale(load_site(healthy), "en"), "about/privacy") is None


def test_a_trial_says_so_on_every_page_and_is_kept_from_search_engines(root: Path) -> None:
    site = load_site(root)
    page, locale = make_pages(site).by_place["about/privacy", "en"], for_locale(site, "en")

    shown = layout_page(locale, page, PageEdition(BASE, BASE, "latest", is_trial=True))
    usual = layout_page(locale, page, PageEdition(BASE, BASE, "latest"))

    assert "This is a trial of the site" in shown
    assert shown.count('<meta name="robots" content="noindex">') == 1
    assert "trial" not in usual
    assert "noindex" not in usual
