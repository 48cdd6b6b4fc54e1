"""The style sheets take every part there is, and no other."""

import re

import pytest

from emn_site.exports.style_bundles import BREAKPOINTS, BUNDLES, KINDS, style_bundles
from emn_site.model.refusals import Refused
from tests.sites import ROOT

PARTS = {
    part: f".{part} {{ color: red; }}\n" for sheet in BUNDLES.values() for part in sheet if part != KINDS
}
OF_KINDS = {"text": ".glossary { color: red; }\n"}


def _refusal(parts: dict[str, str]) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as refused:
        style_bundles(parts, OF_KINDS)
    return refused.value.code, refused.value.values


def test_a_sheet_has_its_parts_in_layers_the_weakest_first() -> None:
    sheet = style_bundles(PARTS, OF_KINDS)["text"]

    assert sheet.startswith("@layer instead,base,text,frame,parts,state,print;.fonts{")
    assert (
        sheet.index(".base{") < sheet.index(".layout{") < sheet.index(".glossary{") < sheet.index(".state{")
    )
    assert ".map{" not in sheet


def test_what_a_kind_of_page_adds_stands_in_its_sheet_alone() -> None:
    sheets = style_bundles(PARTS, OF_KINDS)

    assert [name for name, sheet in sheets.items() if ".glossary{" in sheet] == ["text"]


def test_a_part_that_no_sheet_takes_is_named() -> None:
    assert _refusal(PARTS | {"carousel": ""}) == ("style-part-unused", {"part": "carousel"})


def test_a_part_that_stands_in_no_layer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BUNDLES, "print", ("print", "carousel"))

    assert _refusal(PARTS | {"carousel": ""}) == ("style-part-unused", {"part": "carousel"})


def test_a_part_that_is_missing_is_named() -> None:
    parts = {name: text for name, text in PARTS.items() if name != "map"}

    assert _refusal(parts) == ("style-part-missing", {"part": "map"})


def test_a_width_is_written_where_its_name_stands() -> None:
    sheet = style_bundles(PARTS | {"base": "@media (--desk) {\n  a { color: var(--ink); }\n}\n"}, OF_KINDS)[
        "text"
    ]

    assert f"@media {BREAKPOINTS['desk']}{{".replace(": ", ":") in sheet
    assert "--desk" not in sheet
    assert "var(--ink)" in sheet


def test_a_width_is_written_where_its_name_stands_beside_another() -> None:
    written = "@media (--desk), (--low) and (max-height: 9em) {\n  a { color: red; }\n}\n"
    sheet = style_bundles(PARTS | {"print": written}, OF_KINDS)["print"]

    assert [name for name in BREAKPOINTS if f"(--{name})" in sheet] == []
    assert BREAKPOINTS["desk"].replace(": ", ":") in sheet


def test_spaces_that_say_nothing_are_left_out_and_no_others() -> None:
    written = 'a > b:hover,\na  c { content: " ; { x"; --dark: ;\n  margin: calc(1px + 2px) 0;\n}\n'
    sheet = style_bundles(PARTS | {"print": written}, OF_KINDS)["print"]

    assert 'a > b:hover,a  c{content:" ; { x";--dark: ;margin:calc(1px + 2px) 0}' in sheet


def test_a_width_without_a_name_is_named() -> None:
    code, values = _refusal(PARTS | {"base": "@media (--desc) { a { color: red; } }"})

    assert (code, values["name"]) == ("style-breakpoint-unknown", "desc")


@pytest.mark.parametrize(
    "files", ["emn_site/theme/styles/*", "emn_site/pages/*/style.css", "emn_site/theme/scripts/*"]
)
def test_widths_stand_in_one_place(files: str) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in ROOT.glob(files)}

    assert texts
    assert [file for file, text in texts.items() if re.search(r"\((?:min|max)-width", text)] == []
