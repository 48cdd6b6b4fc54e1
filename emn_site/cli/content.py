"""Judging the content: all of it, a change of it, and the links that leave it."""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from emn_site import checks
from emn_site.cache.cache import FOLDER, Cache
from emn_site.checks import style
from emn_site.cli.error_boundary import command_message
from emn_site.content import safe_read, writer
from emn_site.content.git import GitRefused
from emn_site.content.load import load_site
from emn_site.content.writer import write_report
from emn_site.editions.history import published_day
from emn_site.editions.repository import Repository
from emn_site.editor import change_summary, dashboard, external_links, mending
from emn_site.exports.style_bundles import read_style_parts, style_bundles
from emn_site.locale import report_locale, reports
from emn_site.locale.reports import Reports
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused, UnreadableSite
from emn_site.pages import make_pages
from emn_site.pages.kinds import kind_styles


def judge(root: Path, options: argparse.Namespace) -> int:
    """Check the content, after mending what is safe where that is asked for; returns an exit code.

    Raises `Refused` for a part of the site's own styles that no sheet takes, as a build does.
    """
    code = (fix if options.fix else check)(root, options.language, options.quiet)
    style_bundles(read_style_parts(root), kind_styles(root))
    return code


def check(root: Path, language: str | None, is_quiet: bool) -> int:
    """Print every problem of the content; 1 where anything but a warning was found."""
    cache = Cache(root / FOLDER)
    try:
        found = checks.check_site(root, date.today(), cache=cache)
    except UnreadableSite as error:
        problems, texts, wanted = error.problems, error.reports, None
    else:
        problems = sorted({*found.problems, *style.check(found.site, cache)})
        texts, wanted = found.site.reports, found.site.settings.report_locale
    if language and language not in texts:
        raise Refused("no-such-report", value=language, known=", ".join(texts))
    languages = reports.report_languages(texts, language, wanted)
    errors = [problem for problem in problems if not problem.is_warning]
    shown = errors if is_quiet else problems
    _print(shown, texts, languages)
    if not is_quiet:
        counted = {"errors": len(errors), "warnings": len(problems) - len(errors)}
        print(reports.message("counted", counted, texts, languages))
    return 1 if errors else 0


def _print(found: Sequence[Problem], texts: Reports, language: str) -> None:
    """Print problems as sentences, and under GitHub's Actions as annotations, too."""
    if found:
        print(reports.format_report(found, texts, language))
    if found and os.environ.get("GITHUB_ACTIONS") == "true":
        print(reports.github_annotations(found, texts, language))


def fix(root: Path, language: str | None, is_quiet: bool) -> int:
    """Mend what is safe in every text and picture, show the difference, and check what is left."""
    judged = checks.check_site(root, date.today(), with_drafts=True, cache=Cache(root / FOLDER))
    pictures, taken = mending.mend_pictures(judged.site)
    found = mending.mend_site(judged.site, judged.problems, pictures)
    writer.apply_edits(root, found.edits)
    for difference in found.differences.values():
        print(difference, end="\n\n")
    for picture in found.edits.files:
        print(command_message(root, "picture-mended", path=picture))
    for picture, name in taken:
        print(command_message(root, "picture-name-taken", path=picture, target=name))
    return check(root, language, is_quiet)


def spelling(root: Path, files: Sequence[str], since: str | None, is_quiet: bool) -> int:
    """Print the unknown words of all texts, of those named, or of those changed since a commit."""
    site = load_site(root, Cache(root / FOLDER))
    chosen = [file.replace("\\", "/") for file in files] or _changed(root, since)
    texts = [text for text in site.versions if chosen is None or text.file in chosen]
    if files and not texts:
        raise Refused("no-such-text", value=", ".join(files), known=site.versions[0].file)
    found = sorted(style.check_spelling(site, texts))
    languages = reports.report_languages(site.reports, site.settings.report_locale)
    _print(found, site.reports, languages)
    if not is_quiet:
        print(command_message(root, "spelled", count=len(texts), found=len(found)))
    return 0


def _changed(root: Path, since: str | None) -> list[str] | None:
    """Return the files changed since a commit; None where no commit is given."""
    return None if since is None else _difference(root, since, "HEAD", "--name-only").splitlines()


def _difference(root: Path, since: str, head: str, *how: str) -> str:
    """Return what Git says of the change that leads from a commit to another."""
    repository = Repository(root).checked()
    commits = [repository.commit(named) for named in (since, head)]
    for named, commit in zip((since, head), commits, strict=True):
        if commit is None:
            raise Refused("no-such-state", value=named)
    try:
        return repository.git("diff", "--no-ext-diff", "--relative", *how, f"{commits[0]}...{commits[1]}")
    except GitRefused as error:
        raise Refused("no-such-state", value=since) from error


def status(root: Path) -> int:
    """Tell what waits: drafts, translations, addresses, figures."""
    site = load_site(root, Cache(root / FOLDER))
    print(command_message(root, "status-languages", counts=dashboard.publication_counts(site)))
    for found in dashboard.pending_groups(site, date.today(), published_day(site)):
        texts = [thing.text for thing in found.things]
        print("", f"{command_message(root, found.code)} {len(texts)}", *texts, sep="\n")
    return 0


def changes(root: Path, since: str, summary: Path | None) -> int:
    """Describe the change since a commit, for its reviewer."""
    cache = Cache(root / FOLDER)
    site, files = load_site(root, cache), _changed(root, since)
    found = checks.run_checks(site, make_pages(site, cache), date.today())
    proposed = mending.mend_site(site, found).differences
    text = change_summary.change_summary(report_locale(site), files or (), found, proposed)
    if summary:
        write_report(root, summary, text)
    else:
        print(text)
    return 0


def suggestions(root: Path, since: str, head: str, file: Path) -> int:
    """Write what could be mended in the change that leads from a commit to `head`, as new lines.

    `file` gets `{"suggestions": [{"file", "first", "last", "lines"}]}`, which tools/suggest.py reads. Nothing
    is suggested for a text that is otherwise there than here, where both sides are merged.
    """
    judged, found = (
        checks.check_site(root, date.today(), with_drafts=True, cache=Cache(root / FOLDER)),
        list[change_summary.Suggestion](),
    )
    shown = change_summary.diff_lines(_difference(root, since, head))
    mended = mending.mend_site(judged.site, judged.problems).edits.written
    for name in sorted(mended.keys() & shown.keys()):
        old = safe_read.read_text(root, name)
        if Repository(root).read(head, f"./{name}") == old.strip():
            found += change_summary.suggest_changes(name, old, mended[name], shown[name])
    written = {"suggestions": [asdict(one) for one in found]}
    write_report(root, file, json.dumps(written, ensure_ascii=False))
    return 0


def links(root: Path, is_quiet: bool) -> int:
    """Ask every address elsewhere; 1 where one is gone."""
    named = external_links.external_links(load_site(root))
    dead = external_links.find_dead_links(named)
    for url, refusal in dead.items():
        for file, line in named[url]:
            print(f"{file}:{line}: {command_message(root, refusal.code, **refusal.values)}")
    if not is_quiet:
        print(command_message(root, "asked", count=len(named), dead=len(dead)))
    return 1 if dead else 0
