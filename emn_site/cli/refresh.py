"""Refreshing the figures: fetch, compare, check, and only then write."""

import sys
import time
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from emn_site.checks.data import check_data
from emn_site.cli.error_boundary import command_message
from emn_site.content.load import load_site
from emn_site.content.writer import write_report
from emn_site.locale import report_locale, reports
from emn_site.model.refusals import Refused
from emn_site.refresh import edit, fetch, proposal, report
from emn_site.refresh.service import ServiceClient

LIMIT = 20 * 60
"""Seconds a whole refresh may take."""


def update_data(root: Path, options: Namespace) -> int:
    """Fetch figures and write what is new; a dataset that cannot be used is reported and left as it is."""
    services = fetch.ServiceAddresses(
        options.eurostat or fetch.ServiceAddresses.eurostat,
        options.unhcr or fetch.ServiceAddresses.unhcr,
        options.world_bank or fetch.ServiceAddresses.world_bank,
    )
    return refresh(root, services, options.summary, options.dry_run, options.quiet)


def refresh(
    root: Path, services: fetch.ServiceAddresses, summary: Path | None, is_dry: bool, is_quiet: bool
) -> int:
    """Fetch figures and write what is new; 1 where not one dataset could be read.

    A dataset that cannot be used is reported and left as it is; the others are taken. Raises `Refused`
    where the files have problems already, or cannot be edited: then nothing is written.
    """
    site, now = load_site(root), datetime.now(UTC)
    problems = [*site.problems, *(p for p in check_data(site, now.date()) if not p.is_warning)]
    if problems:
        print(reports.format_report(problems, site.reports, site.settings.report_locale), file=sys.stderr)
        raise Refused("files-first")
    asker = ServiceClient(until=time.monotonic() + LIMIT, local=services.local)
    fetched = fetch.fetch_figures(site, asker, services, now.date())
    found = proposal.propose_refresh(site, fetched, now)
    edits = edit.edit_files(site, found.site)
    text = report.refresh_report(report_locale(site), site, found)
    if not is_quiet:
        print(text or command_message(root, "figures-same"))
    if summary:
        write_report(root, summary, text)
    if not is_dry:
        edit.write_edits(root, edits)
    return 0 if fetched.readings else 1
