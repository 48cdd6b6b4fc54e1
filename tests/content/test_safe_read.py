"""How a file comes in, and what is not let in."""

from pathlib import Path

import pytest

from emn_site.content.safe_read import MOST_DATA, MOST_TEXT, Rejected, list_files, read_text


def _refusal(root: Path, name: str) -> tuple[str, int]:
    with pytest.raises(Rejected) as refused:
        read_text(root, name)
    return refused.value.code, refused.value.line


def test_line_ends_byte_order_marks_and_composed_letters_are_made_alike(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffs\u030c\r\nb\rc".encode())

    assert read_text(tmp_path, "a.md") == "š\nb\nc"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"a\nb\xe8", ("wrong-encoding", 2)),
        (b"a\nb\x00", ("control-character", 2)),
        ("a\x85".encode(), ("control-character", 1)),
        (b"a" * (MOST_TEXT + 1), ("file-too-large", 1)),
    ],
    ids=["another encoding", "null", "control", "size"],
)
def test_what_is_no_text_is_refused_with_its_line(
    tmp_path: Path, content: bytes, refusal: tuple[str, int]
) -> None:
    (tmp_path / "a.md").write_bytes(content)

    assert _refusal(tmp_path, "a.md") == refusal


def test_a_file_of_data_may_be_larger_than_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a" * MOST_DATA)
    (tmp_path / "b.yml").write_bytes(b"a" * (MOST_DATA + 1))

    assert len(read_text(tmp_path, "a.yml")) == MOST_DATA
    assert _refusal(tmp_path, "b.yml") == ("file-too-large", 1)


def test_a_missing_file_and_a_folder_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()

    assert [_refusal(tmp_path, name) for name in ("none.md", "folder.md")] == [("missing-file", 1)] * 2


def test_a_link_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "secret").write_text("token")
    (tmp_path / "docs" / "a.md").symlink_to(tmp_path / "secret")
    (tmp_path / "docs" / "dead.md").symlink_to("nowhere")
    (tmp_path / "more").symlink_to(tmp_path / "docs")

    assert _refusal(tmp_path, "docs/a.md") == ("symbolic-link", 1)
    assert _refusal(tmp_path, "more/a.md") == ("symbolic-link", 1)
    assert list_files(tmp_path, "docs", "*.md") == ["docs/a.md", "docs/dead.md"]
