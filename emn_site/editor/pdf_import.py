"""A PDF as the record of a publication: what the file says of itself, marked as yet to be checked.

Its text is not taken: in a PDF the order of words is lost. From the file are read its title, its language and
its day; from the words of its first pages the numbers by which it is known.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from emn_site.content import sandbox
from emn_site.content.assets import MOST_DOWNLOAD, documents, judge_asset
from emn_site.content.writer import Edits
from emn_site.editor.new_texts import NewText, create_publication, judge_text, new_address
from emn_site.locale import for_locale
from emn_site.locale.templates import render_template
from emn_site.model.problems import Problem, make_problem
from emn_site.model.refusals import Refused
from emn_site.model.shapes import Doi, Isbn
from emn_site.model.site import Site

PAGES = 4  # so many pages are read: the numbers stand on the title page or on its back
_ISBN = re.compile(r"97[89](?:[- \u00ad\u2010\u2011]?[0-9]){10}")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>]*[^\s\"<>.,;)]")
_CATALOGUE = re.compile(r"\b[A-Z]{2}-[0-9A-Z]{2}-[0-9]{2}-[0-9]{3}-[0-9A-Z]{2}-[A-Z]\b")
_DAY = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")
_DASHES = re.compile("[ \u00ad\u2010\u2011]")


@dataclass(frozen=True)
class PdfRecord:
    """What a PDF says of itself: its title, and by keys of a front matter what else it states."""

    title: str
    facts: dict[str, str]


def read_record(content: bytes) -> PdfRecord:
    """Return what a PDF that was judged says of itself; runs in the sandbox."""
    facts, pages = documents.metadata(content), documents.page_words(content, PAGES)
    words = "\n".join(pages)
    day = _DAY.match(facts.get("CreationDate", ""))
    found = {
        "published": "-".join(day.groups()) if day else "",
        "isbn": _DASHES.sub("-", _first(_ISBN, Isbn, words)),
        "doi": _first(_DOI, Doi, words),
        "catalogue_number": _first(_CATALOGUE, str, words),
    }
    lines = (line.strip() for line in words.splitlines())
    first = next((line for line in lines if len(line.split()) > 1), "")
    return PdfRecord(facts.get("Title", "").strip() or first, {k: v for k, v in found.items() if v})


def _first(form: re.Pattern[str], shape: Any, words: str) -> str:
    """Return the first words of a form that a model takes; empty where there are none."""
    for match in form.finditer(words):
        try:
            TypeAdapter(shape).validate_python(_DASHES.sub("-", match[0]))
        except ValidationError:
            continue
        return match[0]
    return ""


def find_faults(file: Path) -> list[Problem]:
    """Return why a PDF cannot be published. Raises `Refused` where it cannot even be judged."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_DOWNLOAD + 1)
        judged = sandbox.run_sandboxed(judge_asset, file.name.lower(), content)
    except sandbox.SandboxRejected as rejected:
        raise Refused("pdf-unreadable", value=file.name) from rejected
    return [make_problem(file.name, line, code, **dict(values)) for line, code, values in judged.findings]


def import_pdf(site: Site, file: Path, new: NewText, today: date) -> tuple[Edits, PdfRecord]:
    """Return a sound PDF with the draft of its record, and what was read from it. Raises `Refused`."""
    content = file.read_bytes()
    try:
        record = sandbox.run_sandboxed(read_record, content)
    except sandbox.SandboxRejected as rejected:
        raise Refused("pdf-unreadable", value=file.name) from rejected
    new = judge_text(site, replace(new, title=new.title or record.title), today)
    slug = PurePosixPath(new_address(site, new)).name
    address = f"assets/{slug}.pdf"
    ((path, text),) = create_publication(site, new, today).written.items()
    facts = render_template(
        "pdf-facts.yml.jinja",
        facts=record.facts,
        language=new.language,
        address=address,
        to_check=["title", *record.facts],
        words=for_locale(site, new.language).words,
    )
    front = text.replace("\n---\n", f"\n{facts}---\n", 1)
    return Edits({path: front}, files={f"docs/{address}": content}), record
