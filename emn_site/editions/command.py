"""What `build.py publish` does and says."""

import argparse
from collections.abc import Callable
from pathlib import Path

from emn_site.editions import history
from emn_site.editions.edition import LATEST
from emn_site.editions.publish import BRANCH, HOST_LIMIT, Outcome, Refused as Refused, Wish, publish
from emn_site.editions.repository import Repository
from emn_site.language import addresses, formats
from emn_site.model.site import Site

SITEMAPS = ("sitemap.xml", "sitemap.xml.gz", "robots.txt")


def run(site: Site, options: argparse.Namespace, build: Callable[[str, Path], int]) -> str:
    """Do what was asked for and return what to tell; raises `Refused` with one sentence.

    `build` builds an edition into a folder and returns an exit code.
    """
    repository = Repository(site.root)
    remote = options.remote if options.push else None
    match options.what:
        case "list":
            return _listed(repository, remote)
        case "rollback":
            return f"Published is again the state {history.rollback(repository, options.to, remote)[:12]}."
    if options.correct and not options.why:
        raise Refused('Say why a frozen edition is corrected: --correct --why "…".')
    wish = Wish(
        name=options.what,
        base=addresses.base(site.settings.address),
        remote=remote,
        is_dry=options.dry_run,
        why=options.why if options.correct else None,
    )

    def built(name: str, target: Path) -> None:
        if build(name, target):
            raise Refused("The site could not be built, so nothing was published; the report above says why.")
        if name != LATEST:
            for file in SITEMAPS:
                (target / file).unlink(missing_ok=True)

    return _told(publish(site, wish, built), wish)


def _listed(repository: Repository, remote: str | None) -> str:
    lines = [
        f"{one.name:10} {one.date}  {one.commit[:12]}  {one.files:5} files  {_megabytes(one.bytes)}"
        for one in history.published(repository, remote)
    ]
    states = [f"  {state}" for state in history.states(repository, remote)]
    return (
        "\n".join([*lines, "", "States, the newest first:", *states])
        if lines
        else "Nothing is published yet."
    )


def _told(outcome: Outcome, wish: Wish) -> str:
    edition = outcome.edition
    lines = [
        f"{'Would publish' if wish.is_dry else 'Published'} {edition.name} from {edition.commit[:12]}: "
        f"{outcome.added} files new, {outcome.changed} changed, {outcome.removed} gone.",
        f"The edition has {edition.files} files, {_megabytes(edition.bytes)}; "
        f"all editions together {_megabytes(outcome.total_bytes)} of {_megabytes(HOST_LIMIT)}.",
        f"Verify it: git rev-parse {BRANCH}:{edition.name}  is {edition.checksum}",
    ]
    if outcome.is_near_limit:
        lines.append("Warning: the host's limit is near; README.md says what to do past it.")
    return "\n".join(lines)


def _megabytes(size: int) -> str:
    return f"{formats.number(size / 1e6, 'en', 1)} MB"
