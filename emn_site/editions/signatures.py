"""Who vouches for an edition: the signature of the tag with its name (`git tag -s`), as Git verifies it."""

from emn_site.content.git import GitRefused
from emn_site.editions.edition import Edition
from emn_site.editions.repository import Repository


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
