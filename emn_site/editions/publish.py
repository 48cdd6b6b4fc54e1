"""Publishing an edition: build, compare, and put it on the branch in one step.

The branch is changed at the very end and only if nobody changed it meanwhile: whoever is killed, cut off
or late leaves it as it was. mike writes the commit and keeps the list of versions.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mike.git_utils import Commit, FileInfo, walk_real_files

from emn_site.content.git import GitRefused, hide_password
from emn_site.editions import edition as editions
from emn_site.editions.edition import LATEST, NAME, VERSIONS, Edition, EditionCorrection
from emn_site.editions.repository import PENDING, Repository, StoredFile, work_folder
from emn_site.editions.verification import deleted_source, lost_addresses, refuse_erased, verify_editions
from emn_site.exports import redirects
from emn_site.exports.redirects import old_address_files
from emn_site.locale import addresses, all_locales
from emn_site.locale.addresses import ADMIN
from emn_site.locale.templates import template_environment
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

# Bytes a site may have on GitHub Pages ("GitHub Pages limits": published sites, 1 GB).
HOST_LIMIT = 1_000_000_000
WARN_AT = 0.8
# What Git says where the branch is no longer what it was.
_LATE = ("stale info", "[rejected]", "cannot lock ref", "failed to update ref")
# Builds the site of an edition into a folder; raises `Refused` where the build fails.
Build = Callable[[str, Path], None]


@dataclass(frozen=True)
class PublishRequest:
    """What is to be published, and how.

    `remote` is where the published state is looked up, or None for the branch here; with `is_pushed` it is
    changed there, or else here.
    """

    name: str
    base: str
    remote: str | None = None
    is_pushed: bool = False
    is_dry: bool = False
    token: str = field(default="", repr=False)
    why: str | None = None
    """Why a frozen edition is published again; None where that must not be."""
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Files that stand beside the editions, by address; their folders are written anew, and with `latest` the
    page for editing goes where nobody asks for it."""


@dataclass(frozen=True)
class PublishResult:
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


def publish_edition(site: Site, request: PublishRequest, build: Build) -> PublishResult:
    """Build an edition and publish it; raises `Refused` where it must not or cannot be."""
    repository = Repository(site.root, request.token, site.settings.published_branch).checked()
    head = _checked_head(repository, request)
    before = current_state(repository, request.remote)
    known = verify_editions(repository, before)
    old = next((one for one in known if one.name == request.name), None)
    if old and old.is_frozen and request.why is None:
        raise Refused("edition-frozen", name=request.name, date=old.date)
    with work_folder(repository) as folder:
        target = folder / request.name
        build(request.name, target)
        held = repository.files(before) if before else {}
        refuse_erased(known, target)
        if request.name == LATEST:
            _check_addresses(site, held, target)
        new = _edition(repository, site, request, head, old)
        others = [one for one in known if one != old]
        state = _written(repository, site, request, before, others, new, folder)
        outcome = _compared(repository, held, state, request.name)
        if not request.is_dry:
            move_branch(repository, before, state, request.remote, request.is_pushed)
        return outcome


def _checked_head(repository: Repository, request: PublishRequest) -> str:
    if request.name != LATEST and not NAME.fullmatch(request.name):
        raise Refused("edition-no-name", value=request.name)
    repository.refuse_checked_out_branch()
    if repository.git("status", "--porcelain", "--untracked-files=normal"):
        raise Refused("not-committed")
    head = repository.commit("HEAD")
    if head is None:
        raise Refused("no-commit")
    tagged = repository.commit(f"refs/tags/{request.name}")
    if request.name != LATEST and tagged and tagged != head:
        raise Refused("other-tag", name=request.name)
    return head


def current_state(repository: Repository, remote: str | None) -> str | None:
    """Return the published state: that of the remote where one is named, or else the local branch."""
    if remote is None:
        return repository.commit(f"refs/heads/{repository.published_branch}")
    if not repository.may_be_remote(remote):
        raise Refused("no-remote", remote=hide_password(remote))
    try:
        return repository.fetch(remote, repository.published_branch)
    except GitRefused as error:
        raise _fault("unreachable", remote, error) from error


def _fault(code: str, remote: str, error: GitRefused) -> Refused:
    return Refused(code, remote=hide_password(remote), detail=str(error).splitlines()[0])


def _check_addresses(site: Site, held: Mapping[str, StoredFile], target: Path) -> None:
    prefix = f"{LATEST}/"
    before = [path.removeprefix(prefix) for path in held if path.startswith(prefix)]
    after = [file.relative_to(target).as_posix() for file in target.rglob("*") if file.is_file()]
    if gone := lost_addresses(before, after):
        files = ", ".join(deleted_source(site, file) for file in gone[:5])
        raise Refused("addresses-lost", files=files + (" …" if len(gone) > 5 else ""), count=len(gone))


def _edition(
    repository: Repository, site: Site, request: PublishRequest, head: str, old: Edition | None
) -> Edition:
    key = "edition_latest" if request.name == LATEST else "edition_title"
    titles = {locale.language: locale.word(key, name=request.name) for locale in all_locales(site)}
    today = date.today().isoformat()
    corrections = old.corrections if old else ()
    if old and old.is_frozen and request.why is not None:
        who = repository.git("log", "-1", "--format=%an")
        former = f"{request.name}-former-{len(corrections) + 1}"
        correction = {"who": who, "when": today, "why": request.why}
        corrections += (EditionCorrection(**correction, former=former, checksum=old.checksum),)
    return Edition(
        name=request.name,
        titles=titles,
        date=old.date if old and old.is_frozen else today,
        commit=head,
        checksum="0" * 40,  # known once it is written
        files=0,
        bytes=0,
        corrections=corrections,
        erasures=old.erasures if old else (),
    )


