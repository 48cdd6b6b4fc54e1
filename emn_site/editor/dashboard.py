"""The state of the house as a page for editors, beside the page on which they edit: no reader meets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from emn_site.editions.edition import ADMIN
from emn_site.editor.forms.interface import STYLE
from emn_site.editor.new_translation import OriginalChange, original_changes
from emn_site.editor.status import PendingGroup, PendingItem, count_by_language, pending_groups
from emn_site.locale import Locale, report_locale
from emn_site.locale.templates import render_template
from emn_site.model.site import Site

ADDRESS = f"{ADMIN}/house.html"


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


def dashboard_page(site: Site, to_site: str, today: date) -> str:
    """Return the page; `to_site` is the way from it to a built site."""
    locale = report_locale(site)
    return render_template(
        "house.html.jinja",
        language=locale.language,
        words=locale.words,
        title=locale.word("house_title"),
        styles=f"{to_site}{STYLE}",
        counts=locale.told("status-languages", counts=publication_counts(site)),
        runs=f"{site.settings.repository}/actions/workflows",
        waiting=[_view(locale, found) for found in pending_groups(site, today)],
    )


def publication_counts(site: Site) -> str:
    """Return how many publications there are in each language."""
    return ", ".join(f"{language}: {count}" for language, count in count_by_language(site).items())


def _view(locale: Locale, found: PendingGroup) -> PendingContext:
    return PendingContext(locale.told(found.code), [_thing(locale.site, thing) for thing in found.things])


def _thing(site: Site, thing: PendingItem) -> PendingItemContext:
    page = site.by_path.get(thing.page)
    version = page.versions.get(thing.language) if page else None
    changed = original_changes(site, page, version) if page and version and version.is_translation else None
    address = site.settings.edit_url(thing.file) if thing.file else ""
    return PendingItemContext(thing.text, address, changed or ())
