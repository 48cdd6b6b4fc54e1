"""All contact points stand on one page, each with its country, site and source."""

from datetime import date
from pathlib import Path

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.pages import kinds
from tests.pages.transforms.reading import page_of

POINT = "contact_point:\n  site: https://point.example.org\n  source: https://source.example.org\n"


def _with_point(root: Path, point: str) -> None:
    facts = root / "data" / "countries" / "norway.yml"
    facts.write_text(
        facts.read_text(encoding="utf-8").replace("figures:", f"{point}figures:", 1), encoding="utf-8"
    )
    for language in ("lt", "en"):
        words = root / "data" / language / "countries" / "norway.yml"
        words.parent.mkdir(exist_ok=True)
        before = words.read_text(encoding="utf-8") if words.exists() else ""
        words.write_text(f'contact_point: "The Directorate"\n{before}', encoding="utf-8")


def test_a_contact_point_is_named_with_site_and_source(healthy: Path) -> None:
    _with_point(healthy, POINT)
    page = page_of(healthy, "contact-points", "en")

    assert checks.check_site(healthy, date(2026, 6, 1)).errors == []
    assert ">Norway</a></dt><dd>The Directorate<br>" in page
    assert '<a href="https://point.example.org">point.example.org</a>' in page
    assert 'class="emn-source" href="https://source.example.org"' in page
    assert '/contact-points/"' in page_of(healthy, "countries/index", "en")


def test_who_only_signed_is_not_called_a_contact_point(healthy: Path) -> None:
    _with_point(healthy, f"{POINT}  is_named: false\n")

    assert "Signatory of the arrangement: The Directorate" in page_of(healthy, "contact-points", "en")


def test_where_none_is_known_there_is_no_such_page(healthy: Path) -> None:
    assert kinds.kind_of(for_locale(load_site(healthy), "en"), "contact-points") is None
