"""What comes in from other programs, a Word file or a PDF, and the PDFs of pages for those who write them."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from emn_site import checks
from emn_site.cache.cache import FOLDER, Cache
from emn_site.cache.output import write_atomically
from emn_site.cli.editing import new_text
from emn_site.cli.error_boundary import command_message
from emn_site.content import safe_read, writer
from emn_site.content.load import load_site
from emn_site.content.writer import is_outside_site
from emn_site.editor import new_texts, new_translation, pdf_import
from emn_site.editor.mending import text_difference
from emn_site.editor.new_translation import find_page
from emn_site.editor.word import export, word_import
from emn_site.editor.word.word_import import WordImport
from emn_site.exports.pdf import engine
from emn_site.exports.pdf.report import PdfEdition
from emn_site.locale import addresses, reports
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages.kinds import pdf_places
from emn_site.pages.pdf_files import make_pdfs


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
    draft, record = pdf_import.import_pdf(site, file, asked, date.today())
    writer.apply_edits(root, draft)
    read = ", ".join(("title", *record.facts))
    files = ", ".join((*draft.written, *draft.files))
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
    writer.apply_edits(root, found.edits)
    _tell(root, found)
    if not options.onto:
        files = ", ".join((*found.edits.written, *found.edits.files))
        print(command_message(root, "new-written", files=files))
    return 0


def _tell(root: Path, found: WordImport) -> None:
    """Say what was kept of a Word file and what was not, and what its reviewers left, with lines."""
    before, after = asdict(found.before), asdict(found.after)
    for kind, was in before.items():
        print(command_message(root, f"imported-{kind}", before=was, after=after[kind]))
    (file,) = found.edits.written
    for mark, line in found.marks:
        message = command_message(root, mark.code, author=mark.author or "–", words=mark.words)
        print(f"{file}:{line}: {message}" if line else f"{file}: {message}")
    for code, value in dict.fromkeys(found.lost):
        print(command_message(root, code, value=value))
    for words, place in found.ledger.lost:
        print(command_message(root, "import-lost-words", value=words, place=place))
    if renumbered := ", ".join(dict.fromkeys(found.ledger.renumbered)):
        print(command_message(root, "import-renumbered", value=renumbered))


def write_pdfs(root: Path, paths: Sequence[str], language: str | None) -> int:
    """Write the PDFs of some pages, named after them, into the folder of the command; returns an exit code.

    Raises `Refused` where a page has none, or the engine is missing.
    """
    if not engine.is_installed():
        raise Refused("no-typst")
    cache = Cache(root / FOLDER)
    site = load_site(root, cache)
    places = [place for path in paths for place in _places(site, path, language)]
    edition = PdfEdition(addresses.base_url(site.settings.address))
    found = make_pdfs(site, edition, cache, places)
    for (path, tongue), one in found.by_place.items():
        file = Path(f"{path.rpartition('/')[2]}.{tongue}.pdf")
        write_atomically(file, one.content)
        print(command_message(root, "pdf-written", file=file, pages=one.pages))
    if found.problems:
        print(reports.format_report(found.problems, site.reports, site.settings.report_locale))
    return bool(found.problems)


def _places(site: Site, asked: str, language: str | None) -> Iterator[Place]:
    """Yield the places of a page that have a PDF. Raises `Refused` where there is none."""
    known = pdf_places(site)
    path = asked if any(asked == path for path, _ in known) else find_page(site, asked).path
    found = [place for place in known if place[0] == path and language in (None, place[1])]
    if not found:
        raise Refused("no-pdf-of-page", value=asked)
    yield from found


def export_word(root: Path, options: argparse.Namespace) -> int:
    """Write a text as a Word file, for those who comment there."""
    place = _place(root, options.to) if options.to else None
    found = checks.check_site(root, date.today(), with_drafts=True, cache=Cache(root / FOLDER))
    page = new_translation.find_page(found.site, options.path)
    language = options.language or page.original.language
    if language not in page.versions:
        raise Refused("no-such-language", value=language, known=", ".join(page.versions))
    version = page.versions[language]
    target = place or Path(f"{page.path.rpartition('/')[2]}.{language}.docx")
    refuse_faults(found.site, version.file, [fault for fault in found.errors if fault.path == version.file])
    content, lost = export.export_text(found.site, version)
    write_atomically(target, content)
    marks = export.find_marks(safe_read.read_text(root, version.file))
    for element, words, line in (*export.find_unheld(version.text.tree()), *marks):
        print(command_message(root, "export-unheld", element=element, value=words, line=line))
    for address in dict.fromkeys(lost):
        print(command_message(root, "export-lost-picture", value=address))
    print(command_message(root, "exported", file=target))
    return 0


def _place(root: Path, text: str) -> Path:
    """Return where a Word file may be written. Raises `Refused`."""
    place = Path(text)
    if place.suffix.lower() != ".docx" or not is_outside_site(root, place):
        raise Refused("argument-unfit", argument="--to", value=text, expected="word-file")
    return place


def refuse_faults(site: Site, file: str, faults: Sequence[Problem]) -> None:
    """Tell what is wrong with a file, and refuse it. Raises `Refused`."""
    if faults:
        print(reports.format_report(faults, site.reports, site.settings.report_locale), file=sys.stderr)
        raise Refused("text-has-faults", value=file)
