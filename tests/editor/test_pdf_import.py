"""A PDF becomes the draft of a record: what was read from it is marked as yet to be checked."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.cli import documents
from emn_site.content.load import load_site
from emn_site.model.refusals import Refused
from tests.pages.publication.test_files import pdf_of

TODAY = date(2026, 6, 1)


def _import(root: Path, file: Path) -> None:
    usual = {"what": "study", "title": "", "summary": "Santrauka.", "topics": "asylum", "countries": ""}
    more = {"language": "", "year": "2022", "slug": "", "starts": "", "changes": "accept"}
    assert documents.import_file(root, Namespace(file=str(file), **usual, **more)) == 0


def test_its_record_is_a_draft_that_the_checks_accept(healthy: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    lines = ("Labour migration in Europe", "ISBN 978-92-68-12345-4", "doi: 10.2837/123456.")
    file.write_bytes(pdf_of(*lines, CreationDate="D:20220615120000Z"))
    _import(healthy, file)
    (record,) = (one for one in load_site(healthy).publications if one.is_draft)

    assert record.original.head.title == "Labour migration in Europe"
    assert record.head.isbn == "978-92-68-12345-4"
    assert record.head.doi == "10.2837/123456"
    assert str(record.head.published) == "2022-06-15"
    assert record.head.pdf == {"lt": "assets/labour-migration-in-europe.pdf"}
    assert record.head.to_check[0] == "title"
    assert {one.code for one in checks.check_site(healthy, TODAY).errors} == set()


def test_its_own_title_comes_before_its_first_line(healthy: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf_of("EMN study 2022", Title="Labour migration"))
    _import(healthy, file)

    assert (healthy / "docs/lt/studies/2022/labour-migration.md").exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", b"no PDF"])
def test_what_cannot_be_published_is_refused_before_anything_is_written(
    healthy: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(content)

    with pytest.raises(Refused):
        _import(healthy, file)
    assert not any((healthy / "docs").rglob("*.pdf"))
