"""Reads, makes and checks everything before anything is built, and shares it with the other hooks."""

import logging
import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from emn_site import checks
from emn_site.cache.cache import FOLDER, Cache
from emn_site.checks import CheckResult
from emn_site.editions.edition import LATEST
from emn_site.locale import addresses, reports
from emn_site.locale.reports import Reports
from emn_site.model.problems import Problem
from emn_site.model.refusals import UnreadableSite
from emn_site.pages.layout import PageEdition

log = logging.getLogger("mkdocs.hooks.content")


def on_startup(command: str, dirty: bool) -> None:
    """Remember in the environment what MkDocs does: later events are not told, and hooks keep no state."""
    os.environ["EMN_MKDOCS_COMMAND"] = command


@event_priority(100)  # before the hooks that read the site
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site once for all languages and stop the build at the first run if it has problems.

    Drafts are left out but under `serve`.
    """
    if "emn" not in config.extra:
        root = Path(config.config_file_path).parent
        config.extra["emn_cache"] = cache = Cache(Path(os.environ.get("EMN_CACHE") or root / FOLDER))
        config.extra["emn"] = found = _checked(root, cache)
        config.extra["emn_edition"] = edition = _edition(config, str(found.site.settings.address))
        config.site_url = edition.base
        # The dates MkDocs writes into archives come from the content, not from the clock.
        days = (one.date.earliest for one in found.site.publications)
        newest = datetime.combine(max(days, default=date(1980, 1, 1)), time(), UTC)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(newest.timestamp())))
    return config


def _edition(config: MkDocsConfig, address: str) -> PageEdition:
    """Return where this edition is published, and where the newest one is; `build.py publish` names it."""
    is_served = os.environ.get("EMN_MKDOCS_COMMAND") == "serve"
    if is_served and config.site_url:
        address = config.site_url
    root, name = addresses.base_url(address), os.environ.get("EMN_EDITION", "")
    return PageEdition(
        base=f"{root}{name}/" if name else root,
        canonical=f"{root}{LATEST}/" if name else root,
        name=name,
        is_frozen=name not in ("", LATEST),
        is_served=is_served,
        is_trial="EMN_TRIAL" in os.environ,
    )


def _checked(root: Path, cache: Cache) -> CheckResult:
    with_drafts = os.environ.get("EMN_MKDOCS_COMMAND") == "serve"
    try:
        found = checks.check_site(root, date.today(), with_drafts, cache)
    except UnreadableSite as error:
        raise _stop(error.problems, error.reports, None) from error
    site, language = found.site, found.site.settings.report_locale
    warnings = [p for p in found.problems if p.is_warning] if log.isEnabledFor(logging.INFO) else []
    for warning in reports.format_report(warnings, site.reports, language).splitlines():
        log.info(warning)
    if found.errors:
        raise _stop(found.errors, site.reports, language)
    return found


def _stop(errors: list[Problem], texts: Reports, language: str | None) -> Abort:
    languages = reports.report_languages(texts, language)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write(reports.github_annotations(errors, texts, languages) + "\n")
    return Abort(reports.format_report(errors, texts, languages))
