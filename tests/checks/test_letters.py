"""A letter that no font of the PDFs has is named with its line, where a text has a PDF."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from emn_site import checks
from emn_site.cache.cache import NO_CACHE
from emn_site.content.load import load_site
from emn_site.pages.pdf_files import make_pdfs
from tests.exports.pdf.reading import EDITION, lacks

STUDY = "docs/lt/studies/2022/first-study.md"


def _found(root: Path) -> list[tuple[str, int, str]]:
    problems = checks.check_site(root, date(2026, 6, 1)).problems
    return [
        (one.path, one.line, dict(one.values)["value"])
        for one in problems
        if one.code == "letter-without-font"
    ]


def _add(root: Path, text: str) -> int:
    """Add a paragraph to the study and return its line."""
    file = root / STUDY
    before = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


def test_letters_are_named_with_their_line(healthy: Path) -> None:
    line = _add(healthy, "Pekinas (北京), vėl 北京.")

    assert _found(healthy) == [(STUDY, line, "京 (U+4EAC), 北 (U+5317)")]


def test_one_in_the_title_is_named_there(healthy: Path) -> None:
    file = healthy / STUDY
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("title:"))
    lines[at] = 'title: "Pirma 北 studija"'
    file.write_text("\n".join(lines), encoding="utf-8")

    assert (STUDY, at + 1, "北 (U+5317)") in _found(healthy)


def test_one_in_what_stands_above_a_text_is_named(healthy: Path) -> None:
    file = healthy / STUDY
    text = file.read_text(encoding="utf-8").removeprefix("---\n")
    file.write_text(f'---\npublisher: "Leidėjas 北"\n{text}', encoding="utf-8")

    assert (STUDY, 2, "北 (U+5317)") in _found(healthy)


@pytest.mark.parametrize(
    "text", ["Ąžuolas, Łódź, Ελλάδα, Київ, თბილისი, Երևան", "2\u2009000\u00a0€ – „taip“"]
)
def test_letters_of_the_fonts_and_spaces_are_none(healthy: Path, text: str) -> None:
    _add(healthy, text)

    assert _found(healthy) == []


def test_such_a_letter_stops_no_build_and_is_spelt_in_the_pdf(healthy: Path) -> None:
    _add(healthy, "Žinutė 😀.")
    place = ("studies/2022/first-study", "lt")
    found = make_pdfs(load_site(healthy), EDITION, NO_CACHE, [place])

    assert checks.check_site(healthy, date(2026, 6, 1)).errors == []
    assert lacks(found.by_place[place].content, ["grinning", "face"]) == []


def test_one_of_the_data_is_named_in_its_file_and_spelt_in_drawings_too(
    network: Path, tmp_path: Path
) -> None:
    root = Path(copytree(network, tmp_path / "network"))
    file = root / "data" / "lt" / "indicators.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"Prieglobsčio prašytojai"', '"Prašytojai 北"', 1), encoding="utf-8")
    pdfs = make_pdfs(load_site(root), EDITION, NO_CACHE, [("countries/lithuania", "lt")])

    assert ("data/lt/indicators.yml", 4, "北 (U+5317)") in _found(root)
    assert pdfs.problems == []
