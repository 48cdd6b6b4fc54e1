"""Publishing an edition: build, compare, and put it on the branch in one step.

The branch is changed at the very end and only if nobody changed it meanwhile: whoever is killed, cut off
or late leaves it as it was. mike writes the commit and keeps the list of versions.
"""

import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from mike.git_utils import Commit, FileInfo, walk_real_files

from emn_site.editions import edition as editions
from emn_site.editions.edition import LATEST, NAME, VERSIONS, Edition, EditionCorrection
from emn_site.editions.kept_addresses import lost, source_file
from emn_site.editions.repository import GitRefused, Repository, Stored
from emn_site.language import addresses, all_languages
from emn_site.model.site import Site
from emn_site.outputs import redirects

BRANCH = "gh-pages"
HOST_LIMIT = 1_000_000_000
"""Bytes a site may have on GitHub Pages ("GitHub Pages limits": published sites, 1 GB)."""

WARN_AT = 0.8

Build = Callable[[str, Path], None]
"""Builds the site of an edition into a folder; raises `Refused` where the build fails."""


class Refused(Exception):
    """Nothing was published; the message is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Wish:
    """What is to be published, and how; `remote` is where it is pushed to, if anywhere."""

    name: str
    base: str
    remote: str | None = None
    is_dry: bool = False
    why: str | None = None
    """Why a frozen edition is published again; None where that must not be."""


@dataclass(frozen=True)
class Outcome:
    """What was, or would be, changed."""

    edition: Edition
    added: int
    changed: int
    removed: int
    total_bytes: int

    @property
    def is_near_limit(self) -> bool:
        """Whether the host's limit is near."""
        return self.total_bytes >= WARN_AT * HOST_LIMIT


def publish(site: Site, wish: Wish, build: Build) -> Outcome:
    """Build an edition and publish it; raises `Refused` where it must not or cannot be."""
    repository = Repository(site.root)
    head = _checked_head(repository, wish)
    before = current(repository, wish.remote)
    known = editions.read(repository.read(before, VERSIONS) if before else None)
    old = next((one for one in known if one.name == wish.name), None)
    if old and old.is_frozen and wish.why is None:
        raise Refused(
            f"The edition {wish.name} is frozen since {old.date} and was not touched; "
            'to correct it say why: --correct --why "…".'
        )
    with TemporaryDirectory() as folder:
        target = Path(folder) / wish.name
        build(wish.name, target)
        held = repository.files(before) if before else {}
        if wish.name == LATEST:
            _check_addresses(site, held, target)
        new = _edition(repository, site, wish, head, old)
        return _put(repository, site, wish, before, held, [*(e for e in known if e != old), new], new, target)


def _checked_head(repository: Repository, wish: Wish) -> str:
    if wish.name != LATEST and not NAME.fullmatch(wish.name):
        raise Refused(
            f"{wish.name} is no name of an edition; write latest, or a year such as 2026 or 2026.1."
        )
    if not repository.is_clean():
        raise Refused(
            "There are changes that are not committed; commit them first, "
            "or the edition could not be built again."
        )
    head = repository.commit("HEAD")
    if head is None:
        raise Refused("There is no commit yet; commit first.")
    tagged = repository.commit(f"refs/tags/{wish.name}")
    if wish.name != LATEST and tagged and tagged != head:
        raise Refused(f"The tag {wish.name} is another commit; check it out first: git checkout {wish.name}")
    return head


def current(repository: Repository, remote: str | None) -> str | None:
    """Return the published state: that of the remote where one is named, or else the local branch."""
    if remote is None:
        return repository.commit(f"refs/heads/{BRANCH}")
    try:
        return repository.fetch(remote, BRANCH)
    except GitRefused as error:
        raise _unreachable(remote, error) from error


def _unreachable(remote: str, error: GitRefused) -> Refused:
    return Refused(f"{remote} could not be reached; nothing was published. Git says: {error}")


def _check_addresses(site: Site, held: Mapping[str, Stored], target: Path) -> None:
    prefix = f"{LATEST}/"
    before = [path.removeprefix(prefix) for path in held if path.startswith(prefix)]
    after = [file.relative_to(target).as_posix() for file in target.rglob("*.html")]
    if gone := lost(before, after):
        files = ", ".join(source_file(site, file) for file in gone[:5])
        more = f" and {len(gone) - 5} more" if len(gone) > 5 else ""
        raise Refused(
            f"Pages that were published are gone: {files}{more}. "
            "Put the files back, or say in data/redirects.yml where their readers are to be led."
        )


def _edition(repository: Repository, site: Site, wish: Wish, head: str, old: Edition | None) -> Edition:
    key = "edition_latest" if wish.name == LATEST else "edition_title"
    titles = {speech.locale: speech.word(key, name=wish.name) for speech in all_languages(site)}
    today = date.today().isoformat()
    corrections = old.corrections if old else ()
    if old and old.is_frozen and wish.why is not None:
        who = repository.git("log", "-1", "--format=%an")
        corrections = (*corrections, EditionCorrection(who, today, wish.why))
    published = old.date if old and old.is_frozen else today
    return Edition(wish.name, titles, published, head, "", 0, 0, corrections)


