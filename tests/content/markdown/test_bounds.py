"""What is too much of a text to be read, and that the rest of it still is."""

import pytest
from markdown_it.rules_inline import StateInline

from emn_site.content.markdown import parse_markdown
from emn_site.content.markdown.parser import (
    MOST_CHARACTERS,
    MOST_COLONS,
    MOST_ELEMENTS,
    MOST_STEPS,
    BoundedInline,
)
from emn_site.content.safe_read import MOST_TEXT
from emn_site.content.tree_html import write_html

ENDLESS = [
    "[",
    "![",
    "[a](",
    "[[a]",
    "*[_~",
    "a^[b",
    "<!-- ",
    "<",
    "<div>",
    "<a b='",
    ": ",
    "http://",
    "a@b.",
]


def _codes(body: str) -> set[str]:
    return {fault.code for fault in parse_markdown(body).faults}


def test_a_paragraph_may_be_long_but_not_endless() -> None:
    assert _codes("žodis " * (MOST_CHARACTERS // 6)) == set()
    assert _codes("žodis " * MOST_CHARACTERS) == {"paragraph-too-long"}


def test_what_is_not_read_is_named_with_its_line_and_the_rest_is_read() -> None:
    text = parse_markdown("Pirma.\n\n" + "[" * 15_000 + "\n\nTrečia **svarbi**.", first_line=5)

    assert [(fault.line, fault.code) for fault in text.faults] == [(7, "paragraph-too-intricate")]
    assert "<strong>svarbi</strong>" in write_html(text.tree())


@pytest.mark.parametrize(
    "body", [":" * (MOST_COLONS + 1), "<br>\n\n" * (MOST_ELEMENTS + 1)], ids=["colons", "html"]
)
def test_signs_that_take_long_are_counted(body: str) -> None:
    assert "paragraph-too-intricate" in _codes(body)


@pytest.mark.parametrize("unit", ENDLESS)
@pytest.mark.parametrize("between", ["", " ", "\n", "\n\n"], ids=["", "space", "line", "paragraph"])
def test_no_text_makes_the_parser_look_ahead_without_end(
    unit: str, between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    step = BoundedInline.skipToken

    def counted(self: BoundedInline, state: StateInline) -> None:
        nonlocal steps
        steps += 1
        step(self, state)

    monkeypatch.setattr(BoundedInline, "skipToken", counted)
    parse_markdown((unit + between) * (20_000 // len(unit + between)))

    assert steps <= MOST_STEPS + 1 + 20  # those that are under way when it gives up


@pytest.mark.parametrize("unit", ["# a\n", "## Tas pats\n\n", "a\n===\n"])
def test_headings_of_one_name_are_told_apart_without_trying_all(unit: str) -> None:
    ids = [heading.id for heading in parse_markdown(unit * 2000).headings]

    assert len(ids) == len(set(ids)) == 2000


def test_the_bounds_leave_room_for_the_longest_text() -> None:
    sentence = "Prašymą pateikė 1 204 asmenys (žr. [lentelę](#a)): tai *daug*[^1].\n\n"
    many = (MOST_TEXT - 100) // (len(sentence.encode()) + 5)
    sentences = (f"{number} {sentence}" for number in range(many))
    body = "".join(sentences) + "[^1]: Pastaba.\n\n## A\n\nTaip.\n"

    assert _codes(body) == set()
