"""Where the facts of a page end and its text begins."""

import pytest

from emn_site.content.front_matter import NoFrontMatter, split_front_matter, without_second


def test_front_matter_and_body_keep_their_lines() -> None:
    cut = split_front_matter("---\ntitle: x\n---\n\nText.\n")

    assert (cut.front, cut.front_line) == ("title: x", 2)
    assert (cut.body, cut.body_line) == ("\nText.\n", 4)


def test_a_line_of_hyphens_in_the_text_is_text() -> None:
    assert split_front_matter("---\na: 1\n---\nx\n---\ny").body == "x\n---\ny"


def test_a_second_front_matter_is_taken_out_and_told_and_the_lines_stay() -> None:
    cut, line = without_second(split_front_matter("---\na: 1\n---\n\nText.\n\n---\ntitle: x\n---\nMore.\n"))

    assert (cut.body, line) == ("\nText.\n\n\n\n\nMore.\n", 7)


@pytest.mark.parametrize(
    "body", ["```yaml\n---\ntitle: x\n---\n```\n", "Text.\n\n---\n\nMore.\n\n---\n", "a\n---\nb: c\n---\n"]
)
def test_an_example_of_one_and_lines_between_parts_are_text(body: str) -> None:
    cut = split_front_matter(f"---\na: 1\n---\n\n{body}")

    assert without_second(cut) == (cut, 0)


@pytest.mark.parametrize(
    ("text", "code"), [("Text.", "missing-front-matter"), ("---\na: 1\n", "unclosed-front-matter")]
)
def test_a_file_without_whole_front_matter_is_refused(text: str, code: str) -> None:
    with pytest.raises(NoFrontMatter) as fault:
        split_front_matter(text)

    assert fault.value.code == code
