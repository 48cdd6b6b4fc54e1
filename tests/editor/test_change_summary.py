"""The summary of a change for its reviewer, and links to other websites."""

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.content.retries import RetryPolicy
from emn_site.editor import change_summary, external_links
from emn_site.editor.mending import mend_site
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.pages import make_pages

NOBODY = "http://127.0.0.1:1025"
FILE = "docs/lt/studies/2022/first-study.md"


def test_a_changed_page_is_listed_with_the_state_of_its_translation(healthy: Path) -> None:
    file = healthy / FILE
    file.write_text(file.read_text() + "\nNauja pastraipa.\n")
    site = load_site(healthy)

    found = checks.run_checks(site, make_pages(site), date(2026, 1, 1))
    text = change_summary.change_summary(for_locale(site, "en"), [FILE, "data/topics.yml"], found, {})

    assert f"| Pirmoji studija | `{FILE}` | Lithuanian: original; English: translation is outdated |" in text
    assert "Other files changed: `data/topics.yml`" in text
    assert "- ⚠ `docs/en/studies/2022/first-study.md:" in text


def test_what_can_be_mended_is_proposed_for_the_changed_files_only(healthy: Path) -> None:
    file = healthy / FILE
    file.write_text(file.read_text() + '\nSakė "taip".\n')
    site = load_site(healthy)
    proposed = mend_site(site).differences

    assert "+Sakė „taip“." in change_summary.change_summary(for_locale(site, "en"), [FILE], [], proposed)
    assert "~diff" not in change_summary.change_summary(
        for_locale(site, "en"), ["docs/lt/index.md"], [], proposed
    )


def test_a_change_without_pages_or_problems_says_so(healthy: Path) -> None:
    text = change_summary.change_summary(for_locale(load_site(healthy), "lt"), [], [], {})

    assert "Tekstų puslapiai nepakeisti." in text
    assert "Nerasta." in text


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        self.send_response(int(asked.path.strip("/")))
        self.end_headers()
        self.wfile.write(parse_qs(asked.query).get("url", [""])[0].encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests speak."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another website, which answers with the number it is asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_pages_that_are_gone_are_found_and_a_refusal_is_not_death(elsewhere: str) -> None:
    urls = [f"{elsewhere}{status}" for status in (200, 403, 404, 410, 429, 500)]

    here, patience = frozenset({elsewhere, NOBODY}), RetryPolicy(seconds=5, first_wait=0.01)

    dead = external_links.find_dead_links([*urls, f"{NOBODY}/"], patience, here)

    assert [refusal.values.get("status") for refusal in dead.values()] == ["404", "410", "500", None]


def test_every_link_elsewhere_is_known_with_its_line(site: Site) -> None:
    named = external_links.external_links(site)

    assert ("data/sources.yml", 1) not in [place for places in named.values() for place in places]
    for publication in site.publications:
        assert set(publication.head.seen) <= set(named)
