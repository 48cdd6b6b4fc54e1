"""What an editor asks for: a new publication, its translation, another address, an end."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from emn_site.cli.error_boundary import command_message
from emn_site.content import writer
from emn_site.content.load import load_site
from emn_site.editor import arguments, moves, new_texts, new_translation
from emn_site.locale import report_locale
from emn_site.locale.addresses import slug
from emn_site.model.country import ROLES
from emn_site.model.refusals import Refused
from emn_site.model.site import Page, Publication, Site


def new(root: Path, options: argparse.Namespace) -> int:
    """Write a new publication, or the translation of a text, and say the next step."""
    site = load_site(root)
    others = {"translation": _translation, "country": _country, "term": _term, "page": _page}
    if other := others.get(options.what):
        return other(root, site, options)
    new_texts.find_type(site, options.what)
    asked = new_text(root, site, options, options.title or _asked(root, "ask-title", "no-title"))
    change = new_texts.create_publication(site, asked, date.today())
    return _write(root, change, "new-written", files=", ".join(change.written))


def _write(root: Path, changes: writer.Edits, code: str, **values: object) -> int:
    """Write what a command has made, and say so; returns an exit code."""
    writer.apply_edits(root, changes)
    print(command_message(root, code, **values))
    return 0


def new_text(root: Path, site: Site, options: argparse.Namespace, title: str) -> new_texts.NewText:
    """Return what an editor says of a new text; what is missing is asked."""
    known = ", ".join(site.topics)
    summary = options.summary or _asked(root, "ask-summary", "no-summary")
    topics = options.topics or _asked(root, "ask-topics", "no-topic", known=known)
    return new_texts.NewText(
        type=options.what,
        title=title,
        summary=summary,
        topics=_listed(topics),
        language=options.language or site.settings.default_locale,
        year=options.year or str(date.today().year),
        slug=options.slug or "",
        countries=_listed(options.countries or ""),
        starts=_starts(root, site, options),
    )


def _starts(root: Path, site: Site, options: argparse.Namespace) -> str:
    is_event = site.types[new_texts.find_type(site, options.what)].holds == "events"
    return (options.starts or _asked(root, "ask-starts", "no-start")) if is_event else ""


def _translation(root: Path, site: Site, options: argparse.Namespace) -> int:
    page = new_translation.find_page(site, options.title or "")
    others = [language for language in site.settings.locales if language not in page.versions]
    to = options.language or (others[0] if others else site.settings.default_locale)
    change = new_translation.create_translation(site, page, to, "", options.summary or "")
    return _write(root, change, "translation-written", file=", ".join(change.written))


def _country(root: Path, site: Site, options: argparse.Namespace) -> int:
    code = options.title or _asked(root, "ask-code", "no-such-code", value="")
    role = options.role or _asked(root, "ask-role", "role-unknown", value="–", known=", ".join(ROLES))
    change = new_texts.new_country(site, code, role)
    return _write(root, change, "country-written", files=", ".join(change.written))


def _page(root: Path, site: Site, options: argparse.Namespace) -> int:
    asked = new_texts.NewText(
        type="page",
        title=options.title or _asked(root, "ask-title", "no-title"),
        summary=options.summary or _asked(root, "ask-summary", "no-summary"),
        topics=(),
        language=options.language or site.settings.default_locale,
        year="",
        slug=options.slug or "",
    )
    change = new_texts.create_page(site, asked)
    return _write(root, change, "page-written", files=", ".join(change.written))


def _term(root: Path, site: Site, options: argparse.Namespace) -> int:
    names = _in_each_language(root, site, options.name, "ask-name", "no-name")
    known = ", ".join(site.sources)
    new = new_texts.NewTerm(
        key=options.title or slug(names[site.settings.default_locale]),
        source=options.source or _asked(root, "ask-source", "source-unknown", value="–", known=known),
        names=names,
        definitions=_in_each_language(root, site, options.definition, "ask-definition", "no-definition"),
    )
    change = new_texts.new_term(site, new)
    return _write(root, change, "term-written", files=", ".join(change.written))


def _in_each_language(
    root: Path, site: Site, pairs: Sequence[str], question: str, refusal: str
) -> dict[str, str]:
    """Return what was said as `lt=…`, once for each language; what is missing is asked."""
    known = dict(one.partition("=")[::2] for one in pairs)
    arguments.refuse_unknown(site.settings.locales, "no-such-language", *known)
    locale = report_locale(site)
    return {
        language: known.get(language)
        or _asked(root, question, refusal, language=locale.language_name(language), locale=language)
        for language in site.settings.locales
    }


def translate(root: Path, options: argparse.Namespace) -> int:
    """Show what changed in the original since each translation of a text was made, and mark it as current."""
    site, named = load_site(root), options.path
    page = new_translation.find_page(site, named)
    versions = [version for version in page.versions.values() if version.is_translation]
    if named.endswith(".md"):
        versions = [version for version in versions if version.file == named.replace("\\", "/")]
    if not versions:
        raise Refused("no-translation", value=named)
    marked, before = dict[str, str](), dict[str, str]()
    now = page.original.fingerprint
    for version in versions:
        before[version.file] = (version.head.translation and version.head.translation.source) or "–"
        if before[version.file] == now:
            print(command_message(root, "translation-unchanged", file=version.file))
            continue
        _show(root, version.file, new_translation.original_changes(site, page, version))
        marked |= new_translation.mark_current(site, page, version).written
    writer.apply_edits(root, writer.Edits(marked))
    about = {"source": now, "original": page.original.file}
    for file in marked:
        print(command_message(root, "translation-current", file=file, before=before[file], **about))
    return 0


def _show(root: Path, file: str, changes: Sequence[new_translation.OriginalChange] | None) -> None:
    if changes is None:
        print(command_message(root, "translation-untraceable", file=file))
        return
    for change in changes:
        for code, paragraphs in (
            ("changed-before", change.before),
            ("changed-after", change.after),
            ("changed-theirs", change.theirs),
        ):
            if paragraphs:
                print(command_message(root, code), *paragraphs, sep="\n\n", end="\n\n")


def move(root: Path, options: argparse.Namespace) -> int:
    """Give a text another address: its files, links, facts and the redirect go along."""
    site = load_site(root)
    page = new_translation.find_page(site, options.path)
    to = _address(page, options.to)
    change = moves.move_page(site, page, to)
    return _write(root, change, "moved-to", old=page.path, new=to, count=len(change.written))


def _address(page: Page, to: str) -> str:
    """Return an address as typed, or in the folder of the page where only a name was typed."""
    wanted = to.removesuffix("/").removesuffix(".md")
    return wanted if "/" in wanted else f"{page.path.rpartition('/')[0]}/{wanted}".strip("/")


def remove(root: Path, options: argparse.Namespace) -> int:
    """Take a text away and lead its address to another."""
    site = load_site(root)
    page = new_translation.find_page(site, options.path)
    change = moves.remove_page(site, page, options.to)
    return _write(root, change, "removed-to", old=page.path, new=options.to, count=len(change.written))


def withdraw(root: Path, options: argparse.Namespace) -> int:
    """Put a notice in the place of a publication's text, in every language."""
    site = load_site(root)
    page = new_translation.find_page(site, options.path)
    if not isinstance(page, Publication):
        raise Refused("no-publication", value=options.path)
    why = _in_each_language(root, site, options.why, "ask-why", "no-reason")
    change = moves.withdraw_publication(site, page, why, date.today())
    return _write(root, change, "withdrawn-now", path=page.path)


def _asked(root: Path, question: str, refusal: str, **values: str) -> str:
    """Return an editor's answer; where nobody can be asked, or says nothing, the command is refused."""
    answer = ""
    if sys.stdin.isatty():
        print(command_message(root, question, **values), end="", flush=True)
        answer = sys.stdin.readline().strip()
    if not answer:
        raise Refused(refusal, **values)
    return answer


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
