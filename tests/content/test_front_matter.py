"""Where the facts of a page end and its text begins."""

import pytest

from emn_site.content.front_matter import NoFrontMatter, split_front_matter


def test_front_matter_and_body_keep_their_lines() -> None:
    cut = split_front_matter("---\ntitle: x\n---\n\nText.\n")

    assert (cut.front, cut.front_line) == ("title: x", 2)
    assert (cut.body, cut.body_line) == ("\nText.\n", 4)


def test_a_line_of_hyphens_in_the_text_is_text() -> None:
    assert split_front_matter("---\na: 1\n---\nx\n---\ny").body == "x\n---\ny"


@pytest.mark.parametrize(
    ("text", "code"), [("Text.", "missing-front-matter"), ("---\na: 1\n", "unclosed-front-matter")]
)
def test_a_file_without_whole_front_matter_is_refused(text: str, code: str) -> None:
    with pytest.raises(NoFrontMatter) as fault:
        split_front_matter(text)

    assert fault.value.code == code
