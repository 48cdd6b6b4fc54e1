"""Every piece of a text knows where it stands: its source can be cut out of the file again."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from emn_site.content.markdown import parse_markdown
from emn_site.model.tree import NOWHERE, Element, Place, Words, walk_elements
from tests.sampling import IS_FULL_RUN, PARTS

FIRST_LINE = 7

TEXTS = PARTS["random texts"][IS_FULL_RUN]
"""So many random texts are tried: on a push one of ten."""

BEGINNINGS = {
    "a": r"\[|<(?:https?:|a )|https?:|www\.|[\w.]+@",
    "blockquote": ">",
    "br": r"\s*\n|\\\n|<br",
    "code": r"`+|\s*\S|\s*$",
    "del": "<del",
    "em": r"[*_]",
    "h2": r"##\s",
    "h3": r"###\s",
    "img": r"!\[",
    "li": r"[-+*]\s|\d+[.)]\s|\[\^|\S",
    "ol": r"\d+[.)]|\[\^|\S",
    "pre": r"```|~~~|\S",
    "s": "~",
    "strong": r"\*\*|__",
    "sub": "<sub",
    "sup": r"\[\^|<sup",
    "table": r"\|",
    "ul": r"[-+*]\s",
}
"""With what the source of an element begins."""

ENDS = {"em": r"[*_]", "strong": r"\*\*|__", "s": "~", "img": r"\)", "sub": "</sub>"}

words = st.lists(
    st.sampled_from(
        "žodis m. 2024 ĄŽUOLAS a b, c; „x“ 5 % – EU-27 e\u0301 🇱🇹 1\u00a0500 x_y_z \\* \\[ &amp;".split(" ")
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
inlines = st.recursive(
    st.one_of(
        words,
        words.map(lambda text: f"`{text}`"),
        words.map(lambda text: f"![{text}](../p.png)"),
        st.sampled_from(
            ["<https://a.lt/x>", "www.emn.lt", "http://b.lt/y", "a@b.lt", "H<sub>2</sub>O", "[^1]"]
        ),
    ),
    lambda inner: st.one_of(
        inner.map(lambda text: f"*{text}*"),
        inner.map(lambda text: f"**{text}**"),
        inner.map(lambda text: f"~~{text}~~"),
        inner.map(lambda text: f"[{text}](x.md#a)"),
        inner.map(lambda text: f'[{text}](<y z.md> "t"){{lang=lt}}'),
    ),
    max_leaves=4,
)
lines = st.lists(inlines, min_size=1, max_size=4).map(" ".join)
paragraphs = st.lists(lines, min_size=1, max_size=3).flatmap(
    lambda found: st.sampled_from(["\n", "  \n", "\\\n"]).map(lambda end: end.join(found))
)
leaves = st.one_of(
    paragraphs,
    lines.map(lambda text: f"## {text}"),
    lines.map(lambda text: f"### {text} {{#name}}"),
    words.map(lambda text: f"```py\n{text}\n```"),
    st.tuples(lines, lines, words).map(
        lambda c: f"| {c[0]} | {c[1]} |\n|---|--:|\n| {c[2]} | a\\|b |\n| b | b |"
    ),
)


def _behind(mark: str, text: str) -> str:
    return "\n".join((mark if not at else " " * len(mark)) + line for at, line in enumerate(text.split("\n")))


blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda text: _behind("- ", text)),
        inner.map(lambda text: _behind("12. ", text)),
        inner.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        st.tuples(inner, inner).map("\n\n".join),
    ),
    max_leaves=4,
)
texts = st.lists(blocks, min_size=1, max_size=4).map(
    lambda found: "\n\n".join([*found, "[^1]: Pastaba *a*."])
)


def cut(text: str, place: Place) -> str:
    """Return the source of what stands at a place."""
    found = text.split("\n")[place.line - FIRST_LINE : place.last_line - FIRST_LINE + 1]
    found[-1] = found[-1][: place.last_column - 1]
    found[0] = found[0][place.column - 1 :]
    return "\n".join(found)


@settings(max_examples=TEXTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_every_element_can_be_cut_out_of_its_file(text: str) -> None:
    tree = parse_markdown(text, FIRST_LINE).tree()
    for element in walk_elements(tree):
        if element.place == NOWHERE:
            assert element.tag in ("hr", "a"), element  # what no one wrote: the line above notes, ways back
            continue
        source = cut(text, element.place)
        assert source or element.tag == "code", element  # an empty one between fences
        if beginning := BEGINNINGS.get(element.tag):
            assert re.match(beginning, source), (element.tag, source)
        if end := ENDS.get(element.tag):
            assert re.search(f"(?:{end})$", source), (element.tag, source)


@settings(max_examples=TEXTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_words_stand_where_they_say(text: str) -> None:
    parsed = parse_markdown(text, FIRST_LINE)
    assume(not parsed.faults)  # a link in a link leaves a tag that is none
    for element in walk_elements(parsed.tree()):
        for found in element.children:
            if isinstance(found, Words) and found.place != NOWHERE and not found.escapes:
                assert _plain(found.text) in _plain(cut(text, found.place)) + " ", (found, element.tag)


def _plain(text: str) -> str:
    """Return words without what stands at the edge of lines, and with spaces alike."""
    return " ".join(re.sub(r"(?m)^[\s>]+|\\(?=$|\|)", "", text.replace("\u00a0", " ")).split())


@pytest.mark.parametrize(
    ("text", "tag", "source"),
    [
        ("> - a *b*", "em", "*b*"),
        ("| a | *a* |\n|---|---|\n| *a* | b |", "td", "*a*"),
        ("1. x\n\n   > y ~~z~~", "s", "~~z~~"),
        ("a<b>c</b>", "b", "<b>c</b>"),
        ("T[^a].\n\n[^a]: See *b*.", "sup", "[^a]"),
        ("T: <details>\n<summary>s</summary>\n</details>", "summary", "<summary>s</summary>"),
        ("Žodis 🇱🇹 *ąž*", "em", "*ąž*"),
        ("![a](b.png)  \nc", "img", "![a](b.png)"),
    ],
)
def test_a_place_counts_signs_and_no_bytes(text: str, tag: str, source: str) -> None:
    tree = parse_markdown(text, FIRST_LINE).tree()

    assert cut(text, next(walk_elements(tree, tag)).place) == source


def test_what_is_escaped_is_known() -> None:
    tree = parse_markdown(r"a \* b &amp; c").tree()
    (paragraph,) = (one for one in tree.children if isinstance(one, Element))
    (found,) = (one for one in paragraph.children if isinstance(one, Words))

    assert [found.text[at] for at in found.escapes] == ["*", "&"]
