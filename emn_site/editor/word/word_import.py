"""A Word file as a new publication: the text, its pictures, and what could not be kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from emn_site.content import front_matter, sandbox
from emn_site.content.markdown import parse_markdown
from emn_site.editor.edits import Edits
from emn_site.editor.new_texts import NewText, create_publication, judge_text, new_address
from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from emn_site.editor.word.document_inventory import DocumentInventory, text_inventory
from emn_site.editor.word.ledger import Ledger, compare_words, reader_lines
from emn_site.editor.word.package import MOST_FILE
from emn_site.locale import all_locales, for_locale
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


@dataclass(frozen=True)
class WordImport:
    """What is to be written, what there was and is, and what to tell the editor."""

    edits: Edits
    before: DocumentInventory
    after: DocumentInventory
    comments: Sequence[tuple[str, str]]
    """Who said what, of comments that are dropped."""
    lost: Sequence[tuple[str, str]]
    ledger: Ledger


def import_word(site: Site, file: Path, new: NewText, changes: str, today: date) -> WordImport:
    """Return a Word file as a new publication; its tracked `changes` are settled. Raises `Refused`."""
    found = _read(site, file, new, changes)
    new = judge_text(site, replace(new, title=found.title), today)
    slug = PurePosixPath(new_address(site, new)).name
    pictures = {f"docs/assets/{slug}/{name}": content for name, content in found.pictures.items()}
    written = create_publication(site, new, today, found.body, found.is_numbered).written
    (text,) = written.values()
    cut = front_matter.split_front_matter(text)
    parsed = parse_markdown(cut.body)
    after = text_inventory(cut.body, parsed)
    kept = [found.title, new.summary, *reader_lines(parsed.tree()), *(value for _, value in found.lost)]
    ledger = compare_words(found.lines, kept, _kinds(site))
    return WordImport(Edits(written, files=pictures), found.before, after, found.comments, found.lost, ledger)


def _kinds(site: Site) -> list[str]:
    """Return what tables and figures are called before their captions, in any language."""
    return [kind for locale in all_locales(site) for kind in locale.word("caption_kinds").split()]


def _read(site: Site, file: Path, new: NewText, changes: str) -> ConversionResult:
    """Return what a file says; whatever it does to its reader is one refusal. Raises `Refused`."""
    request = ConversionRequest(
        name=file.stem,
        title=new.title,
        slug=new.slug,
        changes=changes,
        kinds=_kinds(site),
        sign=for_locale(site, new.language).word("table_sign"),
    )
    if file.stat().st_size > MOST_FILE:
        raise Refused("word-too-large", value=file.name, limit=MOST_FILE // 1_000_000)
    try:
        return sandbox.run_sandboxed(convert_file, file.read_bytes(), request)
    except sandbox.SandboxRejected as rejected:
        raise Refused(rejected.code, **{"value": file.name, **rejected.values}) from rejected
