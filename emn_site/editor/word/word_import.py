"""A Word file as a new publication: the text, its pictures, and what could not be kept."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from posixpath import relpath

from emn_site.content import front_matter, git, safe_read, sandbox
from emn_site.content.html_policy import QUOTED
from emn_site.content.markdown import parse_markdown
from emn_site.content.writer import Edits
from emn_site.editor.new_texts import NewText, create_publication, judge_text, new_address
from emn_site.editor.word import ledger as ledgers
from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from emn_site.editor.word.export import export_text, origin_of, text_pictures
from emn_site.editor.word.ledger import DocumentInventory, Ledger, compare_words, find_words
from emn_site.editor.word.package import MOST_FILE
from emn_site.editor.word.reviews import ReviewMark, find_line, merge_review
from emn_site.locale import all_locales, for_locale
from emn_site.model.refusals import Refused
from emn_site.model.site import Site, Version
from emn_site.model.text import Text, TextLink


@dataclass(frozen=True)
class WordImport:
    """What is to be written, what there was and is, and what to tell the editor."""

    edits: Edits
    before: DocumentInventory
    after: DocumentInventory
    marks: Sequence[tuple[ReviewMark, int]]
    """What reviewers left, each with the line of the text where it belongs; 0 where none does."""
    lost: Sequence[tuple[str, str]]
    ledger: Ledger


def import_word(site: Site, file: Path, new: NewText, changes: str, today: date) -> WordImport:
    """Return a Word file as a new publication; its tracked `changes` are settled. Raises `Refused`."""
    found = _read(site, file, new, changes)
    known = (one for page in site.by_path.values() for one in page.versions.values())
    version = next((one for one in known if _is_of(found, one)), None)
    if version and not new.title:
        return import_word(site, file, replace(new, title=version.head.title), changes, today)
    asked, new = new, judge_text(site, replace(new, title=found.title), today)
    slug = PurePosixPath(new_address(site, new)).name
    found = _merged(site, file, version, replace(asked, slug=slug), found, changes) if version else found
    written = create_publication(site, new, today, found.body, found.is_numbered).written
    return _imported(site, found, new, slug, written)


def import_review(site: Site, file: Path, version: Version, changes: str) -> WordImport:
    """Return a text with what was changed in its Word file; its front matter stays. Raises `Refused`."""
    slug, head = PurePosixPath(version.file).stem, version.head
    new = NewText("", head.title, head.summary, (), version.language, "", slug)
    own = front_matter.split_front_matter(safe_read.read_text(site.root, version.file))
    found = _merged(site, file, version, new, _read(site, file, new, changes), changes)
    text = "\n".join((front_matter.FENCE, own.front, front_matter.FENCE, "", found.body))
    edits = _imported(site, found, new, slug, {version.file: text})
    there = {one.target for one in _quotations(parse_markdown(text))}
    gone = [("import-mark-gone", one.target) for one in _quotations(version.text) if one.target not in there]
    return replace(edits, lost=[*edits.lost, *gone])


def _is_of(found: ConversionResult, version: Version) -> bool:
    """Whether a file was made of a text: it says so, or has its title and summary, and no properties."""
    if found.origin:
        return found.origin.partition("@")[0] == version.file
    summary = find_words(version.head.summary)
    return found.title == version.head.title and any(find_words(line) == summary for line in found.lines)


def _as_sent(site: Site, version: Version, origin: str) -> Version | None:
    """Return a text as it was when a file was made of it; None where nobody has it any more."""
    name = origin.partition("@")[2]
    if not name or origin == origin_of(site, version):
        return version
    found = git.read_texts(site.root, [name])
    with suppress(KeyError, front_matter.NoFrontMatter):  # nobody has it, or it is no text
        return replace(version, text=parse_markdown(front_matter.split_front_matter(found[name]).body))
    return None


def _merged(
    site: Site, file: Path, version: Version, new: NewText, found: ConversionResult, changes: str
) -> ConversionResult:
    """Return what a file says as the text says it that it was made of, but for what was changed in it.

    What the site makes itself of what the text quotes, tables and charts, is counted as in the text.
    """
    own = front_matter.split_front_matter(safe_read.read_text(site.root, version.file)).body
    before = _as_sent(site, version, found.origin)
    sent = _convert(site, file, export_text(site, before or version)[0], new, changes)
    body = merge_review(own, sent.body, found.body)
    known = {content: target for target, content in text_pictures(site.root, version).items()}
    folder = relpath(f"docs/assets/{new.slug}", str(PurePosixPath(version.file).parent))
    for name, content in found.pictures.items():
        address = known.get(content, f"{folder}/{name}")
        body = body.replace(f"](../../../assets/{new.slug}/{name}", f"]({address}")
    twice = compare_words(sent.lines, ledgers.reader_lines(version.text.tree()), _kinds(site))
    written = ledgers.text_inventory(sent.body, (before or version).text)
    counts = zip(*map(astuple, (found.before, written, sent.before)), strict=True)
    return replace(
        found,
        body=body,
        pictures={name: content for name, content in found.pictures.items() if content not in known},
        before=DocumentInventory(*(max(0, came + ours - gave) for came, ours, gave in counts)),
        quoted=[*found.quoted, *(words for words, _ in twice.lost), *twice.renumbered],
        lost=[one for one in found.lost if one not in sent.lost]
        + [("import-older", version.file)] * (before is None),
    )


def _quotations(text: Text) -> list[TextLink]:
    """Return the marks of a text that quote something of the data."""
    return [one for one in (*text.links, *text.images) if one.target.partition(":")[0] in QUOTED]


def _imported(
    site: Site, found: ConversionResult, new: NewText, slug: str, written: Mapping[str, str]
) -> WordImport:
    pictures = {f"docs/assets/{slug}/{name}": content for name, content in found.pictures.items()}
    (text,) = written.values()
    cut = front_matter.split_front_matter(text)
    parsed = parse_markdown(cut.body)
    named = (value for _, value in found.lost)
    texts = [found.title, new.summary, *ledgers.reader_lines(parsed.tree()), *found.quoted, *named]
    return WordImport(
        edits=Edits(dict(written), files=pictures),
        before=found.before,
        after=ledgers.text_inventory(cut.body, parsed),
        marks=[(one, find_line(text.split("\n"), one.paragraph)) for one in found.marks],
        lost=found.lost,
        ledger=compare_words(found.lines, texts, _kinds(site)),
    )


def _kinds(site: Site) -> list[str]:
    """Return what tables and figures are called before their captions, in any language."""
    return [kind for locale in all_locales(site) for kind in locale.word("caption_kinds").split()]


def _read(site: Site, file: Path, new: NewText, changes: str) -> ConversionResult:
    """Return what a file says. Raises `Refused`."""
    if file.stat().st_size > MOST_FILE:
        raise Refused("word-too-large", value=file.name, limit=MOST_FILE // 1_000_000)
    return _convert(site, file, file.read_bytes(), new, changes)


def _convert(site: Site, file: Path, content: bytes, new: NewText, changes: str) -> ConversionResult:
    """Return what a file says; whatever it does to its reader is one refusal. Raises `Refused`."""
    sign = for_locale(site, new.language).word("table_sign")
    request = ConversionRequest(file.stem, new.title, new.slug, changes, _kinds(site), sign)
    try:
        return sandbox.run_sandboxed(convert_file, content, request)
    except sandbox.SandboxRejected as rejected:
        raise Refused(rejected.code, **{"value": file.name, **rejected.values}) from rejected
