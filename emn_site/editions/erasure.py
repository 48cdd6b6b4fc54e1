"""Erasing a page or file by order: out of every edition, every former state and what other files say of it.

The whole history of the branch is written anew beside it, oldest state first, by whom and when it was made;
then the branch is moved once, if nobody changed it meanwhile. Checksums are recorded anew in each state, with
the erasure, so that what is frozen is verified as before.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from emn_site.content.git import hide_password
from emn_site.editions import edition as editions
from emn_site.editions.edition import FORMER, LATEST, NAME, VERSIONS, Edition
from emn_site.editions.erased_content import ErasedWords, passages, phrases_of, without_words
from emn_site.editions.publish import current_state, move_branch
from emn_site.editions.repository import Repository, StoredFile, work_folder
from emn_site.editions.verification import verify_editions
from emn_site.exports.redirects import MARK, redirect_page, tombstone_files
from emn_site.locale import addresses, all_locales
from emn_site.model.publication import Erasure
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

MOST_QUOTING = 5  # so many pages may quote a passage; what more have in common is their frame
SEARCH, SEARCH_INDEX = "search", "search-index"

Files = Mapping[str, StoredFile]


@dataclass
class ErasureResult:
    """What was changed: the new state, the editions, files that went and files that lost a part."""

    state: str
    editions: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    quoting: list[str] = field(default_factory=list)
    """Pages that have a passage of what is erased: whether it goes, too, a person decides."""


def erase(
    site: Site, repository: Repository, erasure: Erasure, base: str, remote: str | None, is_pushed: bool
) -> ErasureResult:
    """Erase what stands at an address and move the branch; raises `Refused` where it cannot be."""
    repository.refuse_checked_out_branch()
    before = current_state(repository, remote)
    if before is None:
        raise Refused("nothing-published")
    verify_editions(repository, before)
    here = repository.commit(f"refs/heads/{repository.published_branch}")
    if here and not repository.is_before(here, before):
        raise Refused("states-not-pushed", remote=hide_password(remote or ""))
    with work_folder(repository) as folder:
        rewriting = _Rewriting(site, repository, erasure, base, folder)
        result = rewriting.run(before)
    if is_pushed:
        move_branch(repository, before, result.state, remote, is_pushed)
    repository.forget(before, result.state, is_pushed)
    return result


@dataclass
class _Rewriting:
    site: Site
    repository: Repository
    erasure: Erasure
    base: str
    folder: Path
    _left: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """What becomes of a file, by place in its edition and content; None where it goes."""
    _quoting: dict[str, set[str]] = field(default_factory=dict)
    """The passages of what is erased that a page has, by its place in its edition."""

    def run(self, before: str) -> ErasureResult:
        states = [*reversed(self.repository.states(before))]
        files = {state: self.repository.files(state) for state in states}
        self._read(files)
        parent, result = None, ErasureResult(before)
        for state in states:
            result = ErasureResult(state)
            parent = self.repository.again(state, self._rewritten(state, files[state], result), parent)
            result.state = parent
        result.quoting = self._quoting_pages()
        return result

    def _quoting_pages(self) -> list[str]:
        """Return the pages with a passage that is in the frame of no other pages."""
        times = Counter(passage for found in self._quoting.values() for passage in found)
        frame = {one for one, count in times.items() if count > min(MOST_QUOTING, len(self._quoting) // 2)}
        return sorted(place for place, found in self._quoting.items() if found - frame)

    @cached_property
    def _words(self) -> ErasedWords:
        return ErasedWords(self.erasure.path)

    @cached_property
    def _tombstones(self) -> dict[str, str]:
        pages = tombstone_files(self.site, self.erasure)
        return {place: self.repository.store(page.encode(), self.folder) for place, page in pages.items()}

    def _is_own(self, place: str) -> bool:
        if self.erasure.is_download:
            return place == self.erasure.path
        return self._words.is_in_path(place)

    def _read(self, files: Mapping[str, Files]) -> None:
        """Judge every content that the branch has had, once at each place where it stood."""
        places = _places(files)
        own = {blob for blob, found in places.items() if any(map(self._is_own, found))}
        pages = {b: content for b, content in self.repository.contents(own) if MARK.encode() not in content}
        if not pages:
            raise Refused("nothing-to-erase", value=self.erasure.path)
        html = [pages[b].decode("utf-8", "replace") for b in pages if _is_page(places[b])]
        phrases = frozenset(phrase for page in html for phrase in phrases_of(page))
        words = ErasedWords(self.erasure.path, phrases)
        quoted = {passage for page in html for passage in passages(page)}
        for blob, content in self.repository.contents(places):
            if quoted and blob not in pages and _is_page(places[blob]):
                found = passages(content.decode("utf-8", "replace")) & quoted
                for place in places[blob]:
                    self._quoting.setdefault(place, set()).update(found)
            for place in places[blob]:
                self._left[place, blob] = self._judged(words, place, blob, content, blob in pages)

    def _judged(self, words: ErasedWords, place: str, blob: str, content: bytes, is_own: bool) -> str | None:
        if is_own or MARK.encode() in content:
            return None if is_own else blob
        left = without_words(words, place, content)
        return left if left is None else blob if left == content else self.repository.store(left, self.folder)

    def _rewritten(self, state: str, files: Files, result: ErasureResult) -> str:
        """Return the content of a state without what is erased, with its list of editions."""
        changed = dict(self._changes(files, result))
        if not changed:
            return self.repository.git("rev-parse", f"{state}^{{tree}}")
        tree = self.repository.with_files(state, changed, self.folder / "index")
        if (listed := self.repository.read(state, VERSIONS)) is None:
            return tree
        known = [self._recorded(state, tree, one, result) for one in editions.read_versions(listed)]
        blob = self.repository.store(editions.write_versions(known).encode(), self.folder)
        return self.repository.with_files(tree, {VERSIONS: blob}, self.folder / "index")

    def _changes(self, files: Files, result: ErasureResult) -> Iterator[tuple[str, str | None]]:
        touched = set()
        for path, file in files.items():
            edition, place = _split(path)
            left = self._left.get((place, file.blob), file.blob)
            if left != file.blob:
                (result.cut if left else result.gone).add(path)
                yield path, left
                touched |= {edition} if self._is_own(place) else set()
        for edition in sorted(touched):
            yield from ((f"{edition}{place}", blob) for place, blob in self._tombstones.items())
            yield from self._without_search(edition, files, result)

    def _without_search(
        self, edition: str, files: Files, result: ErasureResult
    ) -> Iterator[tuple[str, str | None]]:
        """Take the search out of an edition: its index is made of all words of all pages.

        The newest edition gets another with its next publication; that of a frozen one leads there.
        """
        index = [path for path in files if path.startswith(f"{edition}{SEARCH_INDEX}/")]
        result.gone.update(index)
        yield from ((path, None) for path in index)
        for locale in all_locales(self.site) if edition != f"{LATEST}/" else ():
            address = locale.url(SEARCH)
            if (path := f"{edition}{address}index.html") in files:
                newest = f"{LATEST}/{address}"
                href = addresses.relative_address(newest, edition + address)
                page = redirect_page(locale, href, self.base + newest)
                yield path, self.repository.store(page.encode(), self.folder)

    def _recorded(self, state: str, tree: str, known: Edition, result: ErasureResult) -> Edition:
        """Return an edition as it is recorded now; with the erasure where it or its former bytes changed."""
        before, after = self.repository.folders(state), self.repository.folders(tree)
        corrections = tuple(
            one.model_copy(update={"checksum": after[one.former]}) if one.former in after else one
            for one in known.corrections
        )
        if before.get(known.name) == after.get(known.name) and corrections == known.corrections:
            return known
        result.editions.append(known.name)
        own = [
            file for path, file in self.repository.files(tree).items() if path.startswith(f"{known.name}/")
        ]
        erasure = self.erasure.model_copy(update={"checksum": known.checksum})
        return known.model_copy(
            update={
                "corrections": corrections,
                "erasures": (*known.erasures, erasure),
                "checksum": after[known.name],
                "files": len(own),
                "bytes": sum(file.size for file in own),
            }
        )


def _split(path: str) -> tuple[str, str]:
    """Return the edition of a file with its slash, empty for what stands beside, and its place in it."""
    top, slash, rest = path.partition("/")
    is_edition = slash and (top == LATEST or NAME.fullmatch(top) or FORMER.fullmatch(top))
    return (f"{top}/", rest) if is_edition else ("", path)


def _places(files: Mapping[str, Files]) -> dict[str, set[str]]:
    """Return each content that some states have, by what Git calls it, with its places in editions."""
    found: dict[str, set[str]] = {}
    for state in files.values():
        for path, file in state.items():
            if path != VERSIONS:
                found.setdefault(file.blob, set()).add(_split(path)[1])
    return found


def _is_page(places: set[str]) -> bool:
    return any(place.endswith(".html") for place in places)
