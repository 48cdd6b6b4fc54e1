"""What an editor sees while writing: each page is made when it is asked for, the newest words first.

A page asked for is made from the files as they are; nothing else is made before it. What needs all pages (the
mistakes of the whole site; the search, tables, feeds) follows from another process
(`background_build`).
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import ModuleType

from emn_site.cache.cache import Cache
from emn_site.content import assets, safe_read
from emn_site.content.load import Unreadable, load
from emn_site.editor.forms import interface, program
from emn_site.exports import style_bundles
from emn_site.locale import Language, all_languages, in_language, reports
from emn_site.locale.addresses import source_file
from emn_site.locale.reports import Reports
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused
from emn_site.model.release_dates import as_of
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages import SOURCES, layout
from emn_site.pages.counterpart import kind as counterparts
from emn_site.pages.layout import Edition
from emn_site.pages.text import kind as texts


@dataclass(frozen=True)
class State:
    """The files as they were read at one moment; of a site that cannot be read at all, only why."""

    site: Site | None
    problems: list[Problem]
    reports: Reports
    locale: str

    def page(self, address: str) -> tuple[ModuleType, Place] | None:
        """Return what makes the page at an address, and its place; nothing where there is none."""
        if self.site is None:
            return None
        for speech in reversed(all_languages(self.site)):
            home = speech.url("index")
            if address.startswith(home):
                path = address.removeprefix(home).rstrip("/")
                return self._made_by(speech, [path, f"{path}/index".lstrip("/")])
        return None

    def _made_by(self, speech: Language, paths: list[str]) -> tuple[ModuleType, Place] | None:
        """Return what makes the first of some pages that there is; texts are known without a list."""
        assert self.site is not None
        for path in paths:
            if found := self.site.by_path.get(path):
                return (texts if speech.locale in found.versions else counterparts), (path, speech.locale)
        made = self._generated[speech.locale]
        return next(((made[path], (path, speech.locale)) for path in paths if path in made), None)

    @cached_property
    def _generated(self) -> dict[str, dict[str, ModuleType]]:
        """The pages that no editor writes, in each language, with what makes them."""
        assert self.site is not None
        others = [source for source in reversed(SOURCES) if source not in (texts, counterparts)]
        return {
            speech.locale: {path: source for source in others for path in source.paths(speech)}
            for speech in all_languages(self.site)
        }

    def words(self) -> dict[str, str]:
        """Return what the preview says itself, in the language of reports."""
        codes = {"mistakes": "preview-mistakes", "nothing": "preview-nothing", "hide": "preview-hide"}
        return {key: reports.said(code, {}, self.reports, self.locale) for key, code in codes.items()}

    def told(self, problems: list[Problem]) -> list[str]:
        """Return problems as sentences, each with its file and line."""
        return reports.report(problems, self.reports, self.locale).splitlines() if problems else []


def read(root: Path, cache: Cache) -> State:
    """Read the files; whatever is wrong with them is part of the state."""
    try:
        site = as_of(load(root, cache), date.today())
    except Unreadable as error:
        return State(None, error.problems, error.reports, reports.languages_of(error.reports))
    found = [problem for problem in site.problems if not problem.is_warning]
    return State(site, found, site.reports, reports.languages_of(site.reports, site.settings.report_locale))


@dataclass(frozen=True)
class File:
    """The bytes of a file that is no page, and whether it may be shown: it is ours, or was let in."""

    content: bytes
    is_checked: bool = True


@dataclass
class Preview:
    """Answers requests below a root; `whole` is a folder with a whole site made by another process.

    A page that has a mistake and cannot be made is shown as it was before.
    """

    root: Path
    cache: Cache
    address: str
    whole: Path
    state: State = field(init=False)
    _before: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = read(self.root, self.cache)

    def reread(self) -> None:
        """Take the files as they are now."""
        self.state = read(self.root, self.cache)

    def page(self, address: str) -> str | None:
        """Return a page by its address; None where there is none."""
        state = self.state
        found = state.page(address)
        if found is None or state.site is None:
            return self._before.get(address) if state.problems else None
        source, (path, locale) = found
        if address in self._before and source_file(locale, path) in {p.path for p in state.problems}:
            return self._before[address]
        speech = in_language(state.site, locale)
        edition = Edition(self.address, self.address, is_served=True)
        try:
            self._before[address] = layout.framed(speech, source.page(speech, path), edition)
        except Exception:  # the check of the whole site says which file is at fault
            return self._before.get(address)
        return self._before[address]

    def editing(self, address: str) -> bytes | None:
        """Return a file of editing in the browser; None where its program has not been brought."""
        packages = program.present(self.root)
        if packages is None or self.state.site is None:
            return None
        wanted = f"{address}index.html" if address.endswith("/") else address
        make = interface.files(self.state.site, "../", packages).get(wanted)
        return make() if make else None

    def file(self, address: str) -> File | None:
        """Return a file that is no page: of the theme, of the content, or else of the whole site."""
        if address.startswith("assets/stylesheets/"):
            return self._style(address.removeprefix("assets/stylesheets/").removesuffix(".css"))
        if (found := _inside(self.root / "overrides", address)) is not None:
            return File(found)
        if (found := _inside(self.root / "docs", address)) is not None:
            return self._asset(f"docs/{address}") or File(found, is_checked=False)
        found = _inside(self.whole, address)
        return None if found is None else File(found)

    def _asset(self, path: str) -> File | None:
        """Return what is published of an image or a download; None where it is not let in as it is now."""
        asset = self.state.site.assets.get(path) if self.state.site else None
        with suppress(Refused):
            return File(assets.published(self.root, path, asset)) if asset else None
        return None

    def _style(self, kind: str) -> File | None:
        folder = self.root / "overrides" / "assets" / "stylesheets"
        parts = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.css")}
        found = style_bundles.bundles(parts).get(kind)
        return File(found.encode()) if found else None


def _inside(folder: Path, address: str) -> bytes | None:
    """Return the bytes of a file below a folder, and of none that lies elsewhere or cannot be read."""
    try:
        file = (folder / address).resolve()
        return file.read_bytes() if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long a name; links that lead to each other
        return None


def signature(root: Path) -> int:
    """Return a number that changes when a file of the content, the data or the frame does."""
    return hash(tuple(safe_read.stamps(root, "docs", "data", "overrides")))
