"""Whatever an editor saves while the preview runs is told in one sentence, and it is green when undone."""

import json
import os
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.preview_server import previewing
from tests.sites import project_of

STUDY = "docs/lt/studies/2022/first-study.md"
DICTIONARY = "data/dictionaries/lt.json"
LITHUANIA = "data/countries/lithuania.yml"
PATIENCE = 60
"""Seconds until what was saved is told."""


@dataclass(frozen=True)
class Preview:
    """A project that is previewed, as it was at first, the folder of what is made beside, and its console."""

    root: Path
    before: Path
    beside: Path
    base: str
    console: Path

    def _shown(self) -> list[str]:
        """Return what is told now."""
        with urllib.request.urlopen(f"{self.base}-/state", timeout=PATIENCE) as answer:
            return list(json.load(answer)["problems"])

    def _written(self) -> tuple[int, list[str]] | None:
        """Return when a check of the whole site ended, and what it found."""
        for file in self.beside.glob("*/problems.json"):
            with suppress(FileNotFoundError):
                return file.stat().st_mtime_ns, json.loads(file.read_text())
        return None

    def after(self, change: Callable[[Path], object]) -> list[str]:
        """Return what is told once the whole site was checked after a change."""
        before = self._written()
        change(self.root)
        ended = time.monotonic() + PATIENCE
        while time.monotonic() < ended:
            time.sleep(0.3)
            written, shown = self._written(), self._shown()
            if written and written != before and written[1] == shown:
                return shown
        raise AssertionError("what was saved is never told")

    def undo(self, root: Path) -> None:
        """Bring all files back."""
        for name in ("docs", "data", "overrides"):
            shutil.rmtree(root / name, ignore_errors=True)
            shutil.copytree(self.before / name, root / name)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A small site that is previewed, with a chart, a picture and words of its own."""
    folder = tmp_path_factory.mktemp("preview")
    root = project_of("healthy", folder)
    for language, title in {"lt": "Prašymai", "en": "Applications"}.items():
        file = root / STUDY.replace("/lt/", f"/{language}/")
        picture = f"\n\n![{title}](../../../assets/a.png)\n"
        chart = f"\n![{title}](chart:asylum_applications_new?kind=ranked&year=2020&countries=LT)\n"
        file.write_text(file.read_text(encoding="utf-8").rstrip() + picture + chart, encoding="utf-8")
    (root / "docs/assets").mkdir()
    shutil.copy(Path(__file__).parents[3] / "docs/assets/editing/list-en.png", root / "docs/assets/a.png")
    before = Path(shutil.copytree(root, folder / "before"))
    beside = folder / "beside"
    beside.mkdir()
    with pytest.MonkeyPatch.context() as patch, (folder / "console").open("w") as console:
        patch.setenv("TMPDIR", str(beside))
        with previewing(root, console) as base:
            begun = Preview(root, before, beside, base, folder / "console")
            assert begun.after(lambda root: None) == []
            yield begun


Edit = Callable[[Path], object]


def _break(file: str) -> Edit:
    return lambda root: (root / file).write_text((root / file).read_text() + "\n - : [ {\n\tx")


def _replace(file: str, old: str, new: str) -> Edit:
    return lambda root: (root / file).write_text((root / file).read_text().replace(old, new))


def _write(file: str, content: bytes) -> Edit:
    def write(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)

    return write


def _delete(path: str) -> Edit:
    return lambda root: shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()


def _rename(path: str, name: str) -> Edit:
    return lambda root: (root / path).rename((root / path).with_name(name))


def _save_twice(root: Path) -> None:
    for words in ("\n\n[a](nowhere.md)\n", "\n\n[b](elsewhere.md)\n"):
        (root / STUDY).write_text((root / STUDY).read_text() + words)


def _cut(file: str) -> Edit:
    return lambda root: os.truncate(root / file, 60)


DATA = (
    "sources.yml", "indicators.yml", "datasets.yml", "topics.yml", "types.yml", "site.yml",
    "countries/lithuania.yml", "lt/indicators.yml", "lt/site.yml", "en/types.yml",
)  # fmt: skip
EDITS: dict[str, tuple[Edit, str]] = {
    **{f"break data/{name}": (_break(f"data/{name}"), f"data/{name}:") for name in DATA},
    "delete a country": (_delete(LITHUANIA), "LT"),
    "delete a picture": (_delete("docs/assets/a.png"), "a.png"),
    "delete an indicator that a chart shows": (
        _replace("data/indicators.yml", "asylum_applications_new", "other"), "asylum_applications_new"
    ),
    "misspell a chart": (_replace(STUDY, "chart:asylum", "chart:assylum"), f"{STUDY}:"),
    "delete words": (_delete("data/lt/sources.yml"), "data/lt/sources.yml"),
    "delete a language of data": (_delete("data/en"), "data/en/site.yml"),
    "delete a language of texts": (_delete("docs/lt"), "lt"),
    "rename a language of texts": (_rename("docs/lt", "xx"), "docs/xx/"),
    "delete the types": (_delete("data/types.yml"), "data/types.yml"),
    "a text that is no text": (_write(STUDY, b"\xff\xfe\x00\x81" * 99), f"{STUDY}:"),
    "a country that is no text": (_write(LITHUANIA, b"\xff\xfe\x00\x81" * 99), f"{LITHUANIA}:"),
    "an empty country": (_write(LITHUANIA, b""), f"{LITHUANIA}:"),
    "a country that is a list": (_write(LITHUANIA, b"- a\n- b\n"), f"{LITHUANIA}:"),
    "a text cut while it was saved": (_cut(STUDY), f"{STUDY}:"),
    "a country cut while it was saved": (_cut(LITHUANIA), LITHUANIA),
    "two savings in quick succession": (_save_twice, "elsewhere.md"),
    "a link to a file": (lambda root: (root / "docs/lt/a.md").symlink_to("/etc/passwd"), "docs/lt/a.md"),
    "a link to its own folder": (lambda root: (root / "docs/lt/loop").symlink_to("."), "docs/lt/loop"),
    "a name with blanks and capitals": (
        _write("docs/lt/studies/2022/Mano Failas.md", b"x"), "docs/lt/studies/2022/Mano Failas.md"
    ),
    "a folder named as a text": (_write("docs/lt/a.md/b.txt", b"x"), "docs/lt/a.md/b.txt"),
    "a huge picture": (_write("docs/assets/a.png", b"\x89PNG" + bytes(25_000_000)), "docs/assets/a.png"),
    "a huge text": (_write(STUDY, b"a " * 200_000), f"{STUDY}:"),
    "two texts at one address": (
        lambda root: shutil.copytree(root / "docs/lt/studies/2022", root / "docs/lt/studies/2021"),
        "first-study",
    ),
    "a map that is broken": (_write("data/map.json", b"{"), "data/map.json:"),
    "a map of another shape": (_write("data/map.json", b"[1]"), "data/map.json:"),
    "a dictionary that is broken": (_write(DICTIONARY, b"\xff"), f"{DICTIONARY}:"),
    "a dictionary that is a list": (_write(DICTIONARY, b"[1]"), f"{DICTIONARY}:"),
    "a template of one's own that is broken": (_write("overrides/main.html", b"{% if %}{{ x"), ""),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_saved_is_told_without_a_traceback_and_green_when_undone(preview: Preview, edit: str) -> None:
    change, expected = EDITS[edit]

    problems = preview.after(change)
    after = preview.after(preview.undo)

    assert "Traceback" not in preview.console.read_text()
    assert expected in "\n".join(problems)
    assert after == []
