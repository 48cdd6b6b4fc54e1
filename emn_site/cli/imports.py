"""What comes in from other programs: a Word file as a publication, a PDF as the record of one."""

import argparse
from datetime import date
from pathlib import Path

from emn_site.cli.editing import new_text, refuse_faults
from emn_site.cli.error_boundary import command_message
from emn_site.content.load import load_site
from emn_site.editor import edits, new_texts, pdf_import
from emn_site.editor.mending import text_difference
from emn_site.editor.new_translation import find_page
from emn_site.editor.word import word_import
from emn_site.editor.word.word_import import WordImport
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


def import_file(root: Path, options: argparse.Namespace) -> int:
    """Write a Word file as a new publication, or a PDF as the record of one."""
    site, file = load_site(root), Path(options.file)
    if not file.is_file():
        raise Refused("no-word-file", value=options.file)
    new_texts.find_type(site, options.what)
    is_pdf = file.suffix.lower() == ".pdf"
    return (_import_pdf if is_pdf else _import_word)(root, site, file, options)


def _import_pdf(root: Path, site: Site, file: Path, options: argparse.Namespace) -> int:
    refuse_faults(site, file.name, pdf_import.find_faults(file))
    asked = new_text(root, site, options, title=options.title or "")
    made, record = pdf_import.import_pdf(site, file, asked, date.today())
    edits.apply_edits(root, made)
    read = ", ".join(("title", *record.facts))
    files = ", ".join((*made.written, *made.files))
    print(command_message(root, "record-written", files=files, facts=read))
    return 0


def _import_word(root: Path, site: Site, file: Path, options: argparse.Namespace) -> int:
    """Write a Word file as a new publication, or as the text it was made of; say what was not kept."""
    if options.onto:
        page = find_page(site, options.onto)
        version = page.versions.get(options.language or page.original.language, page.original)
        found = word_import.import_review(site, file, version, options.changes)
        print(text_difference(site, version.file, found.edits.written[version.file]), end="\n\n")
    else:
        asked = new_text(root, site, options, title=options.title or "")
        found = word_import.import_word(site, file, asked, options.changes, date.today())
    edits.apply_edits(root, found.edits)
    _tell(root, found)
    if not options.onto:
        files = ", ".join((*found.edits.written, *found.edits.files))
        print(command_message(root, "new-written", files=files))
    return 0


def _tell(root: Path, found: WordImport) -> None:
    """Say what was kept of a Word file and what was not, and what its reviewers left, with lines."""
    before, after = found.before, found.after
    for code, was, is_now in (
        ("imported-words", before.words, after.words),
        ("imported-notes", before.notes, after.notes),
        ("imported-tables", before.tables, after.tables),
        ("imported-figures", before.figures, after.figures),
    ):
        print(command_message(root, code, before=was, after=is_now))
    (file,) = found.edits.written
    for mark, line in found.marks:
        said = command_message(root, mark.code, author=mark.author or "–", words=mark.words)
        print(f"{file}:{line}: {said}" if line else f"{file}: {said}")
    for code, value in dict.fromkeys(found.lost):
        print(command_message(root, code, value=value))
    for words, place in found.ledger.lost:
        print(command_message(root, "import-lost-words", value=words, place=place))
    if renumbered := ", ".join(dict.fromkeys(found.ledger.renumbered)):
        print(command_message(root, "import-renumbered", value=renumbered))
