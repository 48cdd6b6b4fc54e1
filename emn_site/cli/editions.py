"""What `build.py publish` does and says."""

import argparse
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from emn_site.cli import host
from emn_site.cli.build import build_edition, clear_cache
from emn_site.content.git import hide_password
from emn_site.content.load import load_site
from emn_site.content.writer import apply_edits
from emn_site.editions import history
from emn_site.editions.edition import LATEST, Edition
from emn_site.editions.erasure import erase
from emn_site.editions.history import tag_signature
from emn_site.editions.publish import HOST_LIMIT, PublishRequest, PublishResult, publish_edition, push_branch
from emn_site.editions.repository import TOKEN, Repository
from emn_site.editor.arguments import accept_languages, accept_value
from emn_site.editor.dashboard import placeholders, unset_legal_fields
from emn_site.editor.moves import erased_sources, page_files, record_erasure
from emn_site.locale import Locale, addresses, report_locale
from emn_site.model.publication import ErasedPath, Erasure
from emn_site.model.refusals import Refused
from emn_site.model.release_dates import due_publications
from emn_site.model.site import Site

SITEMAPS = ("sitemap.xml", "sitemap.xml.gz", "robots.txt")
_DEFAULT_REMOTE = "origin"


def publish(root: Path, options: argparse.Namespace) -> int:
    """Publish an edition, list what is published, or go back to an earlier state; returns an exit code."""
    build = partial(build_edition, root, is_trial=options.trial)
    print(run_publish(load_site(root), options, build))
    return 0


def run_publish(site: Site, options: argparse.Namespace, build: Callable[[str, Path], int]) -> str:
    """Do what was asked for and return what to tell; raises `Refused` with what stood in the way.

    `build` builds an edition into a folder and returns an exit code.
    """
    token = os.environ.pop(TOKEN, "")  # no program started from here inherits it
    repository = Repository(site.root, token, site.settings.published_branch).checked()
    locale = report_locale(site)
    is_pushed = options.push or options.what == "push"
    remote = options.remote or (_DEFAULT_REMOTE if is_pushed else None)
    if options.what not in ("list", "erase", "due"):
        _check_statements(site, repository, options, remote)
    match options.what:
        case "list":
            return _listed(locale, repository, remote)
        case "rollback":
            state = history.roll_back(repository, options.to, remote, is_pushed)
            return locale.message("rolled-back", state=state[:12])
        case "erase":
            return _erase(site, repository, options, remote, is_pushed)
        case "push":
            pushed = push_branch(repository, remote or _DEFAULT_REMOTE)
            place = hide_password(remote or _DEFAULT_REMOTE)
            return locale.message("pushed" if pushed else "pushed-already", remote=place)
    if options.correct and not options.why:
        raise Refused("correct-without-why")
    why = accept_value("--why", options.why) if options.correct else None
    if options.what == "due" or options.if_due:
        due = _due_paths(site, repository, remote)
        if options.what == "due" or not due:
            return due or locale.message("nothing-due") * (not options.quiet)
    request = _request(site, options, token, why, remote, is_pushed)
    if not options.quiet:
        print(locale.message("edition-begun", name=request.name), flush=True)
    return _publish_message(
        locale, publish_edition(site, request, lambda name, target: _built(build, name, target)), request
    )


def _request(
    site: Site,
    options: argparse.Namespace,
    token: str,
    why: str | None,
    remote: str | None,
    is_pushed: bool,
) -> PublishRequest:
    """Return what is to be published, with what stands beside the editions."""
    beside = host.admin_files(site, f"../{LATEST}/", date.today()) if options.admin else ()
    return PublishRequest(
        name=options.what,
        base=addresses.base_url(site.settings.address),
        remote=remote,
        is_pushed=is_pushed,
        is_dry=options.dry_run,
        token=token,
        why=why,
        beside=dict(beside),
    )


def _due_paths(site: Site, repository: Repository, remote: str | None) -> str:
    """Return the publications for which the site has to be published anew, with blanks between them."""
    published = history.latest_day(history.published_editions(repository, remote))
    return " ".join(found.path for found, _ in due_publications(site, published, date.today()))


