"""Where an edition is made before it is published; what a killed run left there is swept by the next."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emn_site.content.git import GitRefused
from emn_site.content.writer import is_running
from emn_site.editions.repository import Repository

PENDING = "emn-publishing-"
"""How branches begin that hold a state while it is written; the name of the workshop follows."""


@contextmanager
def work_folder(repository: Repository) -> Iterator[Path]:
    """Give a folder of this run's own inside `.git`, named by its process, and take it away at the end."""
    place = repository.root / repository.git("rev-parse", "--git-path", "emn-publishing")
    _sweep(repository, place)
    folder = place / f"{os.getpid()}-{uuid.uuid4().hex}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(repository: Repository, place: Path) -> None:
    for folder in place.glob("*-*"):
        if not is_running(folder.name):
            shutil.rmtree(folder, ignore_errors=True)
    for branch in repository.git("for-each-ref", "--format=%(refname)", f"refs/heads/{PENDING}*").split():
        if not is_running(branch.removeprefix(f"refs/heads/{PENDING}")):
            try:
                repository.git("update-ref", "-d", branch)
            except GitRefused:
                continue  # another run has swept it
