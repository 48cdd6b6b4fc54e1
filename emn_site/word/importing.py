"""A Word file as a new publication: the text, its pictures, and what could not be kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from emn_site.editing.edits import Edits
from emn_site.editing.new_texts import NewText, address_of, created, judged
from emn_site.files import front_matter
from emn_site.files.markdown import render
from emn_site.language import all_languages, in_language
from emn_site.model.site import Site
from emn_site.word import pandoc
from emn_site.word.counting import Count, WordFile, in_text
from emn_site.word.shaping import shaped, titled
from emn_site.word.tree import words_of
from emn_site.word.typed import Captions


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
    said = WordFile(file)
    before = said.count()
    with TemporaryDirectory() as folder:
        media = Path(folder)
        whole = pandoc.tree(file, changes, media)
        heading, blocks = ("", whole["blocks"]) if _title(whole) else titled(whole["blocks"])
        new = judged(site, replace(new, title=new.title or _title(whole) or heading or file.stem), today)
        slug = PurePosixPath(address_of(site, new)).name
        kinds = [kind for speech in all_languages(site) for kind in speech.word("caption_kinds").split()]
        sign = in_language(site, new.locale).word("table_sign")
        found = shaped(blocks, Captions(kinds), sign, f"../../../assets/{slug}")
        body = _tidied(pandoc.markdown(whole | {"meta": {}, "blocks": found.blocks}))
        pictures = {
            f"docs/assets/{slug}/{Path(image).name.lower()}": Path(image).read_bytes()
            for image in dict.fromkeys(found.images)
        }
    written = created(site, new, today, body, found.is_numbered or said.numbers_headings()).written
    (text,) = written.values()
    cut = front_matter.split(text)
    after = in_text(cut.body, render(cut.body))
    return Imported(Edits(written, files=pictures), before, after, said.comments(), found.lost)


def _title(whole: pandoc.Node) -> str:
    said = whole["meta"].get("title")
    return words_of(said["c"]) if said else ""


def _tidied(markdown: str) -> str:
    """Return pandoc's Markdown as our texts are written: `-` for lists, no escapes that mean nothing here."""
    text = re.sub(r"\\([\"'…–$~|<>@^])", r"\1", markdown)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
