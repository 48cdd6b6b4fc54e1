"""A text names the countries of a role; they are listed from the data and lead to their pages."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from emn_site import checks
from tests.checks.test_problems import TODAY
from tests.pages.transforms.reading import added_to_study, page_of


def _listed(root: Path, name: str) -> list[tuple[str, str]]:
    tree = lxml_html.fromstring(page_of(root, "studies/2022/first-study", "lt"))
    (found,) = (listed for listed in tree.iter("ul") if listed.get("aria-label") == name)
    return [(str(link.text), str(link.get("href"))) for link in found.iter("a")]


@pytest.mark.parametrize(
    ("role", "name", "link"),
    [("member_state", "Lietuva", "lithuania"), ("observer", "Norvegija", "norway")],
)
def test_the_countries_of_a_role_lead_to_their_pages(healthy: Path, role: str, name: str, link: str) -> None:
    added_to_study(healthy, f"![Šalys](countries:{role})")

    assert _listed(healthy, "Šalys") == [(name, f"../../../countries/{link}/")]


def test_a_country_that_changes_its_role_changes_lists(healthy: Path) -> None:
    added_to_study(healthy, "![Šalys](countries:member_state)")
    norway = healthy / "data/countries/norway.yml"
    norway.write_text(norway.read_text().replace("role: observer", "role: member_state"))

    assert [name for name, _ in _listed(healthy, "Šalys")] == ["Lietuva", "Norvegija"]


@pytest.mark.parametrize("role", ["", "observers", "LT", "member_state?from=2020"])
def test_a_role_that_is_none_is_a_problem(healthy: Path, role: str) -> None:
    added_to_study(healthy, f"![Šalys](countries:{role})")

    found = [one.code for one in checks.check_site(healthy, TODAY).problems if not one.is_warning]

    assert found == ["countries-unknown"]
