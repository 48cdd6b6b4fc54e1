"""Addresses of a former website lead into the newest edition: as files, by a script, and in nginx's words."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.exports.redirects import Server, nginx_configuration, old_address_files, propose_redirects
from tests.browser.pages_server import serving
from tests.checks.test_redirects import TODAY
from tests.editions.workshop import BASE

STUDY = "studies/2022/first-study"
LINES = f"""/veikla/studija.html: {STUDY}
/en/activities/study/: {STUDY}
/Veikla/Studij%C5%B3-s%C4%85ra%C5%A1as: studies/2022/english-only
"/index.php?id=12&lang=lt": {STUDY}
"/index.php?id=13": studies/2022/english-only
"""


@pytest.fixture
def former(healthy: Path) -> Path:
    """A site that knows where the addresses of another lead."""
    (healthy / "data/redirects.yml").write_text(LINES)
    return healthy


def test_they_are_addresses_like_any(former: Path) -> None:
    assert [one for one in checks.check_site(former, TODAY).problems if "redirect" in one.code] == []


@pytest.mark.parametrize(
    "old",
    [
        "/latest/x",
        "/2026/x",
        "/2026-former-1/x",
        "/admin/x",
        "/../x",
        "/en/",
        "/en/index.html",
        "/",
        "/a/../b",
    ],
)
def test_they_never_stand_in_the_place_of_an_edition_or_outside(healthy: Path, old: str) -> None:
    (healthy / "data/redirects.yml").write_text(f'"{old}": {STUDY}\n')

    codes = {one.code for one in checks.check_site(healthy, TODAY).problems}

    assert "redirect-from-no-address" in codes


def test_each_has_a_page_that_leads_into_the_newest_edition_in_its_language(former: Path) -> None:
    files = old_address_files(load_site(former), BASE)

    assert f'href="../latest/{STUDY}/"' in files["veikla/studija.html"]
    assert f'href="../../../latest/en/{STUDY}/"' in files["en/activities/study/index.html"]
    assert "Veikla/Studijų-sąrašas/index.html" in files
    assert f'href="{BASE}latest/{STUDY}/"' in files["veikla/studija.html"]


@pytest.mark.parametrize("prefix", ["", "emn/"])
def test_a_query_is_looked_up_by_a_script_also_below_the_root(
    former: Path, tmp_path: Path, browser: Browser, prefix: str
) -> None:
    files = old_address_files(load_site(former), BASE)
    targets = (
        f"latest/{STUDY}/index.html",
        "latest/studies/2022/english-only/index.html",
        "latest/index.html",
    )
    for file, text in {**files, **dict.fromkeys(targets, "Čia")}.items():
        (tmp_path / "public" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "public" / file).write_text(text)
    page = browser.new_page()
    with serving(tmp_path / "public", prefix) as address:
        for asked, there in (
            ("index.php/?id=12&lang=lt#a", f"latest/{STUDY}/#a"),
            ("index.php/?id=13", "latest/studies/2022/english-only/"),
            ("index.php/?id=14", "latest/"),
            ("veikla/studija.html", f"latest/{STUDY}/"),
        ):
            page.goto(address + asked)
            page.wait_for_url(address + there)
    page.close()


def test_nginx_leads_on_by_path_and_query(former: Path) -> None:
    text = nginx_configuration(load_site(former), Server(), [])

    assert '"/index.php?id=13" "/latest/studies/2022/english-only/";' in text
    assert '"/Veikla/Studij%C5%B3-s%C4%85ra%C5%A1as" "/latest/studies/2022/english-only/";' in text


def test_targets_are_proposed_by_title_and_what_is_like_nothing_is_left_to_the_editor(healthy: Path) -> None:
    site = load_site(healthy)
    title = site.by_path[STUDY].original.head.title
    lines = f"https://old.example/index.php?id=7\t{title}\nhttps://old.example/kontaktai-xyzw-qqq\n"

    first, second = propose_redirects(site, lines)

    assert first == f'"/index.php?id=7": {STUDY}  # 100 %'
    assert second.startswith('# "/kontaktai-xyzw-qqq": ')


def test_a_sitemap_is_read_by_the_last_part_of_its_addresses(healthy: Path) -> None:
    sitemap = "<urlset><url><loc>https://old.example/lt/first-study.html</loc></url></urlset>"

    (line,) = propose_redirects(load_site(healthy), sitemap)

    assert line == f'"/lt/first-study.html": {STUDY}  # 100 %'
