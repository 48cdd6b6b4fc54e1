"""Builds what the development server needs of the whole site, in a process beside it.

Started as `python -m emn_site.editor.dev_server.background_build ROOT FOLDER ADDRESS`.

Writes what is wrong, as sentences, to `FOLDER/problems.json`, and then every file that is no page. Started
again whenever something is saved, and ended when something is saved before it is done.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path

from emn_site import checks, exports
from emn_site.cache.cache import FOLDER, Cache
from emn_site.cache.output import write_atomically
from emn_site.editor.dev_server.preview import PROBLEMS, failure_sentence
from emn_site.locale import reports
from emn_site.model.refusals import UnreadableSite
from emn_site.pages import search_documents
from emn_site.pages.kinds import page_feeds


def main(root: Path, folder: Path, base: str) -> int:
    """Judge a site with its drafts, and write what is no page; returns an exit code."""
    if hasattr(os, "nice"):
        os.nice(15)  # the page that somebody looks at comes first
    cache = Cache(root / FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        found = checks.check_site(root, date.today(), with_drafts=True, cache=cache)
    except UnreadableSite as error:
        _say(folder, reports.format_report(error.problems, error.reports))
        return 1
    except Exception as error:
        _say(folder, failure_sentence(root, error))
        return 1
    texts, language = found.site.reports, found.site.settings.report_locale
    _say(folder, reports.format_report(found.errors, texts, language))
    try:
        _write_files(folder, found, base, cache)
    except Exception as error:
        if not found.errors:  # else it follows from a mistake that is told
            _say(folder, failure_sentence(root, error))
        return 1
    return 0


def _write_files(folder: Path, found: checks.CheckResult, base: str, cache: Cache) -> None:
    for files in (
        exports.export_files(found.site, base, page_feeds(found.site), cache),
        search_documents.search_files(found.site, found.pages, cache),
    ):
        for address, content in files:
            write_atomically(folder / address, content if isinstance(content, bytes) else content.encode())


def _say(folder: Path, report: str) -> None:
    write_atomically(folder / PROBLEMS, json.dumps(report.splitlines()).encode())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
