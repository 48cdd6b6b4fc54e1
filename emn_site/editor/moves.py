"""A text that gets another address, goes, or is withdrawn: links, facts and redirects go along."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from posixpath import dirname, relpath
from typing import Annotated

from pydantic import Field

from emn_site.content import front_matter, safe_read
from emn_site.content.assets import MOST_DOWNLOAD
from emn_site.content.link_targets import address_parts, nearest_addresses, resolve_target
from emn_site.content.texts import is_publication
from emn_site.content.writer import Edits
from emn_site.editor.arguments import accept_languages, accept_value
from emn_site.editor.new_texts import latest_year, refuse_misplaced, refuse_taken
from emn_site.editor.new_translation import find_page, set_source_fingerprint, text_fingerprint
from emn_site.locale.templates import render_template, yaml_literal
from emn_site.model.period import FIRST_YEAR
from emn_site.model.publication import RELATIONS, Erasure
from emn_site.model.refusals import Refused
from emn_site.model.site import Page, Publication, Site, Version
from emn_site.model.works import WORKS

REDIRECTS = "data/redirects.yml"


@dataclass
class _Texts:
    """The files of a site as they are about to be written."""

    site: Site
    new: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> str:
        return self.new[path] if path in self.new else safe_read.read_text(self.site.root, path)

    def change(self, path: str, text: str) -> None:
        if text != self.get(path):
            self.new[path] = text


def move_page(site: Site, page: Page, to: str) -> Edits:
    """Return what gives a page another address, with links, facts and the redirect. Raises `Refused`."""
    _refuse_index(page)
    to = accept_value("address", to)
    if to in site.by_path:
        raise Refused("already-there", value=next(iter(site.by_path[to].versions.values())).file)
    _refuse_place(site, page, to)
    files = {version.file: f"docs/{language}/{to}.md" for language, version in page.versions.items()}
    files |= (pictures := _pictures(site, page, to))
    texts = _Texts(site)
    for version in site.versions:
        here = files.get(version.file, version.file)
        text = _linked(version, texts.get(version.file), here, files)
        texts.change(version.file, _with_facts(text, page.path, to))
    _change_works(texts, page.path, to)
    written = {files.get(path, path): text for path, text in texts.new.items()}
    written |= {new: texts.get(old) for old, new in files.items() if old not in pictures}
    moved = {new: safe_read.read_start(site.root, old, MOST_DOWNLOAD) for old, new in pictures.items()}
    return Edits(written | _redirected(site, page, to), list(files), moved)


def _pictures(site: Site, page: Page, to: str) -> dict[str, str]:
    """Return where the pictures of a draft go, whose folder has its name. Raises `Refused` where one is."""
    slug, new = page.path.rpartition("/")[2], to.rpartition("/")[2]
    if not (isinstance(page, Publication) and page.is_draft) or slug == new:
        return {}
    old = f"docs/assets/{slug}/"
    moved = {one: one.replace(old, f"docs/assets/{new}/", 1) for one in site.files if one.startswith(old)}
    for taken in sorted(site.file_names.intersection(moved.values())):
        raise Refused("already-there", value=taken)
    return moved


def _refuse_index(page: Page) -> None:
    """Raise `Refused` for the page of a folder, at which readers come in."""
    if page.path.rpartition("/")[2] == "index":
        raise Refused("page-stays", value=page.path)


def _refuse_place(site: Site, page: Page, to: str) -> None:
    """Raise `Refused` where a page cannot lie at an address; a publication stays one."""
    refuse_misplaced(site, to, list(page.versions))
    if is_publication(to, site.folders) != isinstance(page, Publication):
        raise Refused("no-address", value=to)
    if isinstance(page, Publication):
        folder, year = to.split("/")[:2]
        latest = latest_year(site.types[site.folders[folder]], date.today())
        accept_value("address", year, Annotated[int, Field(ge=FIRST_YEAR, le=latest)])
        refuse_taken(site, to, f"{to}-2", page)


def remove_page(site: Site, page: Page, to: str) -> Edits:
    """Return what takes a page away and leads its address and links elsewhere. Raises `Refused`."""
    _refuse_index(page)
    target = find_page(site, to)
    if target is page:
        raise Refused("no-such-text", value=to, known=nearest_addresses(to, site.by_path.keys() - {to}))
    files = {
        version.file: target.versions[language].file
        for language, version in page.versions.items()
        if language in target.versions
    }
    texts = _Texts(site)
    for version in site.versions:
        if version.file not in {gone.file for gone in page.versions.values()}:
            text = _linked(version, texts.get(version.file), version.file, files)
            texts.change(version.file, _with_facts(text, page.path, target.path))
    _change_works(texts, page.path, target.path)
    return Edits(texts.new | _redirected(site, page, target.path), [v.file for v in page.versions.values()])


def withdraw_publication(site: Site, publication: Publication, why: Mapping[str, str], today: date) -> Edits:
    """Return a publication whose text gives way to a notice, in every language, at the address it has."""
    original, why = publication.original, accept_languages(site, "--why", why)
    notice = render_template("withdrawal.yml.jinja", today=today, why=why)
    texts = {one.file: safe_read.read_text(site.root, one.file) for one in publication.versions.values()}
    bare = {file: f"---\n{front_matter.split_front_matter(one).front}\n---\n" for file, one in texts.items()}
    text = bare[original.file]
    cut = front_matter.split_front_matter(text)
    bare[original.file] = text.replace(f"{cut.front}\n---", f"{cut.front}\n{notice}---", 1)
    source = text_fingerprint(text)
    bare |= {file: set_source_fingerprint(one, source) for file, one in bare.items() if file != original.file}
    return Edits(bare)


def _linked(version: Version, text: str, here: str, files: Mapping[str, str]) -> str:
    """Return a text whose links lead on where files have moved; `here` is where the text itself will be."""
    targets = {link.target for link in (*version.text.links, *version.text.images)}
    for target in sorted(targets, key=len, reverse=True):
        found = address_parts(target)
        if found is None or found.scheme or found.netloc or not found.path:
            continue
        old = resolve_target(version.file, target)
        new = relpath(files.get(old, old), dirname(here))
        if new != found.path and (old in files or here != version.file):
            text = _replaced(text, target, target.replace(found.path, new, 1))
    return text


def _replaced(text: str, target: str, new: str) -> str:
    """Return a text with an address of its links changed: `](address`, `<address>` and `[name]: address`."""
    address = re.escape(target)
    return re.sub(
        rf"(\]\(\s*<?|^\[[^\]\[]+\]:\s+<?){address}(?=[\s)>]|$)", lambda m: m[1] + new, text, flags=re.M
    )


def _change_works(texts: _Texts, old: str, new: str) -> None:
    """Have the works without a page name a page where it is now."""
    if texts.site.works:
        texts.change(WORKS, _with_facts(texts.get(WORKS), old, new))


def _with_facts(text: str, old: str, new: str) -> str:
    return re.sub(
        rf"(?m)^((?:  )?(?:{'|'.join(RELATIONS)}):\s*)([\"']?){re.escape(old)}\2(?=\s*$)",
        rf"\g<1>\g<2>{new}\g<2>",
        text,
    )


def _redirected(site: Site, page: Page, to: str) -> dict[str, str]:
    """Return the list of redirects with that of a page that readers knew, and none that goes round."""
    if isinstance(page, Publication) and page.is_draft:
        return {}
    file = site.root / REDIRECTS
    text = safe_read.read_text(site.root, REDIRECTS) if file.exists() else ""
    return {
        REDIRECTS: "".join(_lines(text, page.path, to)) + f"{yaml_literal(page.path)}: {yaml_literal(to)}\n"
    }


def _lines(text: str, old: str, to: str) -> Iterator[str]:
    """Yield the lines of the list; what led to the old address leads to the new one."""
    for line in text.splitlines():
        key, colon, value = line.partition(": ")
        is_entry = bool(colon) and not line.startswith("#")
        if not (is_entry and key.strip() in (to, old)):
            yield (f"{key}: {to}" if is_entry and value.strip() == old else line) + "\n"


ERASURES = "data/erasures.yml"


def record_erasure(site: Site, erasure: Erasure) -> Edits:
    """Return what says in the data that a page or file is erased; its address keeps saying so to readers."""
    texts = {ERASURES: erasure.when.isoformat()}
    texts |= {f"data/{language}/erasures.yml": order for language, order in erasure.order.items()}
    known = site.other.get("erasures") or {}
    if erasure.path in known:
        return Edits({})
    return Edits(
        {
            file: (safe_read.read_text(site.root, file) if (site.root / file).exists() else "")
            + f"{erasure.path}: {value if file == ERASURES else yaml_literal(value)}\n"
            for file, value in texts.items()
        }
    )


def erased_sources(site: Site, path: str) -> list[str]:
    """Return the files of the content that still have what is erased."""
    page = site.by_path.get(path)
    texts = [version.file for version in page.versions.values()] if page else []
    return [*texts, *([f"docs/{path}"] if f"docs/{path}" in site.assets else [])]


def page_files(site: Site, path: str) -> list[str]:
    """Return the images and downloads that a page names: its erasure leaves them where they are."""
    page = site.by_path.get(path)
    if not isinstance(page, Publication):
        return []
    texts = page.versions.values()
    named = [
        resolve_target(one.file, part.target) for one in texts for part in (*one.text.images, *one.text.links)
    ]
    found = {f"docs/{address}" for address in page.head.pdf.values()}.union(named) & set(site.assets)
    return sorted(file.removeprefix("docs/") for file in found)
