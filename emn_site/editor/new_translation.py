"""The counterpart of a text in another language, and what its original has changed since.

The words that stand for an original in its translations are taken from its file and written into theirs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from emn_site.content import front_matter, git, safe_read
from emn_site.content.link_targets import nearest_addresses
from emn_site.content.markdown import parse_markdown
from emn_site.content.translations import fingerprint
from emn_site.content.writer import Edits
from emn_site.content.yaml_lines import YamlFault, read_yaml
from emn_site.editor.arguments import accept_value, refuse_unknown
from emn_site.locale.templates import render_template
from emn_site.model.refusals import Refused
from emn_site.model.site import Page, Site, Version


@dataclass(frozen=True)
class OriginalChange:
    """Paragraphs of the original as they were and as they are, and those of the translation there."""

    before: Sequence[str]
    after: Sequence[str]
    theirs: Sequence[str]


def find_page(site: Site, named: str) -> Page:
    """Return the page that an editor names by its address or by any of its files. Raises `Refused`."""
    path = re.sub(r"^docs/[^/]+/", "", named.replace("\\", "/").strip("/")).removesuffix(".md")
    found = site.by_path.get(path)
    if found is None:
        raise Refused("no-such-text", value=named, known=nearest_addresses(path, site.by_path))
    return found


def create_translation(site: Site, page: Page, to: str, title: str, summary: str) -> Edits:
    """Return the file of a translation to be written, with the headings of the original. Raises `Refused`."""
    refuse_unknown(site.settings.locales, "no-such-language", to)
    if to in page.versions:
        raise Refused("already-there", value=page.versions[to].file)
    original = page.original
    text = render_template(
        "new-translation.md.jinja",
        title=title or original.head.title,
        summary=accept_value("--summary", summary) if summary else original.head.summary,
        of=original.language,
        source=original.fingerprint,
        headings=[(heading.level, heading.title) for heading in original.text.headings],
    )
    return Edits({f"docs/{to}/{page.path}.md": text})


def original_changes(site: Site, page: Page, version: Version) -> list[OriginalChange] | None:
    """Return what the original has changed since a text was translated; None where Git does not know it."""
    source = version.head.translation.source if version.head.translation else None
    before = _as_it_was(site, page.original, source)
    if before is None:
        return None
    old, new = _paragraphs(before), _paragraphs(safe_read.read_text(site.root, page.original.file))
    theirs = _paragraphs(safe_read.read_text(site.root, version.file))
    return list(_changes(old, new, theirs))


def _changes(old: list[str], new: list[str], theirs: list[str]) -> Iterator[OriginalChange]:
    """Yield the runs of paragraphs that differ; a translation has as many as what it was made of."""
    is_parallel = len(theirs) == len(old)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield OriginalChange(old[a:b], new[c:d], theirs[a:b] if is_parallel else ())


def _paragraphs(text: str) -> list[str]:
    """Return title and summary, then the paragraphs of a text."""
    cut = front_matter.split_front_matter(text)
    head = read_yaml(cut.front).data
    texts = [str(head.get(key, "")) for key in ("title", "summary")] if isinstance(head, dict) else []
    return texts + [part.strip() for part in re.split(r"\n[ \t]*\n", cut.body) if part.strip()]


def _as_it_was(site: Site, original: Version, source: str | None) -> str | None:
    """Return the newest text of a file whose words have a fingerprint, as Git has it."""
    texts = git.text_versions(site.root, original.file)
    return next((text for text in texts if source and text_fingerprint(text) == source), None)


def mark_current(site: Site, page: Page, version: Version) -> Edits:
    """Return a translation with the fingerprint that its original has now."""
    text = safe_read.read_text(site.root, version.file)
    return Edits({version.file: set_source_fingerprint(text, page.original.fingerprint)})


_LANGUAGE = r"of:[ \t]*[\"']?[a-z]{2,3}[\"']?"
# How a fingerprint stands in a translation, or is to be put in one; "…" is where.
_FORMS = (
    (re.compile(r"(?m)^([ \t]*+(?:translation:\s*+\{.*?)?source:\s*+[\"']?)[a-z]{6}\b"), r"\g<1>…"),
    (re.compile(rf"(?m)^(translation:[ \t]*\{{[ \t]*{_LANGUAGE})([ \t]*\}})"), r"\g<1>, source: …\g<2>"),
    (re.compile(rf"(?m)^(translation:[ \t]*\n([ \t]+){_LANGUAGE})[ \t]*$"), "\\g<1>\n\\g<2>source: …"),
)


def text_fingerprint(text: str) -> str:
    """Return the fingerprint of a file's words, or nothing where its front matter cannot be read."""
    try:
        cut = front_matter.split_front_matter(text)
        head = read_yaml(cut.front).data
    except (front_matter.NoFrontMatter, YamlFault):
        return ""
    if not isinstance(head, dict):
        return ""
    return fingerprint(
        str(head.get("title", "")), str(head.get("summary", "")), parse_markdown(cut.body).prose()
    )


def set_source_fingerprint(text: str, source: str) -> str:
    """Return a translation's text with a fingerprint of its original, in the place of one that it had."""
    front, fence, body = text.partition(f"\n{front_matter.FENCE}\n")
    for form, written in _FORMS:
        marked, count = form.subn(written.replace("…", source), front, count=1)
        if count:
            return marked + fence + body
    return text
