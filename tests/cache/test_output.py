"""A site is written whole, and what stands as it was is not written twice."""

from pathlib import Path

import pytest

from emn_site.cache.output import OutputFolder


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A folder that an earlier build has written."""
    (tmp_path / "before" / "lt").mkdir(parents=True)
    (tmp_path / "before" / "lt" / "index.html").write_bytes(b"as it was")
    return tmp_path / "before"


@pytest.mark.parametrize(
    ("content", "is_linked"), [(b"as it was", True), (b"as it is!", False), (b"", False)]
)
def test_a_file_with_the_same_bytes_is_linked_and_no_other(
    before: Path, tmp_path: Path, content: bytes, is_linked: bool
) -> None:
    OutputFolder(tmp_path / "new", before).write("lt/index.html", content)

    new = tmp_path / "new" / "lt" / "index.html"
    assert new.read_bytes() == content
    assert new.samefile(before / "lt" / "index.html") is is_linked


def test_a_file_that_is_new_is_written_with_its_folders(before: Path, tmp_path: Path) -> None:
    OutputFolder(tmp_path / "new", before).write("en/a/b/index.html", b"new")

    assert (tmp_path / "new/en/a/b/index.html").read_bytes() == b"new"


def test_writing_again_never_reaches_into_the_folder_before(before: Path, tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path / "new", before)

    folder.write("lt/index.html", b"as it was")
    folder.write("lt/index.html", b"otherwise")

    assert (tmp_path / "new/lt/index.html").read_bytes() == b"otherwise"
    assert (before / "lt/index.html").read_bytes() == b"as it was"


def test_without_a_folder_before_everything_is_written(tmp_path: Path) -> None:
    OutputFolder(tmp_path / "new", tmp_path / "nowhere").write("index.html", b"new")

    assert (tmp_path / "new/index.html").read_bytes() == b"new"