def _put(
    repository: Repository,
    site: Site,
    wish: Wish,
    before: str | None,
    held: Mapping[str, Stored],
    known: list[Edition],
    new: Edition,
    target: Path,
) -> Outcome:
    """Write the new state under a name of its own, then let the branch point to it."""
    pending = f"emn-publishing-{uuid.uuid4().hex}"
    try:
        if before:
            repository.git("update-ref", f"refs/heads/{pending}", before)
        _name_committer(site, repository)
        with Commit(pending, f"{wish.name} from {new.commit[:12]}", allow_empty=True) as commit:
            commit.delete_files([wish.name])
            for file in walk_real_files(str(target)):
                commit.add_file(file.copy(wish.name, str(target)))
            for path, text in _root_files(site, wish.base).items():
                commit.add_file(FileInfo(path, text))
            if wish.name == LATEST:
                commit.add_file(FileInfo("404.html", (target / "404.html").read_bytes()))
        built = repository.commit(f"refs/heads/{pending}")
        assert built is not None
        new = _measured(repository, built, new)
        with Commit(pending, "The list of editions", allow_empty=True) as commit:
            listed = [new if one.name == new.name else one for one in known]
            commit.add_file(FileInfo(VERSIONS, editions.write(listed)))
        state = _joined(repository, pending, before, f"{wish.name} from {new.commit[:12]}")
        outcome = _compared(repository, held, state, new)
        if not wish.is_dry:
            move(repository, before, state, wish.remote)
        return outcome
    finally:
        if repository.commit(f"refs/heads/{pending}"):
            repository.git("update-ref", "-d", f"refs/heads/{pending}")


def _name_committer(site: Site, repository: Repository) -> None:
    """Give the commit a committer where Git has been told of none, as on a fresh machine."""
    try:
        repository.git("config", "user.name")
        repository.git("config", "user.email")
    except GitRefused:
        os.environ.setdefault("GIT_COMMITTER_NAME", "emn-site")
        os.environ.setdefault("GIT_COMMITTER_EMAIL", site.settings.contact.email)
        os.environ.setdefault("GIT_AUTHOR_NAME", os.environ["GIT_COMMITTER_NAME"])
        os.environ.setdefault("GIT_AUTHOR_EMAIL", os.environ["GIT_COMMITTER_EMAIL"])


def _root_files(site: Site, base: str) -> dict[str, str]:
    """Return what stands beside the editions: ways in, and what search engines may see."""
    found = {
        ".nojekyll": "",
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}{LATEST}/sitemap.xml\n",
    }
    for speech in all_languages(site):
        home = speech.url("index")
        href = addresses.relative(f"{LATEST}/{home}", home)
        found[f"{home}index.html"] = redirects.page(speech, href, f"{base}{LATEST}/{home}")
    return found


def _measured(repository: Repository, commit: str, new: Edition) -> Edition:
    own = [file for path, file in repository.files(commit).items() if path.startswith(f"{new.name}/")]
    return replace(
        new,
        checksum=repository.tree(commit, new.name) or "",
        files=len(own),
        bytes=sum(file.size for file in own),
    )


def _joined(repository: Repository, pending: str, before: str | None, message: str) -> str:
    """Return one commit with the content of the pending ones, right after the state before."""
    parents = ("-p", before) if before else ()
    return repository.git("commit-tree", f"refs/heads/{pending}^{{tree}}", *parents, "-m", message)


def _compared(repository: Repository, held: Mapping[str, Stored], state: str, new: Edition) -> Outcome:
    after = repository.files(state)
    return Outcome(
        edition=new,
        added=len(after.keys() - held.keys()),
        changed=sum(held[path] != after[path] for path in after.keys() & held.keys()),
        removed=len(held.keys() - after.keys()),
        total_bytes=sum(file.size for file in after.values()),
    )


def move(repository: Repository, before: str | None, state: str, remote: str | None) -> None:
    """Let the branch point to a new state, if it still points to the one before; else raise `Refused`."""
    late = "Someone else published meanwhile; nothing of yours was. Run the command again."
    if remote is None:
        try:
            repository.git("update-ref", f"refs/heads/{BRANCH}", state, before or "0" * 40)
        except GitRefused as error:
            raise Refused(late) from error
        return
    lease = f"--force-with-lease=refs/heads/{BRANCH}:{before or ''}"
    try:
        repository.git("push", "--quiet", "--atomic", lease, remote, f"{state}:refs/heads/{BRANCH}")
    except GitRefused as error:
        if any(
            sign in str(error)
            for sign in ("stale info", "rejected", "cannot lock ref", "failed to update ref")
        ):
            raise Refused(late) from error
        raise _unreachable(remote, error) from error
