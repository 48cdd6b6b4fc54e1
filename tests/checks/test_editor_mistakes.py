"""Slips of editors that leave what is written readable, and are told with what was meant."""

import string
from datetime import date
from pathlib import Path

import pytest

from emn_site.checks import check_site, data, file_names, texts, works
from emn_site.content.load import load_site
from tests.sites import copy_of

STUDIES = "docs/en/studies"
AUTHOR = 'authors: ["{}"]\ntopics:'


def _replace(root: Path, file: str, old: str, new: str) -> int:
    """Put other words into a file and return their line."""
    text = (root / file).read_text()
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new))
    return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("network", tmp_path)


def test_an_author_is_spelt_alike_everywhere(root: Path) -> None:
    first, second = (
        f"{STUDIES}/2010/unaccompanied-minors.md",
        f"{STUDIES}/2011/practical-response-to-irregular-migration.md",
    )
    _replace(root, first, "topics:", AUTHOR.format("Žemaitytė, Rūta"))
    assert not [one for one in works.check_authors(load_site(root)) if one.code == "author-unlike"]

    _replace(root, second, "topics:", AUTHOR.format("Zemaityte, Ruta"))
    (found,) = (one for one in works.check_authors(load_site(root)) if one.code == "author-unlike")

    assert {*dict(found.values).values()} == {"Žemaitytė, Rūta", "Zemaityte, Ruta"}


def test_a_country_to_compare_with_is_one_of_the_network(root: Path) -> None:
    line = (
        _replace(root, "data/site.yml", "home_country: LT", "home_country: LT\ncompared_with: [LV, PO]") + 1
    )

    (found,) = (one for one in data.check_terms(load_site(root)) if one.code == "unknown-country")

    assert (found.path, found.line, dict(found.values)["value"]) == ("data/site.yml", line, "PO")


@pytest.mark.parametrize(
    "more",
    [
        "",
        f"\nThe quick brown fox jumps over a lazy dog: {string.ascii_letters}, {string.digits} (“„”’–;-)?\n",
    ],
)
def test_a_number_in_a_series_belongs_to_one_publication(root: Path, more: str) -> None:
    """Whatever letters the texts of two have in common."""
    names = ("effectiveness-of-return", "changing-influx-of-asylum-seekers")
    for name in names:
        file = root / f"{STUDIES}/2017/{name}.md"
        file.write_text(file.read_text().replace("\n---\n", '\nnumber: "2017/3"\n---\n', 1))
    originals = [one.original for one in load_site(root).publications if one.slug in names]
    for one in originals:
        text = (root / one.file).read_text()
        rest = [line for line in text.split("\n") if not line.startswith("number:")]
        text = "\n".join(rest).replace("\n---\n", '\nnumber: "2017/3"\n---\n', 1)
        (root / one.file).write_text(text + more)

    found = [one for one in texts.check_repetition(load_site(root)) if ("value", "2017/3") in one.values]

    assert [one.code for one in found] == ["said-twice"]


def test_a_chart_from_a_later_year_to_an_earlier_is_told_so(root: Path) -> None:
    file = root / f"{STUDIES}/2018/attracting-and-retaining-students.md"
    target = "chart:asylum_applicants?countries=LT&from=2019&to=2012"
    file.write_text(f"{file.read_text()}\n![A chart]({target})\n")

    found = [one for one in check_site(root, date(2026, 12, 1)).problems if one.code == "chart-unknown"]

    assert [dict(one.values)["expected"] for one in found] == ["periods-reversed:2019–2012"]


def test_a_template_that_is_not_closed_is_told_with_its_line(root: Path) -> None:
    (root / "overrides/partials").mkdir(parents=True)
    (root / "overrides/partials/footer.html").write_text("<footer>\n{% if page %}\n</footer>\n")

    (found,) = file_names.check_templates(load_site(root))

    assert (found.path, found.code) == ("overrides/partials/footer.html", "template-unreadable")
