"""A title in another language than its page says so, for programs that read aloud (WCAG 2.2, 3.1.2)."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from emn_site.model.site import Site
from tests.built.pages import read_pages

SHORTEST = 25
"""Shorter titles are ordinary words, too."""


class _Titles(HTMLParser):
    """Finds titles in a page, each with the language in which it stands there."""

    def __init__(self, titles: dict[str, set[str]]) -> None:
        super().__init__()
        self.titles = titles
        self.languages: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = self.languages[-1][1] if self.languages else ""
        self.languages.append((tag, dict(attrs).get("lang") or above))  # what never ends goes with what does

    def handle_endtag(self, tag: str) -> None:
        while self.languages and self.languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.languages or self.languages[-1][0] in ("script", "style"):
            return
        words = " ".join(data.split())
        language = self.languages[-1][1]
        self.found += [(title, language) for title in self.titles if title in words]


def _titles(site: Site) -> dict[str, set[str]]:
    """Return the titles of all works, as printed and as translated, with the languages they are in."""
    found: dict[str, set[str]] = {}
    for publication in site.publications:
        for language, version in publication.versions.items():
            found.setdefault(version.head.title, set()).add(language)
    for work in site.works.values():
        for language, title in [*work.title.items(), *work.translated_title.items()]:
            found.setdefault(title, set()).add(language)
    return {
        " ".join(title.split()): languages for title, languages in found.items() if len(title) >= SHORTEST
    }


@pytest.fixture(scope="module")
def found(site: Site, built_site: Path) -> list[tuple[str, str, str]]:
    titles, all_found = _titles(site), []
    for page in read_pages(built_site).values():
        reader = _Titles(titles)
        reader.feed(page.html)
        all_found += [(page.address, *one) for one in reader.found]
    return all_found


def test_a_title_in_another_language_says_so(site: Site, found: list[tuple[str, str, str]]) -> None:
    titles = _titles(site)
    assert len({title for _, title, _ in found}) > 20

    assert [one for one in found if one[2] not in titles[one[1]]] == []


def test_citations_hold_titles_in_another_language(found: list[tuple[str, str, str]]) -> None:
    other = {title for address, title, language in found if language != ("en" if "en/" in address else "lt")}

    assert len(other) > 5
