"""Reads the content and the data: everything, stopping at nothing.

What cannot be read becomes a problem, and the rest is still judged, so that an editor sees all mistakes
at once. A root fault silences its consequences: where a file of `data/` cannot be read, nothing that
refers to it is called wrong.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import PACKAGE, Digests, code_digest, digest
from emn_site.content import git, packed_words, registry, safe_read
from emn_site.content.change_dates import change_dates
from emn_site.content.data_files import DataFiles, fill_missing_words, find_unknown_files, packed_model
from emn_site.content.texts import read_pages
from emn_site.locale import reports
from emn_site.model.problems import make_problem
from emn_site.model.refusals import UnreadableSite
from emn_site.model.release_dates import release_day
from emn_site.model.settings import Settings
from emn_site.model.site import Page, Publication, Site
from emn_site.model.wording import ProblemTexts

SETTINGS = "data/site.yml"
_PACKED = PACKAGE / "start"
# What a site begins with: packed into a wheel (setup.py), or the repository of the generator itself.
START = _PACKED if _PACKED.is_dir() else PACKAGE.parent
# So many files that should not be tracked are named: they come by the thousand, and go by one command.
MOST_TRACKED = 5
DICTIONARY_SOURCES = (".aff", ".dic")  # what dictionaries are made from; no page is


def load_site(root: Path, cache: Cache = NO_CACHE) -> Site:
    """Read `data/` and `docs/` below a root; what has been read before is taken from what is kept.

    Raises `UnreadableSite` where the settings are so broken that nothing else can be judged; every
    other problem is in `Site.problems`.
    """
    files = DataFiles(root, cache, code_digest(root) if cache.stores else "")
    settings = files.model(Settings, SETTINGS)
    if settings is None or any(not found.is_warning for found in files.problems):
        raise UnreadableSite(files.problems, report_settings(root)[0])
    files.problems += [
        make_problem(path, 1, "symbolic-link") for path in safe_read.list_links(root, "docs", "data")
    ]
    files.problems += [
        make_problem(path, 1, "tracked-output", folder=path.partition("/")[0])
        for path in git.tracked_output(root)[:MOST_TRACKED]
    ]
    files.problems += find_unknown_files(root)
    assets = files.assets()
    data = files.neutral()
    words = {language: files.words(language, data) for language in settings.locales}
    types = data["types"]  # without the types nobody could say what is a publication
    wordings = fill_missing_words(words, packed_model(data))
    texts = read_pages(files, wordings, types) if types else []
    listed = safe_read.list_files(root, "docs", "**/*")
    site = Site(
        root=root,
        settings=settings,
        wordings=wordings,
        reports=_reports(files),
        map=files.map(),
        dictionaries=files.dictionaries(settings.locales),
        publications=[page for page in texts if isinstance(page, Publication)],
        pages=[page for page in texts if not isinstance(page, Publication)],
        files=listed,
        assets=assets,
        bill_of_materials=files.program_written("sbom.cdx.json", str),
        gone=git.lost_files(root, {*listed} - _waiting_files(texts), settings.branch),
        changed=change_dates(root, cache, files.program),
        lines=files.documents,
        problems=files.problems,
        **registry.split_fields(Site, data),
    )
    return replace(site, digests=_digests(files, site)) if cache.stores else site


def _waiting_files(pages: Iterable[Page]) -> set[str]:
    """Return the files of publications that are drafts, or wait for a day to come."""
    found = [p for p in pages if isinstance(p, Publication) and (p.is_draft or release_day(p, date.today()))]
    return {version.file for page in found for version in page.versions.values()}


def report_settings(root: Path) -> tuple[dict[str, ProblemTexts], str | None]:
    """Return how the languages say what is wrong, and the language wanted, where the settings can be read.

    Outside a site they are those of the generator alone.
    """
    files = DataFiles(root)
    settings = files.model(Settings, SETTINGS)
    return _reports(files), settings.report_locale if settings else packed_words.MODEL


def report_message(root: Path, code: str, **values: object) -> str:
    """Return a sentence of `commands` in the language of reports."""
    texts, wanted = report_settings(root)
    return reports.message(code, values, texts, reports.report_languages(texts, wanted))


def _reports(files: DataFiles) -> dict[str, ProblemTexts]:
    """Return how problems are said, in the languages of the generator and those that a site has a file of."""
    paths = safe_read.list_files(files.root, "data", "*/problems.yml")
    languages = sorted({*packed_words.packed_languages(), *(PurePosixPath(path).parts[1] for path in paths)})
    found = {one: files.model(ProblemTexts, f"data/{one}/problems.yml") for one in languages}
    return {language: texts for language, texts in found.items() if texts}


def _digests(files: DataFiles, site: Site) -> Digests:
    """Return what everything that is made of the data depends on, the figures apart.

    Which figures there are, and what else is known of countries, stands with the rest.
    """
    figures, words = list[tuple[str | None, ...]](), list[tuple[str | None, ...]]()
    for path in safe_read.list_files(site.root, "data", "**/*"):
        row = registry.row_of(path)
        if path.endswith(DICTIONARY_SOURCES) or (row and row.is_for_editors):
            continue
        about = path, files.file_digest(path), str(site.changed.get(path))
        (figures if row and row.has_figures else words).append(about)
    facts = [one.model_copy(update={"figures": {}}) for one in site.holders.values()]
    held = [[(key, series.dataset) for key, series in one.figures.items()] for one in site.holders.values()]
    rest = digest(files.program, *words, [*site.countries], [*site.totals], facts, held, site.periods)
    return Digests(rest, digest(*figures))
