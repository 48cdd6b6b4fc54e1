"""Reads and checks the content before anything is built, and shares the model with the other hooks."""

import logging
import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from emn_site import addresses, checks, content, problems
from emn_site.editions.edition import LATEST
from emn_site.model import Site

log = logging.getLogger("mkdocs.hooks.content")


def on_startup(command: str, dirty: bool) -> None:
    """Remember in the environment what MkDocs does: later events are not told, and hooks keep no state."""
    os.environ["EMN_MKDOCS_COMMAND"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site once for all languages and stop the build at the first run if it has problems.

    Drafts are left out but under `serve`.
    """
    if "emn" not in config.extra:
        root = Path(config.config_file_path).parent
        whole = _checked(root)
        with_drafts = os.environ.get("EMN_MKDOCS_COMMAND") == "serve"
        config.extra["emn"] = site = whole if with_drafts else whole.without_drafts()
        config.extra["emn_hidden"] = set(whole.files) - set(site.files)
        _place(config, str(site.settings.address))
        # The dates MkDocs writes into archives come from the content, not from the clock.
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(_newest(site)))
    return config


def _place(config: MkDocsConfig, address: str) -> None:
    """Say where this edition is published, and where the newest one is; `build.py publish` names it."""
    if os.environ.get("EMN_MKDOCS_COMMAND") == "serve" and config.site_url:
        address = config.site_url
    root, edition = addresses.base(address), os.environ.get("EMN_EDITION", "")
    config.extra["emn_edition"] = edition
    config.extra["emn_canonical"] = f"{root}{LATEST}/" if edition else root
    config.site_url = f"{root}{edition}/" if edition else root


def _checked(root: Path) -> Site:
    try:
        site = content.load(root)
    except content.Unreadable as error:
        _stop(error.problems, "en")
        raise
    locale = site.settings.report_locale
    found = checks.run(site, date.today())
    for warning in problems.report([p for p in found if p.is_warning], locale).splitlines():
        log.info(warning)
    if errors := [problem for problem in found if not problem.is_warning]:
        _stop(errors, locale)
    return site


def _stop(errors: list[problems.Problem], locale: str) -> None:
    if os.environ.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write(problems.github_annotations(errors, locale) + "\n")
    raise Abort(problems.report(errors, locale))


def _newest(site: Site) -> int:
    newest = max((publication.date.earliest for publication in site.publications), default=date(2008, 5, 14))
    return int(datetime.combine(newest, time(), UTC).timestamp())
