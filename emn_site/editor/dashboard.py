"""The state of the house: what waits to be written, translated, found or looked at, and the page of it.

What waits for the publisher are fields that are empty, and addresses that are placeholders. The page stands
beside that on which editors edit: no reader meets it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from emn_site.content.packed_words import missing_words
from emn_site.content.translations import TranslationState, translation_state
from emn_site.editor.figure_proposals import figure_proposals
from emn_site.editor.new_translation import OriginalChange, original_changes
from emn_site.locale import all_locales, report_locale
from emn_site.locale.addresses import ADMIN
from emn_site.locale.templates import render_template
from emn_site.model.dates import PartialDate
from emn_site.model.release_dates import due_publications, release_day
from emn_site.model.settings import ACCESSIBILITY, PAGES, PRIVACY, Settings
from emn_site.model.site import Listed, Publication, Site
from emn_site.model.works import Work
from emn_site.pages.legal.kind import KIND, legal_words
from emn_site.statistics import anomalies, coverage
from emn_site.statistics.key_figures import leading_values

ADDRESS = f"{ADMIN}/house.html"
STYLE = "assets/stylesheets/text.css"


@dataclass(frozen=True)
class PendingItem:
    """A thing that waits: its words, and the file, the page and the language it is about, where there are."""

    text: str
    file: str = ""
    page: str = ""
    language: str = ""


@dataclass(frozen=True)
class PendingGroup:
    """Things of one kind that wait: a key of `commands` that says what for, and what they are."""

    code: str
    things: tuple[PendingItem, ...]


@dataclass(frozen=True)
class PendingItemContext:
    """A thing that waits: its words, where it is edited, and what its original has changed."""

    text: str
    address: str
    changes: Sequence[OriginalChange]


@dataclass(frozen=True)
class PendingContext:
    """Things that wait for the same."""

    title: str
    things: Sequence[PendingItemContext]


def publication_counts(site: Site) -> str:
    """Return how many publications there are in each language."""
    return ", ".join(
        f"{language}: {sum(language in publication.versions for publication in site.publications)}"
        for language in site.settings.locales
    )


def pending_groups(site: Site, today: date, published: date | None) -> Iterator[PendingGroup]:
    """Yield what waits, a kind at a time; kinds of which there is nothing are left out.

    `published` is the day on which the site was last published, where that is known.
    """
    for code, things in (
        ("status-drafts", _those(site.publications, lambda p: p.is_draft and not release_day(p, today))),
        (
            "status-awaited",
            [_of(p, f" ({day})") for p in site.publications if (day := release_day(p, today))],
        ),
        ("status-released", [_of(p, f" ({day})") for p, day in due_publications(site, published, today)]),
        ("status-outdated", list(_translations(site, TranslationState.OUTDATED))),
        ("status-unmarked", list(_translations(site, TranslationState.UNMARKED))),
        ("status-missing", list(_translations(site, TranslationState.MISSING))),
        ("status-no-address", _listed(site, lambda w: not (_is_here(w) or w.head.official_address))),
        ("status-title", _listed(site, lambda work: not _has_printed_title(work))),
        ("status-no-page", _listed(site, lambda work: isinstance(work, Work))),
        (
            "status-no-number",
            _those(site.authored_publications, lambda p: not (p.head.doi or p.head.isbn or p.head.number)),
        ),
        ("status-no-pdf", _those(site.authored_publications, lambda p: not p.head.pdf)),
        ("status-unchecked", _those(site.publications, lambda p: bool(p.head.to_check))),
        ("status-withdrawn", _those(site.publications, lambda p: p.head.withdrawn is not None)),
        ("status-unset", [PendingItem(f"{file}: {key}", file) for file, key in unset_fields(site)]),
        ("status-untranslated", list(_untranslated(site))),
        ("status-due", list(_due(site, today))),
        ("status-old", list(_old(site, today))),
        ("status-doubted", list(_doubted(site))),
        (
            "status-unquoted",
            [PendingItem(f"{p.file}:{p.line}: {p.link}", p.file) for p in figure_proposals(site)],
        ),
    ):
        if things:
            yield PendingGroup(code, tuple(things))


def _untranslated(site: Site) -> Iterator[PendingItem]:
    for language in site.settings.locales:
        for row, lacking, of in missing_words(site, language):
            file = row.words_path(language)
            yield PendingItem(f"{file}: {lacking} / {of}", file)


def _those(publications: Iterable[Publication], asked: Callable[[Publication], bool]) -> list[PendingItem]:
    return [_of(publication) for publication in publications if asked(publication)]


def _listed(site: Site, asked: Callable[[Listed], bool]) -> list[PendingItem]:
    works = (work for work in site.authored if asked(work))
    return [PendingItem(work.path, work.place[0], work.path) for work in works]


def _is_here(work: Listed) -> bool:
    return isinstance(work, Publication) and work.head.extent == "full"


def _has_printed_title(work: Listed) -> bool:
    """Whether a title is as printed in every language; a translation of ours is to be confirmed."""
    if isinstance(work, Work):
        return not work.head.translated_title
    return all(version.head.title_status == "official" for version in work.versions.values())


def _of(publication: Publication, more: str = "") -> PendingItem:
    return PendingItem(f"{publication.path}{more}", publication.original.file, publication.path)


def _translations(site: Site, wanted: TranslationState) -> Iterator[PendingItem]:
    for page in site.by_path.values():
        for language in site.settings.locales:
            if translation_state(page, language) is wanted:
                version = page.versions.get(language, page.original)
                yield PendingItem(f"{page.path} ({language})", version.file, page.path, language)


def _due(site: Site, today: date) -> Iterator[PendingItem]:
    """Yield the series that were to be looked at again by now."""
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key, series in country.figures.items():
            if series.is_due(today):
                yield PendingItem(f"{file}: {key} ({series.review_by})", file)


def _old(site: Site, today: date) -> Iterator[PendingItem]:
    """Yield the leading figures of countries that are old by now, each with its period."""
    locale = report_locale(site)
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key, period, known in leading_values(locale, country):
            if known and known.bounds and coverage.is_old(period, today):
                yield PendingItem(f"{file}: {key} ({period})", file)


def _doubted(site: Site) -> Iterator[PendingItem]:
    """Yield the series with values in doubt, each with the periods."""
    found: dict[tuple[str, str], list[str]] = {}
    for code, key, period in anomalies.find_anomalies(site):
        found.setdefault((code, key), []).append(str(period))
    for (code, key), periods in sorted(found.items()):
        file = f"data/countries/{site.slugs[code]}.yml" if code in site.slugs else ""
        yield PendingItem(f"{code}: {key} ({', '.join(sorted(periods))})", file)


def dashboard_page(site: Site, to_site: str, today: date, published: date | None) -> str:
    """Return the page; `to_site` is the way from it to a built site."""
    locale = report_locale(site)
    return render_template(
        "house.html.jinja",
        language=locale.language,
        words=locale.words,
        title=locale.word("house_title"),
        styles=f"{to_site}{STYLE}",
        counts=locale.message("status-languages", counts=publication_counts(site)),
        runs=f"{site.settings.repository}/actions/workflows",
        as_of=locale.word("house_as_of", day=locale.date(PartialDate.parse(today.isoformat()))),
        waiting=[
            PendingContext(locale.message(found.code), [_thing(site, thing) for thing in found.things])
            for found in pending_groups(site, today, published)
        ],
    )


def _thing(site: Site, thing: PendingItem) -> PendingItemContext:
    page = site.by_path.get(thing.page)
    version = page.versions.get(thing.language) if page else None
    changed = original_changes(site, page, version) if page and version and version.is_translation else None
    address = site.settings.edit_url(thing.file) if thing.file else ""
    return PendingItemContext(thing.text, address, changed or ())


SETTINGS = "data/site.yml"
_OF_SETTINGS = ("logo", "grant_number", "published")
_OF_CONTACT = ("telephone", "social")
_OF_LANGUAGES = ("hours", "fund", "disclaimer")
_OF_OWN_FILES = ("people", "partners")

PLACEHOLDER = ".example"  # the end of host names that nobody can have (RFC 2606)


def unset_fields(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what is not known: the file and the key, with a dot between its parts."""
    settings = site.settings
    yield from placeholders(settings)
    yield from ((SETTINGS, name) for name in _OF_SETTINGS if not getattr(settings, name))
    yield from ((SETTINGS, f"contact.{name}") for name in _OF_CONTACT if not getattr(settings.contact, name))
    yield from ((f"data/{name}.yml", name) for name in _OF_OWN_FILES if not site.other[name])
    for language in settings.locales:
        words, file = site.wordings[language].site, f"data/{language}/site.yml"
        yield from ((file, name) for name in _OF_LANGUAGES if not getattr(words, name))
    yield from unset_legal_fields(site)


def unset_legal_fields(site: Site) -> Iterator[tuple[str, str]]:
    """Yield which legal pages are not there, and what they do not state yet, as `unset_fields`."""
    for locale in all_locales(site):
        legal, file = legal_words(locale), f"data/{locale.language}/legal.yml"
        shown, folder = KIND.paths(locale), f"docs/{locale.language}"
        yield from ((f"{folder}/{path}.md", page) for page, path in PAGES.items() if path not in shown)
        yield from ((file, key) for key in (*PRIVACY, *ACCESSIBILITY) if not getattr(legal, key))


def placeholders(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the addresses that no reader can follow, as `unset_fields`."""
    for key, address in (("address", settings.address), ("repository", settings.repository)):
        if str(urlsplit(address).hostname).endswith(PLACEHOLDER):
            yield SETTINGS, key
