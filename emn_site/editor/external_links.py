"""Links to other websites: which there are, and which no longer answer."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from emn_site.content import network
from emn_site.content.network import Limits
from emn_site.content.retries import RetryPolicy, TransientFailure, retry
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

GONE = frozenset((404, 410))
# What one address may cost, asked again after a failure that may pass.
PATIENCE = RetryPolicy(seconds=30, silence=30, first_wait=1, tries=4)


def external_links(site: Site) -> dict[str, list[tuple[str, int]]]:
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
    for work in site.catalogue.values():
        (file, place), head = work.place, work.head
        for index, url in enumerate(head.seen):
            yield url, file, site.lines[file].line((*place, "seen", index))
        if head.official_address:
            yield head.official_address, file, site.lines[file].line((*place, "official_address"))
        for language, url in head.pdf.items():
            yield url, file, site.lines[file].line((*place, "pdf", language))
    for key, source in site.sources.items():
        yield source.url, "data/sources.yml", site.lines["data/sources.yml"].line((key, "url"))


def find_dead_links(
    urls: Iterable[str], patience: RetryPolicy = PATIENCE, local: frozenset[str] = frozenset()
) -> dict[str, Refused]:
    """Return the addresses that answer as gone or not at all, and why.

    A website that refuses programs (403, 429) may well serve people: it is not called dead.
    """
    found = {}
    for url in urls:
        limits = Limits(silence=patience.silence, local=local)
        try:
            retry(patience, time.monotonic() + patience.seconds, partial(_live, url, limits))
        except Refused as refusal:
            found[url] = refusal
    return found


def _live(url: str, limits: Limits, seconds: float) -> None:
    """Ask an address; raises `Refused` where it is gone, `TransientFailure` where it may come back."""
    try:
        status = network.fetch_address(url, replace(limits, seconds=seconds)).status
    except Refused as refusal:
        raise TransientFailure(refusal) if refusal.code == "service-unreachable" else refusal from refusal
    dead = Refused("address-dead", address=url, status=status)
    if status >= 500:
        raise TransientFailure(dead)
    if status in GONE:
        raise dead
