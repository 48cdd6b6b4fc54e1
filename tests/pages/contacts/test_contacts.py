"""The publisher says how to be reached; what it has not said is shown to no reader and told to editors."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.editor.dashboard import pending_groups
from emn_site.locale import for_locale
from emn_site.pages import make_pages
from emn_site.pages.layout import PageEdition, layout_page
from tests.pages.transforms.reading import BASE, STUDY, view_of

TODAY = date(2026, 6, 1)
FILES = {
    "data/people.yml": "coordinator: {email: ona@example.org}\n",
    "data/lt/people.yml": "coordinator: {name: Ona Onaitė, role: Koordinatorė}\n",
    "data/en/people.yml": "coordinator: {name: Ona Onaitė, role: Coordinator}\n",
    "data/partners.yml": "ministry: {site: https://ministry.example.org, logo: assets/ministry.svg}\n",
    "data/lt/partners.yml": "ministry: Ministerija\n",
    "data/en/partners.yml": "ministry: The Ministry\n",
    "docs/assets/ministry.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>\n',
}


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site whose publisher has said everything."""
    for file, text in FILES.items():
        (healthy / file).parent.mkdir(exist_ok=True)
        (healthy / file).write_text(text, encoding="utf-8")
    settings = healthy / "data" / "site.yml"
    text = settings.read_text(encoding="utf-8").replace("contact:\n", "contact:\n  telephone: +37050000\n", 1)
    more = "grant_number: G-1\nshare_with: {Forum: 'https://forum.example.org/?u={address}'}\n"
    settings.write_text(text + more, encoding="utf-8")
    return healthy


def _shown(root: Path, path: str, edition: str = "") -> str:
    site = load_site(root)
    page = make_pages(site).by_place[path, "en"]
    return layout_page(for_locale(site, "en"), page, PageEdition(BASE, BASE, edition))


def test_what_is_known_is_on_the_page_of_contacts(root: Path) -> None:
    page = _shown(root, "contacts")

    assert checks.check_site(root, TODAY).errors == []
    assert [one.path for one in checks.check_site(root, TODAY).problems if one.code == "image-unused"] == []
    for known in ("+37050000", "Ona Onaitė", "Coordinator", "mailto:ona@example.org", "The Ministry"):
        assert known in page


def test_what_is_not_known_is_shown_to_nobody_and_told_to_editors(healthy: Path) -> None:
    page = _shown(healthy, "contacts")
    waits = {
        group.code: [thing.text for thing in group.things]
        for group in pending_groups(load_site(healthy), TODAY, None)
    }

    assert "Telephone" not in page
    assert "People" not in page
    assert "data/site.yml: contact.telephone" in waits["status-unset"]
    assert "data/people.yml: people" in waits["status-unset"]


def test_a_placeholder_of_an_address_is_told_to_editors(healthy: Path) -> None:
    waits = {
        group.code: [thing.text for thing in group.things]
        for group in pending_groups(load_site(healthy), TODAY, None)
    }

    assert "data/site.yml: address" in waits["status-unset"]


def test_contacts_are_in_the_menu(healthy: Path) -> None:
    assert "en/contacts/" in [link.url for link in view_of(load_site(healthy), "index", "en").sections]


def test_partners_and_the_grant_stand_at_the_foot(root: Path) -> None:
    foot = _shown(root, "contacts").partition('<footer class="emn-footer"')[2]

    assert '<img src="../../assets/ministry.svg" alt="The Ministry"' in foot
    assert "Grant number: G-1." in foot


def test_a_logo_that_is_not_there_is_a_problem(root: Path) -> None:
    (root / "docs/assets/ministry.svg").unlink()

    (found,) = checks.check_site(root, TODAY).errors

    assert (found.path, found.code) == ("data/partners.yml", "file-missing")


def test_a_mistake_is_told_by_a_letter_with_page_and_edition(root: Path) -> None:
    path = STUDY.removeprefix("docs/lt/").removesuffix(".md")
    page = _shown(root, path, "2026")

    assert "mailto:contact@example.org?subject=Error%3A%20" in page
    assert "Edition%3A%202026" in page
    assert page.index("?subject=Error%3A%20") < page.index("/issues/new?title=")


def test_a_private_repository_is_linked_from_no_page(root: Path) -> None:
    settings = root / "data" / "site.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "is_repository_public: false\n", encoding="utf-8"
    )
    path = STUDY.removeprefix("docs/lt/").removesuffix(".md")

    for shown in (_shown(root, path), _shown(root, "countries/norway")):
        assert "github.example" not in shown


def test_a_page_is_shared_by_plain_links(root: Path) -> None:
    page = _shown(root, "contacts")

    assert (
        f"https://forum.example.org/?u={BASE.replace(':', '%3A').replace('/', '%2F')}en%2Fcontacts%2F" in page
    )
