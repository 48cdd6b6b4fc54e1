"""What can be followed in a text, and on which line it stands."""

import yaml

from emn_site.markdown_text import EXTENSIONS, Reference, outline
from tests.sites import ROOT


def test_links_and_images_are_found_with_their_lines() -> None:
    found = outline("One [a](x.md)\n\nTwo [b](y.md#z)\n![c](../p.png)\n")

    assert found.links == [Reference("x.md", 0), Reference("y.md#z", 2)]
    assert found.images == [Reference("../p.png", 3, "c")]


def test_the_same_target_twice_has_two_lines() -> None:
    assert [link.line for link in outline("[a](x.md)\n\n[b](x.md)\n").links] == [0, 2]


def test_code_is_neither_link_nor_heading() -> None:
    found = outline("`[a](x.md)`\n\n```\n# no\n[b](y.md)\n```\n")

    assert (found.links, found.headings) == ([], [])


def test_headings_can_be_linked_at_without_their_diacritics() -> None:
    assert "uzsienieciu-prasymai" in outline("## Užsieniečių prašymai\n").anchors


def test_the_site_and_the_checks_read_markdown_alike() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    extensions = yaml.safe_load(text.partition("markdown_extensions:")[2].partition("\n\n")[0])

    assert extensions == list(EXTENSIONS)
