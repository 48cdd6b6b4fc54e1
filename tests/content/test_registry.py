"""A data file is one row: what is done with data files is done with a new one too."""

import json
from pathlib import Path

import pytest
from pydantic import Field

from emn_site.checks import languages
from emn_site.content import registry
from emn_site.content.load import load_site
from emn_site.content.schemas import editor_settings, schemas
from emn_site.model.data_file import DataFile
from emn_site.model.dates import DateField, PartialDate
from emn_site.model.shapes import Line, Model


class Event(Model):
    """What a contact point holds."""

    day: DateField = Field(description="When it is held.")


class EventWords(Model):
    """An event in one language."""

    name: Line = Field(description="The name.")


EVENTS = DataFile("events", dict[Line, Event], dict[Line, EventWords], has_same_keys=True)
FILES = {
    "data/events.yml": "conference:\n  day: 2026-05-14\n",
    "data/lt/events.yml": "conference: {name: Konferencija}\n",
    "data/en/events.yml": "conference: {name: Conference}\n",
}


@pytest.fixture
def root(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a data file that the generator gets one row for."""
    monkeypatch.setattr(registry, "ROWS", (*registry.ROWS, EVENTS))
    for file, text in FILES.items():
        (healthy / file).write_text(text, encoding="utf-8")
    return healthy


def _found(root: Path) -> list[tuple[str, int, str]]:
    site = load_site(root)
    return [(one.path, one.line, one.code) for one in (*site.problems, *languages.check(site))]


def test_it_is_read_in_every_language(root: Path) -> None:
    site = load_site(root)

    assert site.other["events"]["conference"].day == PartialDate(2026, 5, 14)
    assert site.wordings["lt"].other["events"]["conference"].name == "Konferencija"
    assert _found(root) == []


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("data/events.yml", "conference:\n  day: soon\n", ("data/events.yml", 2, "wrong-value")),
        ("data/lt/events.yml", "conference:\n  nmae: K\n", ("data/lt/events.yml", 2, "unknown-key")),
        ("data/en/events.yml", "{}\n", ("data/en/events.yml", 1, "missing-word")),
        ("data/lt/events.yml", "{}\n", ("data/lt/events.yml", 1, "missing-word")),
        ("data/event.yml", "", ("data/event.yml", 1, "unread-file")),
    ],
)
def test_a_mistake_in_it_is_named_by_its_line(
    root: Path, file: str, text: str, problem: tuple[str, int, str]
) -> None:
    (root / file).write_text(text, encoding="utf-8")

    assert problem in _found(root)


def test_a_language_without_it_is_lent_the_words_of_another(root: Path) -> None:
    (root / "data/en/events.yml").write_text("{}\n", encoding="utf-8")

    assert load_site(root).wordings["en"].other["events"]["conference"].name == "Konferencija"


@pytest.mark.usefixtures("root")
def test_it_has_schemas_and_editors_complete_it() -> None:
    files = json.loads(editor_settings("{}"))["yaml.schemas"]

    assert {"day"} == set(json.loads(schemas()["events.json"])["$defs"]["Event"]["properties"])
    assert files["./schemas/events.json"] == "data/events.yml"
    assert files["./schemas/words-events.json"] == "data/??/events.yml"


def test_without_a_row_nothing_reads_it(healthy: Path) -> None:
    (healthy / "data/events.yml").write_text(FILES["data/events.yml"], encoding="utf-8")

    assert ("data/events.yml", 1, "unread-file") in _found(healthy)