def _written(
    repository: Repository,
    site: Site,
    request: PublishRequest,
    before: str | None,
    others: list[Edition],
    new: Edition,
    folder: Path,
) -> str:
    """Write the new state under a name of its own, and return it: one commit right after the state before."""
    pending = f"{PENDING}{folder.name}"
    message = f"{request.name} from {new.commit[:12]}"
    try:
        if before:
            repository.git("update-ref", f"refs/heads/{pending}", before)
        _name_committer(site, repository)
        with Commit(pending, message, allow_empty=True) as commit:
            commit.delete_files([request.name, *_renewed(request)])
            for file in walk_real_files(str(folder / request.name)):
                commit.add_file(file.copy(request.name, str(folder / request.name)))
            for path, content in {**_root_files(site, request.base), **request.beside}.items():
                commit.add_file(FileInfo(path, content))
            if request.name == LATEST:
                commit.add_file(FileInfo("404.html", (folder / request.name / "404.html").read_bytes()))
        built = repository.git("rev-parse", f"refs/heads/{pending}")
        new = _measured(repository, built, new)
        with Commit(pending, "The list of editions", allow_empty=True) as commit:
            commit.add_file(FileInfo(VERSIONS, editions.write_versions([*others, new])))
        tree = _with_former(repository, before, f"refs/heads/{pending}", new, folder)
        parents = ("-p", before) if before else ()
        return repository.git("commit-tree", tree, *parents, "-m", message)
    finally:
        if repository.commit(f"refs/heads/{pending}"):
            repository.git("update-ref", "-d", f"refs/heads/{pending}")


def _renewed(request: PublishRequest) -> list[str]:
    """Return the folders beside the editions in which nothing stays as it was."""
    always = {ADMIN} if request.name == LATEST else set()
    return sorted(always | {path.partition("/")[0] for path in request.beside})


def _with_former(repository: Repository, before: str | None, pending: str, new: Edition, folder: Path) -> str:
    """Return the content of the pending state; what a correction corrects stays, in a folder of its own."""
    last = new.corrections[-1] if new.corrections else None
    if before and last and last.former and last.former not in repository.folders(before):
        return repository.with_folder(pending, last.former, str(last.checksum), folder / "index")
    return repository.git("rev-parse", f"{pending}^{{tree}}")


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
    robots = template_environment(site.root).get_template("robots.txt")
    found = {".nojekyll": "", "robots.txt": robots.render(base=f"{base}{LATEST}/")}
    found |= old_address_files(site, base)
    for locale in all_locales(site):
        home = locale.url("index")
        href = addresses.relative_address(f"{LATEST}/{home}", home)
        found[f"{home}index.html"] = redirects.redirect_page(locale, href, f"{base}{LATEST}/{home}")
    return found


def _measured(repository: Repository, commit: str, new: Edition) -> Edition:
    own = [file for path, file in repository.files(commit).items() if path.startswith(f"{new.name}/")]
    about = {
        "checksum": repository.tree(commit, new.name),
        "files": len(own),
        "bytes": sum(file.size for file in own),
    }
    return new.model_copy(update=about)


def _compared(repository: Repository, held: Mapping[str, StoredFile], state: str, name: str) -> PublishResult:
    after = repository.files(state)
    new = next(one for one in editions.read_versions(repository.read(state, VERSIONS)) if one.name == name)
    return PublishResult(
        edition=new,
        added=len(after.keys() - held.keys()),
        changed=sum(held[path] != after[path] for path in after.keys() & held.keys()),
        removed=len(held.keys() - after.keys()),
        total_bytes=sum(file.size for file in after.values()),
    )


def move_branch(
    repository: Repository, before: str | None, state: str, remote: str | None, is_pushed: bool
) -> None:
    """Let the branch point to a new state, if it still points to the one before; else raise `Refused`."""
    if is_pushed and remote:
        _push(repository, before, state, remote)
        return
    here = repository.commit(f"refs/heads/{repository.published_branch}")
    if here and not repository.is_before(here, state):
        raise Refused("states-not-pushed", remote=hide_password(remote or ""))
    try:
        repository.git("update-ref", f"refs/heads/{repository.published_branch}", state, here or "")
    except GitRefused as error:
        raise Refused("published-meanwhile") from error


def push_branch(repository: Repository, remote: str) -> str | None:
    """Push the state of the branch here and return it, or None where the remote has it already."""
    state, before = current_state(repository, None), current_state(repository, remote)
    if state is None:
        raise Refused("nothing-published")
    verify_editions(repository, state)
    if before == state:
        return None
    if before and not repository.is_before(before, state):
        raise Refused("published-meanwhile")
    _push(repository, before, state, remote)
    return state


def _push(repository: Repository, before: str | None, state: str, remote: str) -> None:
    try:
        repository.push(remote, repository.published_branch, state, before)
    except GitRefused as error:
        if any(sign in str(error) for sign in _LATE):
            raise Refused("published-meanwhile") from error
        raise _fault("remote-refuses", remote, error) from error
