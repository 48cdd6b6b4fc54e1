"""Stories that change the program or its looks, told in a copy of both."""

from pathlib import Path

from benchmarks.stories.data import add_text, replace_text
from emn_site.locale.templates import THEME
from tests.sites import ROOT

EVENTS = ROOT / "tests" / "pages" / "events"
ROW = '    DataFile("events", dict[Slug, Event], dict[Slug, EventWords], may_be_absent=True),\n'
ASSOCIATES = '''"""Who works with the contact point (`data/associates.yml`)."""

from pydantic import Field

from emn_site.model.shapes import Model, Url


class Associate(Model):
    """An associate; its name is in each language's file."""

    site: Url = Field(description="Its website.")
'''


def add_kind(root: Path) -> None:
    """A new kind of page with a data file: one folder, one row, a line in the table of kinds, its words."""
    model, kind, template = (EVENTS / name for name in ("model.py", "kind.py", "events.html.jinja"))
    add_text(root, "emn_site/model/events.py", model.read_text())
    ours = kind.read_text().replace("tests.pages.events.model", "emn_site.model.events")
    add_text(root, "emn_site/pages/events/kind.py", ours)
    add_text(root, "emn_site/pages/events/events.html.jinja", template.read_text())
    registry, kinds = "emn_site/content/registry.py", "emn_site/pages/kinds.py"
    replace_text(root, registry, r"(ROWS: .*\n)", rf"\1{ROW}")
    models = "from emn_site.model.events import Event, EventWords\n"
    replace_text(root, registry, r"(from emn_site\.model\.indicators)", rf"{models}\1")
    named = "from emn_site.pages.events.kind import KIND as EVENTS\n"
    replace_text(root, kinds, r"(from emn_site\.pages\.glossary)", rf"{named}\1")
    replace_text(root, kinds, "GLOSSARY,", "GLOSSARY, EVENTS,")
    add_text(root, "data/events.yml", "conference: {day: 2026-05-20, place: Vilnius}\n")
    for language, name in (("lt", "Renginiai"), ("en", "Events")):
        add_text(root, f"data/{language}/events.yml", f"conference: {{title: {name}, summary: {name}.}}\n")
        words = f"events: {name}\nevents_summary: {name}.\nfacet_event: {name}\n"
        add_text(root, f"data/{language}/words.yml", words)


def add_data_file(root: Path) -> None:
    """A new data file with words in each language, which the page of contacts shows: a row and its model."""
    add_text(root, "emn_site/model/associates.py", ASSOCIATES)
    registry, kind = "emn_site/content/registry.py", "emn_site/pages/contacts/kind.py"
    row = '    DataFile("associates", dict[Slug, Associate], dict[Slug, Line], may_be_absent=True),\n'
    replace_text(root, registry, r"(ROWS: .*\n)", rf"\1{row}")
    model = "from emn_site.model.associates import Associate\n"
    replace_text(root, registry, r"(from emn_site\.model\.country)", rf"{model}\1")
    shown = 'associates=locale.entries("associates").values(),'
    replace_text(root, kind, r"( +)(people=)", rf"\1{shown}\n\1\2")
    listed = '{% for one, name in associates %}<p><a href="{{ one.site }}">{{ name }}</a></p>{% endfor %}\n'
    add_text(root, "emn_site/pages/contacts/contacts.html.jinja", listed)
    add_text(root, "data/associates.yml", "university: {site: https://www.example.org/}\n")
    for language, name in (("lt", "Universitetas"), ("en", "University")):
        add_text(root, f"data/{language}/associates.yml", f"university: {name}\n")


def change_chart_colours(root: Path) -> None:
    """Another colour of the first line of charts, on pages and on the cards that they are shared with."""
    style = "overrides/styles/drawing.css"
    add_text(root, style, (THEME / "styles" / "drawing.css").read_text(encoding="utf-8"))
    replace_text(root, style, r"--series-0: var\(--light, #0b4aa2\)", "--series-0: var(--light, #0a5c36)")
