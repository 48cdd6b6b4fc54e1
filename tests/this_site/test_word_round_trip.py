"""Each text goes out as a Word file and comes back as it was; a change in it changes that alone.

The texts of this site, and those of `word_texts/`, which have everything that Word cannot hold.
"""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from emn_site.content import safe_read
from emn_site.content.load import load_site
from emn_site.editor.mending import mend_text
from emn_site.editor.word import export, word_import
from emn_site.locale import for_locale
from emn_site.model.site import Site, Version
from tests.sites import ROOT

FILES = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "docs").rglob("*.md"))
UNFAMILIAR = sorted((Path(__file__).parent / "word_texts").glob("*.md"))
HEAD = """---
title: "Nepažįstamas tekstas {name}"
summary: "Santrauka čia."
published: 2019-05-20
scope: national
topics: [asylum]
seen:
  - https://www.example.org/
---

"""


def _place(file: Path) -> str:
    return f"docs/{file.name[:2]}/studies/2019/{file.name}"


@pytest.fixture(scope="module")
def unfamiliar(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This site with the unfamiliar texts among its own."""
    root = tmp_path_factory.mktemp("unfamiliar")
    for part in ("docs", "data"):
        shutil.copytree(ROOT / part, root / part)
    for file in UNFAMILIAR:
        (root / _place(file)).write_text(HEAD.format(name=file.stem) + file.read_text())
    return load_site(root)


def _version(site: Site, file: str) -> Version:
    (version,) = [one for one in site.versions if one.file == file]
    return version


def _returned(site: Site, file: str, folder: Path, change: Callable[[str], str] = str) -> str:
    """Return what comes of a text's Word file, whose parts of text somebody may have changed."""
    version, sent, back = _version(site, file), folder / "a.docx", folder / "b.docx"
    sent.write_bytes(export.export_text(site, version)[0])
    with zipfile.ZipFile(sent) as given, zipfile.ZipFile(back, "w") as archive:
        for name in given.namelist():
            content = given.read(name)
            is_text = name in ("word/document.xml", "word/footnotes.xml")
            archive.writestr(name, change(content.decode()).encode() if is_text else content)
    return word_import.import_review(site, back, version, "accept").edits.written[file]


def _mended(site: Site, file: str, text: str) -> str:
    return mend_text(text, for_locale(site, _version(site, file).language).word("quotation_marks"))


@pytest.mark.parametrize("file", FILES)
def test_a_text_comes_back_from_word_as_it_was(site: Site, tmp_path: Path, file: str) -> None:
    assert _mended(site, file, _returned(site, file, tmp_path)) == safe_read.read_text(site.root, file)


@pytest.mark.parametrize("file", [_place(file) for file in UNFAMILIAR])
def test_an_unfamiliar_text_comes_back_from_word_as_it_was(
    unfamiliar: Site, tmp_path: Path, file: str
) -> None:
    text = safe_read.read_text(unfamiliar.root, file)

    assert _mended(unfamiliar, file, _returned(unfamiliar, file, tmp_path)) == text


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("lt-01-nested", "stora"),
        ("lt-02-notes", "kartą"),
        ("lt-02-notes", "Pirmos"),
        ("lt-03-legal", "Dalykas"),
        ("lt-05-boxes", "Atsargiai"),
        ("lt-06-lang", "third"),
        ("lt-08-code", "Paslėptas"),
        ("lt-09-links", "piktograma"),
        ("lt-10-defs", "Readmisija"),
        ("en-13-caption", "Captioned"),
        ("en-17-rules", "Below"),
        ("en-20-everything", "nested"),
    ],
)
def test_a_word_that_a_reviewer_changed_is_all_that_changes(
    unfamiliar: Site, tmp_path: Path, name: str, word: str
) -> None:
    file, changed = f"docs/{name[:2]}/studies/2019/{name}.md", re.compile(rf"\b{word}\b")
    text = safe_read.read_text(unfamiliar.root, file)

    returned = _returned(unfamiliar, file, tmp_path, lambda part: changed.sub("Pakeistas", part))

    assert returned == changed.sub("Pakeistas", text)


def test_a_new_paragraph_stands_before_the_notes_and_a_deleted_one_takes_its_note_along(
    unfamiliar: Site, tmp_path: Path
) -> None:
    file = "docs/en/studies/2019/en-14-quotes.md"
    text = safe_read.read_text(unfamiliar.root, file)

    def change(part: str) -> str:
        paragraphs = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", part, re.DOTALL)
        gone = next((one for one in paragraphs if "Another note" in one), "")
        return part.replace(gone, "<w:p><w:r><w:t>Entirely new.</w:t></w:r></w:p>") if gone else part

    returned = _returned(unfamiliar, file, tmp_path, change)

    new = text.replace("Another note[^2] says the same as a third[^3].", "Entirely new.")
    assert returned == new.replace("\n\n[^2]: Ibid.\n[^3]: Ibid.", "")
