"""Stories that change the program or its looks, told in a copy of both."""

from pathlib import Path

from benchmarks.stories.data import add_text, replace_text
from emn_site.locale.templates import THEME
from tests.sites import ROOT

EVENTS = ROOT / "tests" / "pages" / "events"
OWN, KINDS = "emn_site/model/own_data.py", "emn_site/pages/kinds.py"
ASSOCIATE = '''class Associate(Model):
    """Who works with the contact point (`associates.yml`); its name is in each language's file."""

    site: Url = Field(description="Its website.")


'''
NAMES = {"en": "Events", "lt": "Renginiai", "pl": "Wydarzenia"}


def show_kind(root: Path) -> None:
    """A new kind of page with a data file, to appear: a model with its row, kind, template, table, words."""
    models, kind, template = (EVENTS / name for name in ("model.py", "kind.py", "events.html.jinja"))
    classes = models.read_text().partition("\n\n\n")[2]
    add_own_file(root, f"{classes}\n\n", "events", "dict[Slug, Event], dict[Slug, EventWords]")
    dates = "from emn_site.model.dates import DateField\n"
    replace_text(root, OWN, r"(from emn_site\.model\.shapes)", rf"{dates}\1")
    ours = kind.read_text().replace("tests.pages.events.model", "emn_site.model.own_data")
    add_text(root, "emn_site/pages/events/kind.py", ours)
    add_text(root, "emn_site/pages/events/events.html.jinja", template.read_text())
    named = "from emn_site.pages.events.kind import KIND as EVENTS\n"
    replace_text(root, KINDS, r"(from emn_site\.pages\.glossary)", rf"{named}\1")
    replace_text(root, KINDS, "GLOSSARY,", "GLOSSARY, EVENTS,")
    add_text(root, "data/events.yml", "conference: {day: 2026-05-20, place: Vilnius}\n")
    add_names(root, "data/lt/events.yml", "conference: {{title: {0}, summary: {0}.}}\n")
    add_names(root, "emn_site/words/en/words.yml", "events: {0}\nevents_summary: {0}.\nfacet_event: {0}\n")


def add_kind(root: Path) -> None:
    """The same in every language of the site and of the generator."""
    show_kind(root)
    add_names(root, "data/en/events.yml", "conference: {{title: {0}, summary: {0}.}}\n")
    for language in ("lt", "pl"):
        words = "events: {0}\nevents_summary: {0}.\nfacet_event: {0}\n"
        add_names(root, f"emn_site/words/{language}/words.yml", words)


def add_names(root: Path, file: str, text: str) -> None:
    """Write at the end of a file of a language, with what it calls events."""
    add_text(root, file, text.format(NAMES[file.split("/")[-2]]))


def add_own_file(root: Path, models: str, name: str, shapes: str) -> None:
    """Declare a data file that a site has of its own: its models and its row."""
    row = f'own_entries("{name}", {shapes}),'
    replace_text(root, OWN, r"(OWN_FILES = \(\n)", rf"{models}\1    {row}\n")


def add_data_file(root: Path) -> None:
    """A new data file with words in each language, which the page of contacts shows: a model with its row."""
    add_own_file(root, ASSOCIATE, "associates", "dict[Slug, Associate], dict[Slug, Line]")
    shown, kind = 'associates=locale.entries("associates").values(),', "emn_site/pages/contacts/kind.py"
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
