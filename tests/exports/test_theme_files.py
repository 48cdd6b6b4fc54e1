"""A file of a site stands in the place of the theme's file of the same name."""

from pathlib import Path

import pytest

from emn_site.cli.content import judge
from emn_site.cli.program import parse_arguments
from emn_site.content.load import load_site
from emn_site.exports.style_bundles import published_files, read_style_parts, style_bundles
from emn_site.locale import for_locale
from emn_site.locale.templates import THEME
from emn_site.model.refusals import Refused
from emn_site.pages import make_pages
from emn_site.pages.kinds import kind_styles
from emn_site.pages.layout import PageEdition, layout_page


def _own(root: Path, name: str, text: str) -> Path:
    file = root / "overrides" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "address", ["assets/images/favicon.svg", "assets/javascripts/text.js", "search-worker.js"]
)
def test_an_image_or_a_script_of_the_site_is_published_in_the_place_of_ours(
    healthy: Path, address: str
) -> None:
    own = _own(healthy, address, "own")

    found = published_files(healthy)

    assert found[address] == own
    assert found["assets/images/eu-emblem.svg"] == THEME / "assets" / "images" / "eu-emblem.svg"


def test_a_file_of_a_name_of_its_own_is_published_and_sources_are_not(healthy: Path) -> None:
    own = _own(healthy, "assets/images/logo.svg", "<svg/>")
    _own(healthy, "partials/note.html", "")
    _own(healthy, "assets/.hidden", "")

    found = published_files(healthy)

    assert found["assets/images/logo.svg"] == own
    assert [name for name in found if not name.startswith(("assets/", "search-worker.js"))] == []
    assert "assets/.hidden" not in found


def test_a_part_of_the_styles_stands_in_the_place_of_ours(healthy: Path) -> None:
    _own(healthy, "styles/state.css", ".own { color: red; }\n")
    _own(healthy, "glossary/style.css", ".own-glossary { color: red; }\n")

    sheet = style_bundles(read_style_parts(healthy), kind_styles(healthy))["text"]

    assert "@layer state{.own{color:red}}" in sheet
    assert ".own-glossary" in sheet
    assert ".emn-letters" not in sheet


def test_a_part_of_the_site_that_no_sheet_takes_is_named(healthy: Path) -> None:
    _own(healthy, "styles/carousel.css", "")

    with pytest.raises(Refused) as refused:
        judge(healthy, parse_arguments(["check"]))

    assert (refused.value.code, refused.value.values) == ("style-part-unused", {"part": "carousel"})


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("partials/footer.html", "index"),
        ("publication/layout.html.jinja", "studies/2022/first-study"),
        ("problem_codes/problems.html.jinja", "editing/problems"),
    ],
)
def test_a_template_stands_in_the_place_of_ours(healthy: Path, name: str, path: str) -> None:
    _own(healthy, name, "<p>A template of its own</p>")
    site = load_site(healthy)

    page = layout_page(
        for_locale(site, "en"), make_pages(site).by_place[path, "en"], PageEdition("https://a/", "https://a/")
    )

    assert "<p>A template of its own</p>" in page
