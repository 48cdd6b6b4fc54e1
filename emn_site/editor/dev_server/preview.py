"""What an editor sees while writing: each page is made when it is asked for, the newest words first.

A page asked for is made from the files as they are; nothing else is made before it. What needs all pages (the
mistakes of the whole site; the search, tables, feeds) follows from another process
(`background_build`).
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from emn_site.cache.cache import Cache
from emn_site.content import assets, safe_read
from emn_site.content.load import load_site, report_message
from emn_site.content.writer import contained_path
from emn_site.editor.forms import interface
from emn_site.exports import style_bundles
from emn_site.exports.style_bundles import published_files
from emn_site.locale import Locale, all_locales, for_locale, reports
from emn_site.locale.addresses import markdown_file
from emn_site.locale.reports import Reports
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused, UnreadableSite
from emn_site.model.release_dates import site_on
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages import kinds, layout
from emn_site.pages.kind import Kind
from emn_site.pages.layout import PageEdition

PROBLEMS = "problems.json"  # the file of what is wrong, in the folder of the whole site


@dataclass(frozen=True)
class PreviewState:
    """The files as they were read at one moment; of a site that cannot be read at all, only why."""

    site: Site | None
    problems: list[Problem]
    reports: Reports
    language: str

    def _places(self, address: str) -> list[tuple[Locale, str]]:
        """Return where the page or the text at an address may be: the language, and a path in it."""
        for locale in reversed(all_locales(self.site) if self.site else ()):
            home = locale.url("index")
            if address.startswith(home):
                path = address.removeprefix(home).rstrip("/")
                return [(locale, path), (locale, f"{path}/index".lstrip("/"))]
        return []

    def page(self, address: str) -> tuple[Kind, Place] | None:
        """Return the kind of the page at an address, and its place; nothing where there is none."""
        found = (
            (kinds.kind_of(locale, path), (path, locale.language)) for locale, path in self._places(address)
        )
        return next(((kind, place) for kind, place in found if kind), None)

    def file(self, address: str) -> str:
        """Return the file of the text at an address, readable or not; nothing where there is none."""
        files = (markdown_file(locale.language, path) for locale, path in self._places(address))
        return next((one for one in files if self.site and one in self.site.file_names), "")

    def words(self) -> dict[str, str]:
        """Return what the preview says itself, in the language of reports."""
        codes = {"mistakes": "preview-mistakes", "nothing": "preview-nothing", "hide": "preview-hide"}
        return {key: reports.message(code, {}, self.reports, self.language) for key, code in codes.items()}

    def sentences(self, problems: list[Problem]) -> list[str]:
        """Return problems as sentences, each with its file and line."""
        return reports.format_report(problems, self.reports, self.language).splitlines() if problems else []


def read_state(root: Path, cache: Cache) -> PreviewState:
    """Read the files; whatever is wrong with them is part of the state."""
    try:
        site = site_on(load_site(root, cache), date.today())
    except UnreadableSite as error:
        return PreviewState(None, error.problems, error.reports, reports.report_languages(error.reports))
    found = [problem for problem in site.problems if not problem.is_warning]
    return PreviewState(
        site, found, site.reports, reports.report_languages(site.reports, site.settings.report_locale)
    )


def failure_sentence(root: Path, error: BaseException | None) -> str:
    """Return what is said of an error that no check foresees: a file being saved, a fault of ours."""
    if isinstance(error, Refused):
        return report_message(root, error.code, **error.values)
    return report_message(root, "machine-fails", place=type(error).__name__, detail=error)


@dataclass(frozen=True)
class PreviewFile:
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
    background: Path
    state: PreviewState = field(init=False)
    _before: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.state = read_state(self.root, self.cache)

    def reread(self) -> list[str]:
        """Take the files as they are now; return what is wrong with them, or why they cannot be taken."""
        try:
            self.state = read_state(self.root, self.cache)
        except Exception as error:
            return [failure_sentence(self.root, error)]
        return self.state.sentences(self.state.problems)

    def page(self, address: str) -> str | None:
        """Return a page by its address; None where there is none."""
        state = self.state
        found = state.page(address)
        if found is None or state.site is None:
            return self._before.get(address) if state.problems else None
        kind, (path, language) = found
        if address in self._before and markdown_file(language, path) in {p.path for p in state.problems}:
            return self._before[address]
        locale = for_locale(state.site, language)
        edition = PageEdition(self.address, self.address, is_served=True)
        try:
            self._before[address] = layout.layout_page(locale, kind.page(locale, path), edition)
        except Exception:  # the check of the whole site says which file is at fault
            return self._before.get(address)
        return self._before[address]

    def editing(self, address: str) -> bytes | None:
        """Return a file of editing in the browser; None where its program has not been brought."""
        packages = interface.find_program(self.root)
        if packages is None or self.state.site is None:
            return None
        wanted = f"{address}index.html" if address.endswith("/") else address
        make = interface.interface_files(self.state.site, "../", packages).get(wanted)
        return make() if make else None

    def file(self, address: str) -> PreviewFile | None:
        """Return a file that is no page: of the theme, of the content, or else of the whole site."""
        if address.startswith("assets/stylesheets/"):
            return self._style(address.removeprefix("assets/stylesheets/").removesuffix(".css"))
        if (file := published_files(self.root).get(address)) is not None:
            return PreviewFile(file.read_bytes())
        if (found := _inside(self.root / "docs", address)) is not None:
            return self._asset(f"docs/{address}") or PreviewFile(found, is_checked=False)
        found = _inside(self.background, address)
        return None if found is None else PreviewFile(found)

    def _asset(self, path: str) -> PreviewFile | None:
        """Return what is published of an image or a download; None where it is not let in as it is now."""
        asset = self.state.site.assets.get(path) if self.state.site else None
        with suppress(Refused):
            return PreviewFile(assets.publication_bytes(self.root, path, asset)) if asset else None
        return None

    def _style(self, kind: str) -> PreviewFile | None:
        with suppress(Refused):  # the build of the whole site says what is wrong with them
            parts = style_bundles.read_style_parts(self.root)
            found = style_bundles.style_bundles(parts, kinds.kind_styles(self.root)).get(kind)
            return PreviewFile(found.encode()) if found else None
        return None


def _inside(folder: Path, address: str) -> bytes | None:
    """Return the bytes of a file below a folder, and of none that lies elsewhere or cannot be read."""
    with suppress(Refused, OSError):  # it leads elsewhere; there is none; its name is too long
        return contained_path(folder, address).read_bytes()
    return None


def files_signature(root: Path) -> int:
    """Return a number that changes when a file of the content, the data or the frame does."""
    return hash(tuple(safe_read.file_stamps(root, "docs", "data", "overrides")))
