"""Earlier states of the published branch, and the way back to one."""

from emn_site.editions import edition as editions
from emn_site.editions.edition import VERSIONS, Edition
from emn_site.editions.publish import Refused, current, move
from emn_site.editions.repository import Repository


def published(repository: Repository, remote: str | None) -> list[Edition]:
    """Return the editions that are published now."""
    state = current(repository, remote)
    return editions.read(repository.read(state, VERSIONS)) if state else []


def states(repository: Repository, remote: str | None) -> list[str]:
    """Return the states of the branch, the newest first: commit, day and what was published."""
    state = current(repository, remote)
    if state is None:
        return []
    return repository.git("log", "--first-parent", "--format=%h %cs %s", state).splitlines()


def rollback(repository: Repository, to: str | None, remote: str | None) -> str:
    """Publish an earlier state again, the one before by default; returns its commit.

    Nothing is lost: the states since stay in the history of the branch.
    """
    state = current(repository, remote)
    if state is None:
        raise Refused("Nothing has been published yet, so there is no earlier state.")
    target = repository.commit(to or f"{state}^")
    if target is None:
        raise Refused(f"There is no state {to or 'before this one'}; build.py publish list shows them.")
    if target not in repository.git("rev-list", state).splitlines():
        raise Refused(f"{to} is no state of the published branch; build.py publish list shows them.")
    message = f"Back to {repository.git('log', '-1', '--format=%h %s', target)}"
    new = repository.git("commit-tree", f"{target}^{{tree}}", "-p", state, "-m", message)
    move(repository, state, new, remote)
    return target
