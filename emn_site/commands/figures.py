"""Refreshing the figures: fetch, compare, write all that is new or nothing."""

import sys
from datetime import date
from pathlib import Path

from emn_site.commands.spoken import say
from emn_site.files.load import load
from emn_site.language import reporting_language, reports
from emn_site.model.refusals import Refused
from emn_site.refresh import service, update


def refresh(root: Path, services: update.Services, summary: Path | None, is_dry: bool, is_quiet: bool) -> int:
    """Fetch figures and write what is new; when any answer cannot be used, write nothing and say why."""
    site = load(root)
    if site.problems:
        print(reports.report(site.problems, site.reports, site.settings.report_locale), file=sys.stderr)
        raise Refused("files-first")
    fetched = update.fetch(site, service.session(), services)
    found = update.changes(site, fetched)
    table = update.table(reporting_language(site), found)
    if not is_quiet:
        print(table if found else say(root, "figures-same"))
    if summary:
        summary.write_text(table, encoding="utf-8")
    if found and not is_dry:
        update.write(site, fetched, found, date.today())
    return 0
