"""A text as it is rendered: as GitHub shows it, with the line of everything, and nothing left unsaid."""

import pytest
from lxml import html as lxml_html

from emn_site.content.markdown import parse_markdown
from emn_site.content.tree_html import write_html
from emn_site.model.text import TextLink


def test_links_and_images_are_found_with_their_lines() -> None:
    found = parse_markdown("One [a](x.md)\n\nTwo [b](y.md#z)\n![c](../p.png)\n", first_line=5)

    assert found.links == (TextLink("x.md", 5, "a"), TextLink("y.md#z", 7, "b"))
    assert found.images == (TextLink("../p.png", 8, "c"),)


def test_the_same_target_twice_has_two_lines() -> None:
    assert [link.line for link in parse_markdown("[a](x.md)\n\n[b](x.md)\n").links] == [1, 3]


def test_a_link_in_a_cell_and_one_in_a_note_have_their_own_lines() -> None:
    text = "| a |\n|---|\n| 1 |\n| [b](x.md) |\n\nT[^1]\n\n[^1]: See [c](y.md)."

    assert [(link.target, link.line) for link in parse_markdown(text).links] == [("x.md", 4), ("y.md", 8)]


def test_code_is_neither_link_nor_heading_nor_markup() -> None:
    found = parse_markdown("`[a](x.md) <script>`\n\n```\n# no\n[b](y.md) {.c} [^1] <b onclick=x>\n```\n")

    assert (found.links, found.headings, found.faults) == ((), (), ())


def test_headings_can_be_linked_at_without_their_diacritics() -> None:
    assert "uzsienieciu-prasymai" in parse_markdown("## Užsieniečių prašymai\n").anchors


def test_headings_alike_and_names_of_the_frame_get_names_of_their_own() -> None:
    names = [heading.id for heading in parse_markdown("## A\n\n## A\n\n## Content\n\n## B {#mine}").headings]

    assert names == ["a", "a_1", "content_1", "mine"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Text\n- one\n- two", "<ul>"),
        ("- one\n  - deep\n    - deeper", "<li>deeper</li>"),
        ("See www.emn.lt now", '<a href="http://www.emn.lt">www.emn.lt</a>'),
        ("Write to a@example.org", '<a href="mailto:a@example.org">'),
        ("- [x] done\n- [ ] open", "☑ done"),
        ("~~gone~~", "<s>gone</s>"),
        ("> [!NOTE]\n> Text", 'class="emn-alert emn-alert--note"'),
        ("a | b, and c", "<p>a | b, and c</p>"),
        ("| a |\n|--:|\n| 1 |", '<td class="emn-right">1</td>'),
        ("Term\n:   Meaning", "<dt>Term</dt>"),
        ("[a](x.md){lang=lt}", 'lang="lt"'),
        ("H<sub>2</sub>O", "<sub>2</sub>"),
        ('<table><tr><td colspan="2">a</td></tr></table>', 'colspan="2"'),
        ("&copy; 5 < 6", "© 5 &lt; 6"),
        ("{{ x }} {% if %}", "{{ x }} {% if %}"),
        (r"\[^9\] \<!-- \{.x} [a]\[b\]", "[^9] &lt;!-- {.x} [a][b]"),
        ("&lt;!-- a --&gt;", "&lt;!-- a --&gt;"),
        (r"\[TOC\]", "[TOC]"),
        (r"\| a \| b |", "| a | b |"),
    ],
)
def test_a_text_is_shown_as_githubs_preview_shows_it(text: str, shown: str) -> None:
    found = parse_markdown(text)

    assert shown in write_html(found.tree())
    assert found.faults == ()


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    found = parse_markdown("## H[^b]\n\nT[^a]\n\n[^a]: A.\n[^b]: B.")

    html = write_html(found.tree())

    assert html.index("B.") < html.index("A.")
    assert found.faults == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n\nb [^x]", "note-undefined", 3),
        ("a\n\n[^x]: b", "note-unused", 3),
        ("a[^x]\n\n[^x]: b\n[^x]: c", "note-defined-twice", 4),
        ("a\n\n#Title", "heading-without-space", 3),
        ("a\n\n::: warning", "leftover-markup", 3),
        ("a\n+---+---+\n| b | c |", "leftover-markup", 2),
        ("a {.b}", "leftover-markup", 1),
        ("!!! note\n    Text", "leftover-markup", 1),
        ("[TOC]", "leftover-markup", 1),
        ("a\n\n<!-- b -->", "html-comment", 3),
        ("a\nb <!-- c -->", "html-comment", 2),
        ("<div>\n\na", "markup-unclosed", 1),
        ("a <b>b", "markup-unclosed", 1),
        ("a</div>", "markup-unclosed", 1),
        ("a\n\n<script>b</script>", "markup-not-allowed", 3),
        ("<svg onload=x>", "markup-not-allowed", 1),
        ("<iframe src=x></iframe>", "markup-not-allowed", 1),
        ("a\n<b onclick=x>c</b>", "attribute-not-allowed", 2),
        ('<p id="content">a</p>', "attribute-not-allowed", 1),
        ("[a](x.md){onclick=b}", "attribute-not-allowed", 1),
        ("[a](javascript:b)", "address-not-allowed", 1),
        ("[a](JaVaScRiPt:b)", "address-not-allowed", 1),
        ("<a href='data:text/html,b'>c</a>", "address-not-allowed", 1),
        ("[a](C:/b.doc)", "address-not-allowed", 1),
        ("a\n[b](http://[)", "broken-address", 2),
    ],
)
def test_what_cannot_be_shown_as_it_was_meant_is_a_fault_with_its_line(
    text: str, code: str, line: int
) -> None:
    assert (code, line) in [(fault.code, fault.line) for fault in parse_markdown(text).faults]


HOSTILE = (
    "<script>x</script>",
    "<img src=x onerror=y>",
    "<a href='javascript:x'>y</a>",
    "[a](javascript:x)",
    "<svg/onload=x>",
    "<style>x</style>",
    '<form action="x"><input name=y></form>',
    "<math><mtext><img src onerror=x>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_acts_comes_out(text: str) -> None:
    tree = lxml_html.fragment_fromstring(write_html(parse_markdown(text).tree()), create_parent="div")
    tags = {element.tag for element in tree.iter()}
    attributes = {name for element in tree.iter() for name in element.attrib}
    targets = [target for *_, target, _ in tree.iterlinks()]

    assert tags & {"script", "svg", "style", "form", "input", "math"} == set()
    assert {name for name in attributes if name.startswith("on")} == set()
    assert [target for target in targets if "javascript" in target] == []


def test_what_is_read_is_what_is_shown() -> None:
    found = parse_markdown("## Title\n\nOne *two*\nthree `four`.[^1]\n\n| a |\n|---|\n| b |\n\n[^1]: Note.")

    assert found.prose() == "Title\nOne two three four.\na\nb\nNote."
