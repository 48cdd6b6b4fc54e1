"""A Word file as a new publication: the text, its pictures, and what could not be kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from emn_site.content import front_matter, sandbox
from emn_site.content.markdown import render
from emn_site.editor.edits import Edits
from emn_site.editor.new_texts import NewText, address_of, created, judged
from emn_site.editor.word.conversion import Reading, Request, read
from emn_site.editor.word.document_inventory import Count, in_text
from emn_site.editor.word.package import MOST_FILE
from emn_site.locale import all_languages, in_language
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


@dataclass(frozen=True)
class Imported:
    """What is to be written, what there was and is, and what to tell the editor."""

    edits: Edits
    before: Count
    after: Count
    comments: Sequence[tuple[str, str]]
    """Who said what, of comments that are dropped."""
    lost: Sequence[tuple[str, str]]


def imported(site: Site, file: Path, new: NewText, changes: str, today: date) -> Imported:
    """Return a Word file as a new publication; its tracked `changes` are settled. Raises `Refused`."""
    found = _read(site, file, new, changes)
    new = judged(site, replace(new, title=found.title), today)
    slug = PurePosixPath(address_of(site, new)).name
    pictures = {f"docs/assets/{slug}/{name}": content for name, content in found.pictures.items()}
    written = created(site, new, today, found.body, found.is_numbered).written
    (text,) = written.values()
    cut = front_matter.split(text)
    after = in_text(cut.body, render(cut.body))
    return Imported(Edits(written, files=pictures), found.before, after, found.comments, found.lost)


def _read(site: Site, file: Path, new: NewText, changes: str) -> Reading:
    """Return what a file says; whatever it does to its reader is one refusal. Raises `Refused`."""
    request = Request(
        name=file.stem,
        title=new.title,
        slug=new.slug,
        changes=changes,
        kinds=[kind for speech in all_languages(site) for kind in speech.word("caption_kinds").split()],
        sign=in_language(site, new.locale).word("table_sign"),
    )
    if file.stat().st_size > MOST_FILE:
        raise Refused("word-too-large", value=file.name, limit=MOST_FILE // 1_000_000)
    try:
        return sandbox.run(read, file.read_bytes(), request)
    except sandbox.Rejected as rejected:
        raise Refused(rejected.code, **{"value": file.name, **rejected.values}) from rejected
