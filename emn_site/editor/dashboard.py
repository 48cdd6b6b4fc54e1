"""The state of the house as a page for editors, beside the page on which they edit: no reader meets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from emn_site.editions.edition import ADMIN
from emn_site.editor.forms.interface import STYLE
from emn_site.editor.new_translation import Changed, changes
from emn_site.editor.status import Thing, Waiting, by_language, waiting
from emn_site.locale import Language, reporting_language
from emn_site.locale.templates import render
from emn_site.model.site import Site

ADDRESS = f"{ADMIN}/house.html"


@dataclass(frozen=True)
class ThingView:
    """A thing that waits: its words, where it is edited, and what its original has changed."""

    text: str
    address: str
    changes: Sequence[Changed]


@dataclass(frozen=True)
class WaitingView:
    """Things that wait for the same."""

    title: str
    things: Sequence[ThingView]


def page(site: Site, to_site: str, today: date) -> str:
    """Return the page; `to_site` is the way from it to a built site."""
    speech = reporting_language(site)
    return render(
        "house.html.jinja",
        locale=speech.locale,
        words=speech.words,
        title=speech.word("house_title"),
        styles=f"{to_site}{STYLE}",
        counts=speech.told("status-languages", counts=counted(site)),
        runs=f"{site.settings.repository}/actions/workflows",
        waiting=[_view(speech, found) for found in waiting(site, today)],
    )


def counted(site: Site) -> str:
    """Return how many publications there are in each language."""
    return ", ".join(f"{locale}: {count}" for locale, count in by_language(site).items())


def _view(speech: Language, found: Waiting) -> WaitingView:
    return WaitingView(speech.told(found.code), [_thing(speech.site, thing) for thing in found.things])


def _thing(site: Site, thing: Thing) -> ThingView:
    page = site.by_path.get(thing.page)
    version = page.versions.get(thing.locale) if page else None
    changed = changes(site, page, version) if page and version and version.is_translation else None
    address = f"{site.settings.repository}/edit/main/{thing.file}" if thing.file else ""
    return ThingView(thing.text, address, changed or ())
