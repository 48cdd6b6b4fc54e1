"""Links to other websites: which there are, and which no longer answer."""

from collections.abc import Iterable, Iterator
from datetime import date

import requests

from emn_site.model.site import Publication, Site

ARCHIVE = "https://archive.org/wayback/available"
"""The Internet Archive's service of availability."""

COPIES = ("https://web.archive.org/", "http://web.archive.org/")
GONE = frozenset((404, 410))
TIMEOUT = 30


def links(site: Site) -> dict[str, list[tuple[str, int]]]:
    """Return every address elsewhere with the files and lines that name it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for url, file, line in _links(site):
        if url.startswith(("http://", "https://")):
            found.setdefault(url, []).append((file, line))
    return dict(sorted(found.items()))


def _links(site: Site) -> Iterator[tuple[str, str, int]]:
    for page in site.by_path.values():
        for version in page.versions.values():
            for link in version.text.links:
                yield link.target.partition("#")[0], version.file, link.line
        if isinstance(page, Publication):
            file, head = page.original.file, page.head
            for index, url in enumerate(head.seen):
                yield url, file, site.lines[file].line(("seen", index))
            if head.official_address:
                yield head.official_address, file, site.lines[file].line(("official_address",))
            for locale, url in head.pdf.items():
                yield url, file, site.lines[file].line(("pdf", locale))
    for key, source in site.sources.items():
        yield source.url, "data/sources.yml", site.lines["data/sources.yml"].line((key, "url"))


def dead(session: requests.Session, urls: Iterable[str]) -> dict[str, str]:
    """Return the addresses that answer as gone or not at all, with what they answered.

    A website that refuses programs (403, 429) may well serve people: it is not called dead.
    """
    found = {}
    for url in urls:
        try:
            with session.get(url, timeout=TIMEOUT, stream=True) as response:
                if response.status_code in GONE or response.status_code >= 500:
                    found[url] = str(response.status_code)
        except requests.RequestException as error:
            found[url] = type(error).__name__
    return found


def archived(session: requests.Session, url: str, today: date, service: str = ARCHIVE) -> str | None:
    """Return the address of an archived copy that is nearest to today; None where none can be had."""
    asked = {"url": url, "timestamp": f"{today:%Y%m%d}"}
    try:
        with session.get(service, params=asked, timeout=TIMEOUT) as response:
            found = response.json()["archived_snapshots"]["closest"]
            copy = str(found["url"]) if found["available"] and found["status"] == "200" else ""
    except (requests.RequestException, ValueError, LookupError, TypeError):
        return None
    return copy if copy.startswith(COPIES) else None
