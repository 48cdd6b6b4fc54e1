"""One rule a function, beside those that judge the same: from the site, and its pages, to what is wrong."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from emn_site import pages as all_of_them
from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.checks import (
    claims,
    data,
    dates,
    figures,
    file_names,
    languages,
    links,
    relations,
    remedies,
    sentences,
    series,
    texts,
    translations,
    typos,
    words,
    works,
)
from emn_site.checks.value_forms import codes_by_name
from emn_site.content import registry
from emn_site.content.load import load_site
from emn_site.model.problems import Problem, make_problem
from emn_site.model.refusals import UnreadableSite
from emn_site.model.release_dates import site_on, without_drafts
from emn_site.model.site import Site
from emn_site.pages import PageSet

RULES = (
    file_names.check, file_names.check_templates, file_names.check_unique, works.check_facts,
    works.check_entries, works.check_authors, works.check_languages, works.check_copies, words.check,
    words.check_definitions, languages.check, languages.check_numbers, data.check_terms,
    data.check_sources, relations.check, relations.check_lifecycle, translations.check,
    texts.check_repetition, texts.check_headings, texts.check_letters, texts.check_images,
)  # fmt: skip
RULES_OF_FIGURES = (
    figures.check, figures.check_places, claims.check, claims.check_words, figures.check_notes,
    data.check_anomalies, series.check_values, series.check_rows, series.check_totals,
    series.check_citizenships, series.check_datasets, sentences.check, sentences.check_acts,
)  # fmt: skip
"""What is held back where a file of figures has a value that cannot be read: it may be the one asked for."""

FILE_FAULTS = frozenset(("country-code-unlike", "negative-value", "unknown-indicator", "wrong-value"))
"""Problems of a file of figures for which no text is to be changed."""

QUOTATION_FAULTS = (
    "no-such-indicator", "no-such-period", "no-such-setting", "no-such-kind", "no-such-claim",
)  # fmt: skip
"""What is wrong with a quotation whatever the data have."""

UNLIKE = frozenset(("numbers-added", "numbers-differ", "numbers-missing", "parts-differ"))

DIFFERENCES = frozenset(("caption-unlike", "paragraph-torn"))
"""Warnings that say why a text has other numbers or parts than its translation."""

SEVERAL = 3  # quotations of a country without a file: no slip of one of them

_CODE = re.compile(r"\b[A-Z]{2}\b")

RULES_OF_PAGES = (links.check, links.check_redirects)
RULES_OF_TODAY = (dates.check, data.check, typos.check)


@dataclass(frozen=True)
class CheckResult:
    """The content as it was read, the pages as they will be published, and what is wrong with either.

    `site` is what readers may see; `problems` are those of the drafts too.
    """

    site: Site
    pages: PageSet
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return [found for found in self.problems if not found.is_warning]


def check_site(root: Path, today: date, with_drafts: bool = False, cache: Cache = NO_CACHE) -> CheckResult:
    """Read a site, make its pages and judge both; what is returned is what a build publishes.

    Raises `UnreadableSite` where not even the settings can be read.
    """
    try:
        full_site = site_on(load_site(root, cache), today)
    except UnreadableSite as error:
        error.problems = [*remedies.add_remedies(root, error.reports, error.problems)]
        raise
    site = full_site if with_drafts else without_drafts(full_site)
    pages = all_of_them.make_pages(site, cache)
    return CheckResult(site, pages, run_checks(full_site, pages, today))


def run_checks(site: Site, pages: PageSet, today: date) -> list[Problem]:
    """Return every problem of the content, those met while reading it included, sorted by place."""
    of_types = list(works.check_types(site))
    shared = [one for one in of_types if one.code in ("folder-taken", "folder-renamed")]
    # Where nothing of a neutral file of data could be read, what others say of it cannot be judged.
    unread = [path for path in site.broken if path.count("/") == 1 and path not in site.lines]
    if shared or any(map(registry.row_of, unread)):
        root_faults = {*site.problems, *shared}
        return sorted(remedies.add_remedies(site.root, site.settings.locales, root_faults, site))
    found = {*site.problems, *pages.problems, *of_types}
    for rule in RULES:
        found.update(rule(site))
    for rule_of_today in RULES_OF_TODAY:
        found.update(rule_of_today(site, today))
    found.update(_problems_of_figures(site, found))
    for rule_of_pages in RULES_OF_PAGES:
        found.update(rule_of_pages(site, pages))
    return sorted(
        remedies.add_remedies(site.root, site.settings.locales, _without_consequences(site, found), site)
    )


def _problems_of_figures(site: Site, found: Collection[Problem]) -> list[Problem]:
    """Return what is wrong with what is said of figures, but for what follows from what was `found`."""
    files = {f"data/countries/{slug}.yml": country.code for slug, country in site.countries.items()}
    unread = {path for path in site.broken if (row := registry.row_of(path)) and row.has_figures}
    unread |= {one.path for one in found if one.code in FILE_FAULTS and one.path in files}
    twice = {dict(one.values)["value"] for one in found if one.code == "country-code-unlike"}
    sound = {code for file, code in files.items() if file not in unread} - twice
    wrong = {(one.path, one.line) for one in found if not one.is_warning}
    asked = [one for rule in RULES_OF_FIGURES for one in rule(site)]
    gone = [] if unread else [*_countries_without_file(asked, sound)]
    own = (one for one in asked if not _rests_on_unread(one, unread or gone, sound))
    spoilt = {one.path for one in found if one.code == "wrong-value" and one.path in files}
    held = ((one, one.path in spoilt or (one.path, one.line) in wrong) for one in own)
    return gone + [one for one, is_held in held if not (one.is_warning and is_held)]


def _countries_without_file(asked: Collection[Problem], known: set[str]) -> Iterator[Problem]:
    """Yield the countries that texts quote again and again and that have no file: somebody deleted it."""
    targets = (dict(one.values).get("target", "") for one in asked)
    quoted = Counter(code for target in targets for code in {*_CODE.findall(target)} - known)
    for code, count in quoted.items():
        if count >= SEVERAL and code in codes_by_name("territories", ("en",)).values():
            yield make_problem("data/countries", 1, "country-without-file", value=code, count=count)


def _without_consequences(site: Site, found: Collection[Problem]) -> Iterator[Problem]:
    """Yield problems without what follows from others: of a language that is not there yet, of a country
    whose code is that of another, and of two languages that differ while one has a mistake.
    """
    new = {dict(one.values)["value"] for one in found if one.code == "language-without-texts"}
    unlike = {dict(one.values)["value"] for one in found if one.code == "country-code-unlike"}
    named = {one.path for one in found if one.code in ("file-copy", "file-name")}
    uncalled = [
        (one.path, dict(one.values)["value"].strip("[^]")) for one in found if one.code == "note-undefined"
    ]
    twice = {one.path for one in found if one.code == "work-twice"}
    faults = [one for one in found if not one.is_warning or one.code in DIFFERENCES]
    last = {one.path: one.line for one in sorted(faults, key=lambda one: one.line)}
    unsure = {
        version.file
        for page in site.by_path.values()
        for version in page.versions.values()
        if any(last.get(one.file, 0) >= one.text.line for one in page.versions.values())
    }
    for one in found:
        is_same = one.code in UNLIKE and one.path in unsure
        is_copy = one.code in ("said-twice", "translation-without-original") and one.path in named
        is_case = one.code == "case-missing" and dict(one.values)["value"] in unlike
        names = [name for path, name in uncalled if path == one.path and one.code == "note-unused"]
        is_note = bool(get_close_matches(dict(one.values).get("value", ""), names, n=1))
        is_slug = one.code == "duplicate-slug" and not twice.isdisjoint((one.path, dict(one.values)["other"]))
        if not (is_same or is_copy or is_note or is_slug or is_case or _is_of_language(one, new)):
            yield one


def _is_of_language(problem: Problem, languages: set[str]) -> bool:
    is_words = problem.path.startswith("data/") and problem.path.split("/")[1] in languages
    return is_words or dict(problem.values).get("locale") in languages


def _rests_on_unread(problem: Problem, unread: Collection[object], sound: set[str]) -> bool:
    """Whether a problem of what a text says of figures may be that of a file which could not be read.

    `sound` are the codes of the countries whose files could be.
    """
    values = dict(problem.values)
    target = values.get("target") or values.get("link")
    if not unread or target is None or values.get("expected", "no-such-value").startswith(QUOTATION_FAULTS):
        return False
    return target.startswith("rank:") or not {*_CODE.findall(target)} <= sound  # a rank is among all
