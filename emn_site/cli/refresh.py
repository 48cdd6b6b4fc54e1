"""Refreshing the figures: fetch, compare, check, and only then write."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from emn_site import checks
from emn_site.cli.error_boundary import say
from emn_site.content.load import load
from emn_site.content.writer import write_report
from emn_site.locale import reporting_language, reports
from emn_site.model.refusals import Refused
from emn_site.refresh import edit, fetch, proposal, report
from emn_site.refresh.service import Asker

LIMIT = 20 * 60
"""Seconds a whole refresh may take."""


def refresh(root: Path, services: fetch.Services, summary: Path | None, is_dry: bool, is_quiet: bool) -> int:
    """Fetch figures and write what is new; 1 where not one dataset could be read.

    A dataset that cannot be used is reported and left as it is; the others are taken. Raises `Refused`
    where the files have problems already, or cannot be edited: then nothing is written.
    """
    site, now = load(root), datetime.now(UTC)
    problems = [*site.problems, *(p for p in checks.of_data(site, now.date()) if not p.is_warning)]
    if problems:
        print(reports.report(problems, site.reports, site.settings.report_locale), file=sys.stderr)
        raise Refused("files-first")
    asker = Asker(until=time.monotonic() + LIMIT, local=services.local)
    fetched = fetch.fetch(site, asker, services, now.date())
    found = proposal.propose(site, fetched, now)
    made = edit.texts(site, found.site)
    text = report.report(reporting_language(site), site, found)
    if not is_quiet:
        print(text or say(root, "figures-same"))
    if summary:
        write_report(root, summary, text)
    if not is_dry:
        edit.write(root, made)
    return 0 if fetched.readings else 1
