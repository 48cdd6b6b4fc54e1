"""What Markdown reads otherwise than it was meant is a fault; what was meant so is none."""

import pytest

from emn_site.content.markdown import parse_markdown

LONG = "Valstybės narės taiko kelias priemones, kad prašytojai gautų pagalbą."


def _codes(body: str) -> list[str]:
    return [fault.code for fault in parse_markdown(body).faults]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("1. a\n3. b\n2. c", "list-numbers"),
        ("1. a\n2. b\n4. c", "list-numbers"),
        ("Pirma pastraipa.\n---\nAntra.", "heading-by-accident"),
        ("Pirma\nantra\n---", "heading-by-accident"),
        (f"## {LONG * 3}\n\na", "heading-by-accident"),
        ("- a\n - b\n- c", "list-level"),
        ("**Išvados**\n\nTekstas.", "bold-heading"),
        ("PAGRINDINĖS IŠVADOS\n\nTekstas.", "heading-typed"),
        ("II. Metodika\n\nTekstas.", "heading-typed"),
        ("1.2 Teisinė bazė\n\nTekstas.", "heading-typed"),
        ("a\n\ngrafikas1.png\n\nb", "link-not-read"),
        ("a\n\n[lentele.xlsx]", "link-not-read"),
        (f"{LONG}\n\na\n\n{LONG}", "said-twice"),
        ("## A\n\n## B\n\nb", "empty-section"),
        ("## A\n\na\n\n## B", "empty-section"),
    ],
)
def test_an_accident_is_a_fault(body: str, code: str) -> None:
    assert code in _codes(body)


@pytest.mark.parametrize(
    "body",
    [
        "1. a\n1. b\n1. c",
        "3. a\n4. b",
        "1. a\n\n   b\n2. c\n   1. d\n   2. e",
        "Kodėl?\n---\n\na",
        "Įvadas\n------\n\na",
        "a.\n\n---\n\nb",
        "- a\n  - b\n- c",
        "- a\n\n      kodas\n- b",
        " 9. a\n10. b",
        "**Svarbu.** Tekstas.\n\nTekstas.",
        "**Svarbu.**\n\nTekstas.",
        "a\n\n**Vilnius, 2026**",
        "Taip.\n\na\n\nTaip.",
        "LR URM, NATO\n\nTekstas.",
        "I. Kantas\n\nV. Adamkus\n\nTekstas.",
        "AČIŪ VISIEMS!\n\nTekstas.",
        "1.2 milijono žmonių\n\nXX a. pradžia\n\nTekstas.",
        "Failas grafikas1.png\n\nNode.js\n\n`a.png`\n\n- a.png",
        "**Svarbu:**\n\nTekstas.",
        "## A\n\n### B\n\nb",
        "## A\n\n- b\n\n## C\n\n![d](e.png)",
        "## A\n\na[^1]\n\n[^1]: b",
        "> | a | b |\n> |---|---|\n> | c | d |\n> | e | f |",
    ],
)
def test_what_was_meant_so_is_none(body: str) -> None:
    assert _codes(body) == []


def test_a_paragraph_is_named_with_the_line_where_it_stood_first() -> None:
    (fault,) = parse_markdown(f"{LONG}\n\n{LONG}", first_line=10).faults

    assert (fault.line, dict(fault.values)["other"]) == (12, ":10")
