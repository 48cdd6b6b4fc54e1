"""Each text of this site goes out as a Word file and comes back as it was, byte for byte.

What Word cannot hold is `NOT_HELD`, with its reason.
"""

from pathlib import Path

import pytest

from emn_site.content import safe_read
from emn_site.editor.mending import mend_text
from emn_site.editor.word import export, word_import
from emn_site.locale import for_locale
from emn_site.model.site import Site
from tests.sites import ROOT

FILES = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "docs").rglob("*.md"))

_OF_LISTS = "a picture with a caption in a paragraph of a list, and columns set to the left"
NOT_HELD = {f"docs/{language}/editing/index.md": _OF_LISTS for language in ("lt", "en")}


@pytest.mark.parametrize("file", [one for one in FILES if one not in NOT_HELD])
def test_a_text_comes_back_from_word_as_it_was(site: Site, tmp_path: Path, file: str) -> None:
    (version,) = [one for one in site.versions if one.file == file]
    marks = for_locale(site, version.language).word("quotation_marks")
    sent = tmp_path / "a.docx"
    sent.write_bytes(export.export_text(site, version).content)

    returned = word_import.import_review(site, sent, version, "accept").edits.written[file]

    assert mend_text(returned, marks) == safe_read.read_text(site.root, file)
