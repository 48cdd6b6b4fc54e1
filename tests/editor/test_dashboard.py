"""What waits is told, each thing under what it waits for."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from emn_site.cli import content, editing
from emn_site.content.load import load_site
from emn_site.editor import dashboard
from tests.editor.test_editing import FIRST, _committed, _options
from tests.sites import HERE, ROOT

TODAY = date(2026, 1, 1)


def _waiting(root: Path, published: date | None = None) -> dict[str, tuple[str, ...]]:
    return {
        found.code: _texts(found) for found in dashboard.pending_groups(load_site(root), TODAY, published)
    }


def _texts(found: dashboard.PendingGroup) -> tuple[str, ...]:
    return tuple(thing.text for thing in found.things)


def test_drafts_translations_and_withdrawn_publications_are_told(healthy: Path) -> None:
    editing.new(healthy, _options(title="Nauja"))
    original = healthy / f"docs/lt/{FIRST}.md"
    original.write_text(original.read_text().replace("Prašymų buvo", "Iš viso prašymų buvo"))

    found = _waiting(healthy)

    assert found["status-drafts"] == ("studies/2022/nauja",)
    assert found["status-outdated"] == (f"{FIRST} (en)",)
    assert "studies/2022/nauja (en)" in found["status-missing"]
    assert "status-withdrawn" not in found


def test_a_work_elsewhere_without_an_address_waits_for_one(healthy: Path) -> None:
    original = healthy / f"docs/lt/{FIRST}.md"
    original.write_text(original.read_text().replace("\nseen:", "\nextent: summary\nseen:"))

    assert _waiting(healthy)["status-no-address"] == (FIRST,)


def test_publications_without_a_pdf_are_told(healthy: Path) -> None:
    assert FIRST in _waiting(healthy)["status-no-pdf"]

    original = healthy / f"docs/lt/{FIRST}.md"
    address = "pdf: {lt: https://example.org/first-study.pdf}"
    original.write_text(original.read_text().replace("---\n", f"---\n{address}\n", 1))

    assert FIRST not in _waiting(healthy).get("status-no-pdf", ())


def test_nothing_of_a_work_is_asked_of_an_event(healthy: Path) -> None:
    shutil.copytree(HERE / "announced", healthy, dirs_exist_ok=True)
    asked = _waiting(healthy)

    for code in ("status-no-pdf", "status-no-number", "status-title"):
        assert [one for one in asked.get(code, ()) if one.startswith(("news/", "events/", "training/"))] == []


def test_figures_that_are_due_are_told(healthy: Path) -> None:
    norway = healthy / "data" / "countries" / "norway.yml"
    norway.write_text(norway.read_text().replace("    values:", "    review_by: 2025-06-01\n    values:", 1))

    assert _waiting(healthy)["status-due"] == ("data/countries/norway.yml: population (2025-06-01)",)


def test_figures_in_doubt_are_told_with_their_periods(healthy: Path) -> None:
    norway = healthy / "data" / "countries" / "norway.yml"
    norway.write_text(norway.read_text().replace("{flags: [not_available]}", "100000"))

    assert _waiting(healthy)["status-doubted"] == ("NO: population (2022)",)


def test_a_publication_whose_day_has_come_is_told_with_its_day(healthy: Path) -> None:
    original = healthy / f"docs/lt/{FIRST}.md"
    original.write_text(original.read_text().replace("\ntopics:", "\npublish_on: 2025-12-30\ntopics:", 1))

    assert _waiting(healthy)["status-released"] == (f"{FIRST} (2025-12-30)",)
    assert "status-released" not in _waiting(healthy, published=date(2025, 12, 30))


def test_the_page_for_editors_says_of_which_day_it_is_since_what_waits_may_be_due_since(
    healthy: Path,
) -> None:
    page = dashboard.dashboard_page(load_site(healthy), "../", TODAY, None)

    assert "As of 1 January 2026" in page or "2026 m. sausio 1 d." in page


def test_the_command_says_it_in_words(healthy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content.status(healthy) == 0

    assert "Publications by language – lt: 1, en: 2" in (output := capsys.readouterr().out)
    assert "studies/2022/english-only (lt)" in output


def test_the_page_for_editors_leads_to_the_files_and_shows_what_an_original_has_changed(
    healthy: Path,
) -> None:
    _committed(healthy)
    original = healthy / f"docs/lt/{FIRST}.md"
    original.write_text(original.read_text().replace("Prašymų buvo", "Iš viso prašymų buvo"))

    page = dashboard.dashboard_page(load_site(healthy), "../", TODAY, None)

    assert f'/edit/main/docs/en/{FIRST}.md">{FIRST} (en)</a>' in page
    assert "<ins>Iš viso prašymų buvo" in page
    assert "<del>Prašymų buvo" in page


@pytest.mark.parametrize("workflow", ["links", "data"])
def test_the_page_for_editors_leads_to_what_the_last_checks_by_the_calendar_found(
    healthy: Path, workflow: str
) -> None:
    site = load_site(healthy)
    address = f"{site.settings.repository}/actions/workflows/{workflow}.yml"

    assert f'href="{address}"' in dashboard.dashboard_page(site, "../", TODAY, None)
    assert (ROOT / ".github" / "workflows" / f"{workflow}.yml").is_file()


def test_leading_figures_that_are_old_are_told(healthy: Path) -> None:
    site = load_site(healthy)
    then, now = (
        {g.code: _texts(g) for g in dashboard.pending_groups(site, day, None)}
        for day in (date(2000, 1, 1), TODAY)
    )

    assert "status-old" not in then
    assert any(line.startswith("data/countries/norway.yml: population (") for line in now["status-old"])
