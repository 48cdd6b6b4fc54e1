"""An address is given once, and what a command recorded or proposes is what mends."""

from collections.abc import Callable
from pathlib import Path

import pytest

from emn_site.cli import editing
from emn_site.content.load import load_site
from emn_site.model.refusals import Refused
from tests.editor.test_editing import FIRST, _errors, _options

WORK = """\
studies/2021/known-by-title:
  title: {en: "A work"}
  translated_title: {lt: "Darbas"}
  published: "2021"
  scope: network
  topics: [asylum]
  seen: [https://example.org/work]
"""


def test_what_is_recorded_of_a_translation_is_told(healthy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = load_site(healthy).by_path[FIRST].original.fingerprint
    original = healthy / f"docs/lt/{FIRST}.md"
    original.write_text(original.read_text().replace("Prašymų buvo", "Prašymų iš viso buvo"))

    editing.translate(healthy, _options(path=FIRST))

    now = load_site(healthy).by_path[FIRST].original.fingerprint
    output = capsys.readouterr().out
    assert f"`source: {now}`" in output
    assert f"`{before}`" in output
    assert f"docs/lt/{FIRST}.md" in output


@pytest.mark.parametrize(
    ("run", "options", "remedy"),
    [
        (
            editing.new,
            {"title": "A", "slug": "known-by-title", "topics": "asylum"},
            "--slug known-by-title-2022",
        ),
        (editing.move, {"path": FIRST, "to": "known-by-title"}, "studies/2022/known-by-title-2"),
    ],
)
def test_an_address_that_a_work_without_page_has_is_taken(
    healthy: Path, run: Callable[..., int], options: dict[str, str], remedy: str
) -> None:
    (healthy / "data/works.yml").write_text(WORK)

    with pytest.raises(Refused) as refusal:
        run(healthy, _options(**options))

    assert (refusal.value.code, refusal.value.values["example"]) == ("slug-taken", remedy)
    if run is editing.move:
        editing.move(healthy, _options(path=FIRST, to=remedy))
    else:
        editing.new(healthy, _options(**options | {"slug": remedy.removeprefix("--slug ")}))
    assert "duplicate-slug" not in _errors(healthy)


def test_the_page_of_a_work_known_by_its_title_gets_its_address(healthy: Path) -> None:
    (healthy / "data/works.yml").write_text(WORK.replace("2021", "2022"))

    editing.new(healthy, _options(title="A", slug="known-by-title", topics="asylum"))

    assert (healthy / "docs/lt/studies/2022/known-by-title.md").exists()
