"""What was typed where a style was meant becomes what it looks like."""

import pytest

from emn_site.editor.word.guessed_styles import make_lists
from emn_site.editor.word.pandoc import Node


def _paragraph(words: str) -> Node:
    first, _, rest = words.partition(" ")
    return {"t": "Para", "c": [{"t": "Str", "c": first}, {"t": "Space"}, {"t": "Str", "c": rest}]}


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        ("-", "-", {"t": "BulletList"}),
        ("–", "–", {"t": "BulletList"}),
        ("3.", "4.", {"t": "OrderedList", "start": 3, "style": "Decimal"}),
        ("(1)", "(2)", {"t": "OrderedList", "start": 1, "style": "Decimal"}),
        ("a)", "b)", {"t": "OrderedList", "start": 1, "style": "LowerAlpha"}),
        ("-", "–", None),
        ("1.", "3.", None),
        ("1.", "2)", None),
        ("2024.", "2025.", None),
        ("Yra", "Nėra", None),
    ],
)
def test_hyphens_numbers_and_letters_make_a_list_where_they_follow_each_other(
    first: str, second: str, result: Node | None
) -> None:
    before, after = _paragraph("Yra taip."), _paragraph("Ir taip.")
    points, marks = [_paragraph(f"{first} Pirma"), _paragraph(f"{second} Antra")], list[str]()

    found = list(make_lists([before, *points, after], marks))

    if result is None:
        assert (found, marks) == ([before, *points, after], [])
        return
    assert [node["t"] for node in found] == ["Para", result["t"], "Para"]
    assert marks == [first, second]
    attributes = found[1]["c"][0] if "start" in result else None
    assert attributes is None or (attributes[0], attributes[1]["t"]) == (result["start"], result["style"])
