"""Earlier states of the published branch, the way back to one, and the signatures of its editions."""

from collections.abc import Iterable
from datetime import date

from emn_site.content.git import GitRefused
from emn_site.editions.edition import VERSIONS, Edition, read_versions
from emn_site.editions.publish import current_state, move_branch
from emn_site.editions.repository import Repository, work_folder
from emn_site.editions.verification import last_sound_state, refuse_loss, verify_editions
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

# The file in which GitHub Pages keeps a domain of one's own, at the top of the published branch.
DOMAIN = "CNAME"


def published_editions(repository: Repository, remote: str | None) -> list[Edition]:
    """Return the editions that are published now.

    Raises `Refused` where a frozen one was tampered with, and where this clone took along so little of the
    repository that a missing branch says nothing.
    """
    state = current_state(repository, remote)
    if state is None and remote is None and repository.is_shallow():
        raise Refused("history-cut")
    return verify_editions(repository, state)


def known_editions(repository: Repository) -> list[Edition]:
    """Return the editions of which this clone knows, its own and those of its remotes; asks no remote."""
    branch = repository.published_branch
    refs = ("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}", f"refs/remotes/*/{branch}")
    try:
        states = repository.git(*refs).split()
    except GitRefused:  # the folder is no repository
        return []
    return [one for state in states for one in read_versions(repository.read(state, VERSIONS))]


def latest_day(editions: Iterable[Edition]) -> date | None:
    """Return the day on which the site was last published; None where it never was."""
    return max((date.fromisoformat(one.date) for one in editions if not one.is_frozen), default=None)


def branch_states(repository: Repository, remote: str | None) -> list[str]:
    """Return the states of the branch, the newest first: commit, day and what was published."""
    state = current_state(repository, remote)
    if state is None:
        return []
    return repository.git("log", "--first-parent", "--format=%h %cs %s", state).splitlines()


def roll_back(repository: Repository, to: str | None, remote: str | None, is_pushed: bool) -> str:
    """Publish an earlier state again, the one before by default; returns its commit.

    Nothing is lost: the states since stay in the history of the branch, and a state in which a frozen
    edition was missing or another is refused.
    """
    state = current_state(repository, remote)
    if state is None:
        raise Refused("nothing-published")
    earlier = repository.states(state)
    target = repository.commit(to or f"{state}^")
    if target is None or target not in earlier:
        raise Refused("no-such-state", value=to or "HEAD^")
    frozen = [one for one in last_sound_state(repository, state) if one.is_frozen]
    refuse_loss(verify_editions(repository, target), frozen)
    message = f"Back to {repository.git('log', '-1', '--format=%h %s', target)}"
    new = repository.git("commit-tree", _with_domain(repository, target, state), "-p", state, "-m", message)
    move_branch(repository, state, new, remote, is_pushed)
    return target


def _with_domain(repository: Repository, target: str, state: str) -> str:
    """Return the content of an earlier state with the domain that the host has written since."""
    tree = repository.git("rev-parse", f"{target}^{{tree}}")
    domain = repository.files(state).get(DOMAIN)
    if domain is None:
        return tree
    with work_folder(repository) as folder:
        return repository.with_files(tree, {DOMAIN: domain.blob}, folder / "index")


def tag_signature(repository: Repository, edition: Edition) -> tuple[str, dict[str, str]]:
    """Return what can be said of the signature of a frozen edition: a code of `commands` and its values.

    `edition-signed`; `edition-unsigned`, where there is no tag or none with a signature;
    `edition-signed-other`, where the tag stands for another commit than the edition was made from;
    `edition-signed-unknown`, where Git cannot confirm the signature here, with its reason.
    """
    tag = f"refs/tags/{edition.name}"
    if not repository.git("for-each-ref", "--format=%(contents:signature)", tag):
        return "edition-unsigned", {}
    if (commit := repository.commit(tag)) != edition.commit:
        return "edition-signed-other", {"commit": str(commit)[:12], "recorded": edition.commit[:12]}
    try:
        repository.git("verify-tag", edition.name)
    except GitRefused as error:
        return "edition-signed-unknown", {"detail": error.message.splitlines()[-1]}
    return "edition-signed", {}


def published_day(site: Site) -> date | None:
    """Return the day on which a site was last published, as far as this clone knows."""
    return latest_day(known_editions(Repository(site.root, published_branch=site.settings.published_branch)))
