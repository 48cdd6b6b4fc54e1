"""An editor's access token: no page but the one into which it was put can read it, then or later."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from emn_site.content.load import load_site
from tests.browser.editing_desk import served, texts_of
from tests.browser.github_desk import API, GitHub
from tests.sites import project_of

TOKEN = "github_pat_11SECRET"
AT_REST = """async () => {
  const found = [{ ...localStorage }, { ...sessionStorage }, document.cookie, await caches.keys()]
  const answer = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result) })
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const kept = database.transaction(store).objectStore(store)
      found.push(name, store, await answer(kept.getAllKeys()), await answer(kept.getAll()))
    }
    database.close()
  }
  const walk = async (folder) => {
    for await (const [name, entry] of folder.entries())
      if (entry.kind === "directory") await walk(entry)
      else found.push(name, await (await entry.getFile()).text())
  }
  await walk(await navigator.storage.getDirectory())
  return JSON.stringify(found)
}"""
"""Everything that a page of the origin can read of what others have left."""

OWN_ATTEMPTS = ("https://www.githubstatus.com/", "https://cdn.jsdelivr.net/")
"""What the program asks for by itself and does not get: it has the fonts beside it."""


@dataclass
class Desk:
    """A browser, GitHub as it is asked from there, and every request that was let out to somebody else."""

    context: BrowserContext
    base: str
    github: GitHub
    elsewhere: list[str] = field(default_factory=list)

    def sign_in(self) -> Page:
        """Return the page for editing after the token was put in."""
        page = self.context.new_page()
        page.goto("admin/")
        page.get_by_role("button", name="Access Token").click()
        page.get_by_role("textbox", name="Personal Access Token").fill(TOKEN)
        page.get_by_role("button", name="Sign In", exact=True).click()
        page.get_by_role("button", name="New").first.wait_for()
        return page

    def beside(self) -> Page:
        """Return another page of the same origin: a frozen edition, a download, somebody's repository."""
        page = self.context.new_page()
        page.goto("404.html")
        return page


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[Desk]:
    site = load_site(project_of("healthy", tmp_path))
    with served(site) as base, browser.new_context(base_url=base, locale="en-US") as context:
        github = GitHub(context, texts_of(site))
        desk = Desk(context, base, github)
        here = (base, API, "https://avatars.githubusercontent.com/")

        def refused(route: Route) -> None:
            desk.elsewhere.append(route.request.url)
            route.abort()

        context.route(lambda url: not url.startswith(here), refused)
        yield desk


def test_the_token_can_be_read_nowhere_while_it_is_used(desk: Desk) -> None:
    page = desk.sign_in()

    assert desk.github.tokens == {f"token {TOKEN}"}
    assert TOKEN in page.evaluate("JSON.stringify({ ...localStorage })")  # what the program takes for it
    assert TOKEN not in page.evaluate("JSON.stringify({ ...sessionStorage })")
    stored = desk.beside().evaluate(AT_REST)
    assert "Pirmoji studija" in stored  # the texts that the program keeps are found, so a token would be
    assert TOKEN not in stored
    assert TOKEN not in json.dumps(desk.context.storage_state(indexed_db=True))


def test_nothing_is_left_of_it_in_the_tab_nor_when_that_is_closed(desk: Desk) -> None:
    page = desk.sign_in()
    page.goto("404.html")
    assert TOKEN not in page.evaluate(AT_REST)
    page.close()

    assert TOKEN not in desk.beside().evaluate(AT_REST)


def test_a_second_tab_asks_for_it_again(desk: Desk) -> None:
    desk.sign_in()

    page = desk.context.new_page()
    page.goto("admin/")

    page.get_by_role("button", name="Access Token").wait_for()


def test_what_earlier_versions_left_is_taken_away_and_what_others_did_is_not(desk: Desk) -> None:
    other = desk.beside()
    for key in ("sveltia-cms.user", "sveltia-cms.prefs", "decap-cms-user", "netlify-cms-user", "emn-theme"):
        other.evaluate("([key, token]) => localStorage.setItem(key, token)", [key, f'{{"token": "{TOKEN}"}}'])
    page = desk.context.new_page()
    page.goto("admin/")
    page.get_by_role("button", name="Access Token").wait_for()

    assert other.evaluate("Object.keys(localStorage)") == ["emn-theme"]


def test_inside_another_page_it_does_not_start(desk: Desk) -> None:
    page = desk.beside()
    page.set_content('<iframe src="admin/"></iframe>')
    frame = page.frame_locator("iframe")

    expect(frame.get_by_text("Open this page by its own address")).to_be_visible()
    expect(frame.get_by_role("button")).to_have_count(0)


def test_opened_by_another_page_it_does_not_start(desk: Desk) -> None:
    page = desk.beside()
    with desk.context.expect_page() as opening:
        page.evaluate("window.open('admin/')")

    expect(opening.value.get_by_text("Open this page by its own address")).to_be_visible()
    expect(opening.value.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(
    "how", ["window.open('/404.html')", "window.open('/404.html', 'auth', 'width=9,opener')"]
)
def test_what_it_opens_finds_no_way_back(desk: Desk, how: str) -> None:
    page = desk.sign_in()
    with desk.context.expect_page() as opening:
        page.evaluate(how)

    assert opening.value.evaluate("window.opener") is None
    assert TOKEN not in opening.value.evaluate(AT_REST)


def test_it_asks_nobody_but_github_and_shows_its_own_letters_and_signs(desk: Desk) -> None:
    desk.context.add_init_script(
        "refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI))"
    )
    page = desk.sign_in()
    page.get_by_text("Pirmoji studija").first.click()
    page.locator('[data-key-path="title"]').last.locator("input").first.fill("Pirmoji mūsų studija")
    page.wait_for_load_state("networkidle")

    assert desk.elsewhere == []
    assert [url for url in page.evaluate("refused") if not url.startswith(OWN_ATTEMPTS)] == []
    loaded = page.evaluate(
        "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
    )
    assert {family.strip('"') for family in loaded} >= {"Source Sans 3", "Material Symbols Outlined"}
    icons = page.locator(".material-symbols-outlined").all()
    assert icons
    assert [
        sign.inner_text() for sign in icons if not sign.evaluate("s => s.scrollWidth <= 1.5 * s.clientHeight")
    ] == []


def test_its_policy_names_nobody_but_github(desk: Desk) -> None:
    page = desk.beside()
    page.goto("admin/")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""

    sources = {source for part in policy.split(";") for source in part.split()[1:]}
    assert {source for source in sources if source.startswith("http")} == {
        API,
        "https://avatars.githubusercontent.com",
    }
    assert not {"'unsafe-eval'", "'wasm-unsafe-eval'", "*", "https:"} & sources
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert "frame-ancestors" not in policy  # a page cannot say it of itself
