"""The ledger of an import: the words of a Word file are those of its text and those that are named."""

from collections import Counter
from io import BytesIO

import pytest
from docx import Document
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from emn_site.content.markdown import parse_markdown
from emn_site.editor.word.conversion import ConversionRequest, convert_file
from emn_site.editor.word.ledger import Ledger, compare_words, find_words, reader_lines
from emn_site.model.tree import walk_elements
from tests.editor.word.documents import note, picture, with_notes
from tests.sampling import IS_FULL_RUN, PARTS

KINDS = ["lentelė", "pav"]


@pytest.mark.parametrize(
    ("lines", "remaining", "lost", "renumbered"),
    [
        (["Vienas.", "Du."], ["Vienas.", "Du."], [], []),
        (["Vienas.", "Dingo."], ["Vienas."], [("Dingo.", "Vienas.")], []),
        (["Vienas yra.", "Vienas."], ["Vienas yra."], [("Vienas.", "Vienas yra.")], []),
        (["Yra ir nėra."], ["Yra ir"], [("nėra", "–")], []),
        (["3 lentelė. Prašymai", "1.2 Dalis"], ["Prašymai", "Dalis"], [], ["3 lentelė", "1 2"]),
        (["5 proc."], ["proc."], [], ["5"]),
    ],
)
def test_a_word_that_was_not_kept_is_named_with_its_place(
    lines: list[str], remaining: list[str], lost: list[tuple[str, str]], renumbered: list[str]
) -> None:
    assert compare_words(lines, remaining, KINDS) == Ledger(lost, renumbered)


def _text(markdown: str) -> list[str]:
    return [line for line in reader_lines(parse_markdown(markdown).tree()) if line.strip()]


def test_what_a_reader_reads_of_a_text_is_each_cell_and_caption_and_no_number_of_a_note() -> None:
    markdown = 'Yra[^1] **s**a\n\n| a | b |\n|---|---|\n| c | d |\n\n![x](a.png "Kas")\n\n[^1]: Ta.'

    assert [line.strip() for line in _text(markdown)] == ["Yra sa", "a", "b", "c", "d", "Kas", "Ta."]


CHARACTERS = st.text("aąbžT1 5|*_<>[]()#`~\\!&:.,-–„“+$\t\u00a0", min_size=1, max_size=12)
WORDS = st.lists(CHARACTERS, min_size=1, max_size=4)
PIECES = st.lists(
    st.tuples(
        st.sampled_from(("Normal", "List Bullet", "List Number", "Heading 1", "Heading 2", "Quote", "Caption",
                         "Title", "Subtitle", "table", "wide", "picture", "note")),
        WORDS,
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


def _document(pieces: list[tuple[str, list[str], bool]]) -> bytes:
    """Return a Word file of paragraphs, tables, pictures and notes."""
    document, notes = Document(), list[str]()
    for kind, words, is_bold in pieces:
        if kind in ("table", "wide"):
            table = document.add_table(rows=2, cols=len(words))
            for cell, text in zip(table.rows[1].cells, words, strict=True):
                cell.text = text
            if kind == "wide":
                table.cell(0, 0).merge(table.cell(0, len(words) - 1)).text = words[0]
            continue
        paragraph = document.add_paragraph(style=kind if kind[0].isupper() else "Normal")
        for number, text in enumerate(words):
            paragraph.add_run(text).bold = is_bold and number % 2 == 0
        if kind == "picture":
            paragraph.add_run().add_picture(picture())
        elif kind == "note":
            notes.append(f"Pastaba {len(notes) + 1}.")
            note(paragraph, len(notes))
    stream = BytesIO()
    document.save(stream)
    return with_notes(stream.getvalue(), notes)


def test_a_line_that_is_kept_whole_takes_its_words_before_one_that_lost_its_number() -> None:
    ledger = compare_words(["1 Skyrius", "Santykis 1:1"], ["Skyrius", "Santykis 1:1"], [])

    assert ledger.lost == []
    assert ledger.renumbered == ["1"]


def _all_words(lines: list[str]) -> Counter[str]:
    return Counter("".join("".join(find_words(line)) for line in lines))


def test_each_of_two_subtitles_is_kept() -> None:
    content = _document([("Subtitle", ["Pirmoji"], False), ("Subtitle", ["Antroji"], False)])

    found = convert_file(content, ConversionRequest("failas", "", "", "accept", KINDS, "Lentelė"))

    assert found.body == "Pirmoji\n\nAntroji\n"


@settings(
    max_examples=PARTS["Word files"][IS_FULL_RUN],
    derandomize=not IS_FULL_RUN,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(PIECES)
def test_the_words_of_a_file_are_those_of_the_text_and_those_named(
    pieces: list[tuple[str, list[str], bool]],
) -> None:
    assume(sum(kind == "Title" for kind, *_ in pieces) <= 1)  # two are joined by a dash
    content = _document(pieces)

    found = convert_file(content, ConversionRequest("failas", "", "", "accept", KINDS, "Lentelė"))

    remaining = [found.title, *_text(found.body)]
    ledger = compare_words(found.lines, [*remaining, *(value for _, value in found.lost)], KINDS)
    named = [*(words for words, _ in ledger.lost), *ledger.renumbered, *(value for _, value in found.lost)]
    assert not _all_words(found.lines) - _all_words([*remaining, *named])
    assert ledger.lost == []
    assert len(found.pictures) <= 1
    text = parse_markdown(found.body)
    assert len(text.images) == sum(kind == "picture" for kind, *_ in pieces)
    notes = [
        one for one in walk_elements(text.tree(), "li") if one.attributes.get("class") == "footnote-item"
    ]
    assert len(notes) == sum(kind == "note" for kind, *_ in pieces)