def _erase(
    site: Site, repository: Repository, options: argparse.Namespace, remote: str | None, is_pushed: bool
) -> str:
    """Erase a page or file from the branch, record it in the data, and tell what is left to be done."""
    path = accept_value("PATH", (options.to or "").strip("/"), ErasedPath)
    locale, given = report_locale(site), dict(_order(site, one) for one in options.order)
    orders = {language: given.get(language) or given.get("", "") for language in site.settings.locales}
    if missing := [language for language, order in orders.items() if not order]:
        raise Refused("no-order", locale=missing[0])
    erasure = Erasure(path=path, when=date.today(), order=accept_languages(site, "--order", orders))
    base = addresses.base_url(site.settings.address)
    done = erase(site, repository, erasure, base, remote, is_pushed)
    apply_edits(site.root, record_erasure(site, erasure))
    clear_cache(site.root)
    sources, beside = ", ".join(erased_sources(site, path)) or "–", page_files(site, path)
    lines = [
        locale.message("erased", path=path, editions=locale.listing(done.editions), gone=len(done.gone)),
        *([locale.message("erased-cut", files=", ".join(sorted(done.cut)))] if done.cut else []),
        *([locale.message("erased-quoted", files=", ".join(done.quoting))] if done.quoting else []),
        *([locale.message("erased-beside", files=", ".join(beside))] if beside else []),
        locale.message("erased-sources" if is_pushed else "erased-here", files=sources),
    ]
    return "\n".join(lines)


def _order(site: Site, argument: str) -> tuple[str, str]:
    """Return the language of an order and its words; without a language where it is the same in each."""
    language, equals, words = argument.partition("=")
    return (language, words) if equals and language in site.settings.locales else ("", argument)


def _check_statements(
    site: Site, repository: Repository, options: argparse.Namespace, remote: str | None
) -> None:
    """Raise `Refused` where readers would meet placeholders, or legal pages that state too little."""
    if options.trial:
        if options.what not in (LATEST, "push", "rollback"):
            raise Refused("trial-frozen", name=options.what)
        return
    if options.dry_run or not remote or not repository.may_be_remote(remote):
        return
    unset = [*placeholders(site.settings), *unset_legal_fields(site)]
    if unset and repository.is_public(remote):
        fields = ", ".join(f"{file}: {key}" for file, key in unset)
        raise Refused("publish-unset", fields=fields, count=len(unset))


def _built(build: Callable[[str, Path], int], name: str, target: Path) -> None:
    if build(name, target):
        raise Refused("build-failed")
    if name != LATEST:
        for file in SITEMAPS:
            (target / file).unlink(missing_ok=True)


def _listed(locale: Locale, repository: Repository, remote: str | None) -> str:
    editions = history.published_editions(repository, remote)
    if not editions:
        return locale.message("nothing-published")
    states = [f"  {state}" for state in history.branch_states(repository, remote)]
    lines = [line for one in editions for line in _lines(locale, repository, one)]
    return "\n".join([*lines, "", locale.message("states"), *states])


def _lines(locale: Locale, repository: Repository, one: Edition) -> Iterator[str]:
    """Yield what is known of an edition; of a frozen one also who vouches for it."""
    about = locale.message("edition-size", files=one.files, size=_megabytes(locale, one.bytes))
    yield f"{one.name:10} {one.date}  {one.commit[:12]}  {about}"
    if one.is_frozen:
        code, values = tag_signature(repository, one)
        yield f"{'':10} {locale.message(code, **values)}"
    for erasure in one.erasures:
        order = erasure.order.get(locale.language) or next(iter(erasure.order.values()))
        message = locale.message(
            "edition-erased", path=erasure.path, day=erasure.when, order=order, checksum=erasure.checksum
        )
        yield f"{'':10} {message}"


def _publish_message(locale: Locale, outcome: PublishResult, request: PublishRequest) -> str:
    edition, branch = outcome.edition, locale.site.settings.published_branch
    lines = [
        locale.message(
            "would-publish" if request.is_dry else "published",
            name=edition.name,
            commit=edition.commit[:12],
            added=outcome.added,
            changed=outcome.changed,
            removed=outcome.removed,
        ),
        locale.message(
            "published-sizes",
            files=edition.files,
            size=_megabytes(locale, edition.bytes),
            total=_megabytes(locale, outcome.total_bytes),
            limit=_megabytes(locale, HOST_LIMIT),
        ),
        locale.message("verify", command=f"git rev-parse {branch}:{edition.name}", checksum=edition.checksum),
    ]
    if outcome.is_near_limit:
        lines.append(locale.message("limit-near"))
    return "\n".join(lines)


def _megabytes(locale: Locale, size: int) -> str:
    return f"{locale.number(size / 1e6, 1)} MB"
