"""Who vouches for an edition, and that a history with a part cut off is not taken for the whole."""

import subprocess
from pathlib import Path

import pytest

from emn_site.content.git import GitRefused
from emn_site.editions.history import published_editions as published_now, tag_signature
from emn_site.editions.repository import Repository
from emn_site.editions.verification import verify_editions
from emn_site.model.refusals import Refused
from tests.editions.workshop import commit, git, published


def _key(folder: Path, name: str) -> Path:
    """Make a key of SSH, which Git signs with as it does with one of OpenPGP."""
    key = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    return key


@pytest.fixture
def signer(root: Path, tmp_path: Path) -> Path:
    """A repository that signs with a key, which it knows as Ona's."""
    key = _key(tmp_path, "key")
    known = tmp_path / "known"
    known.write_text(f"ona@example.org {key.with_suffix('.pub').read_text()}")
    git(root, "config", "gpg.format", "ssh")
    git(root, "config", "user.signingkey", str(key))
    git(root, "config", "gpg.ssh.allowedSignersFile", str(known))
    return root


def _signature(root: Path) -> str:
    (one,) = (one for one in published_now(Repository(root), None) if one.is_frozen)
    return tag_signature(Repository(root), one)[0]


def test_an_edition_with_a_signed_tag_is_signed(signer: Path) -> None:
    git(signer, "tag", "-s", "2026", "-m", "2026")
    published(signer, "2026", remote=None)

    assert _signature(signer) == "edition-signed"


@pytest.mark.parametrize("tag", [None, ["tag", "2026"], ["tag", "-a", "2026", "-m", "2026"]])
def test_an_edition_without_a_signed_tag_is_not(signer: Path, tag: list[str] | None) -> None:
    if tag:
        git(signer, *tag)
    published(signer, "2026", remote=None)

    assert _signature(signer) == "edition-unsigned"


def test_a_signed_tag_that_was_moved_does_not_match(signer: Path) -> None:
    published(signer, "2026", remote=None)
    commit(signer)
    git(signer, "tag", "-s", "2026", "-m", "2026")

    assert _signature(signer) == "edition-signed-other"


def test_a_signature_by_a_key_that_is_not_known_here_is_not_confirmed(signer: Path, tmp_path: Path) -> None:
    git(signer, "tag", "-s", "2026", "-m", "2026")
    published(signer, "2026", remote=None)
    (tmp_path / "known").write_text(
        f"ona@example.org {_key(tmp_path, 'other').with_suffix('.pub').read_text()}"
    )

    assert _signature(signer) == "edition-signed-unknown"


def test_a_history_of_which_a_part_is_not_here_is_not_called_verified(root: Path, tmp_path: Path) -> None:
    published(root, "2026")
    published(root, "latest")
    clone = tmp_path / "clone"
    remote = f"file://{root.parent / 'published.git'}"
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "gh-pages", remote, str(clone))

    with pytest.raises(Refused) as refusal:
        verify_editions(Repository(clone), git(clone, "rev-parse", "HEAD"))
    assert refusal.value.code == "history-cut"

    git(clone, "fetch", "-q", "--unshallow")
    assert [one.name for one in verify_editions(Repository(clone), git(clone, "rev-parse", "HEAD"))] == [
        "latest",
        "2026",
    ]


def test_a_main_branch_without_its_history_does_not_hinder(root: Path, tmp_path: Path) -> None:
    published(root, "2026")
    git(root, "push", "-q", "origin", "main")
    clone = tmp_path / "clone"
    remote = f"file://{root.parent / 'published.git'}"
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "main", remote, str(clone))

    assert [one.name for one in published_now(Repository(clone), "origin")] == ["2026"]


def test_a_clone_that_was_cut_and_lacks_the_branch_does_not_say_that_nothing_is_published(
    root: Path, tmp_path: Path
) -> None:
    published(root, "2026", remote=None)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))

    with pytest.raises(Refused) as refusal:
        published_now(Repository(clone), None)
    assert refusal.value.code == "history-cut"


@pytest.mark.parametrize("way", ["graft", "replace"])
def test_a_history_that_this_clone_tells_otherwise_is_read_as_it_was_written(root: Path, way: str) -> None:
    published(root, "2026", remote=None)
    (root / "docs" / "lt" / "index.md").open("a").write("\nDar.\n")
    commit(root)
    published(root, "latest", remote=None)
    head = git(root, "rev-parse", "gh-pages")
    states = Repository(root).states(head)
    if way == "graft":
        (root / ".git" / "info" / "grafts").write_text(f"{head}\n")
    else:
        git(root, "replace", "--graft", head)
    assert len(git(root, "rev-list", head).splitlines()) == 1

    assert Repository(root).states(head) == states


def test_what_git_cannot_do_is_one_sentence(root: Path) -> None:
    published(root, "2026", remote=None)
    head = git(root, "rev-parse", "gh-pages")
    (root / ".git" / "objects" / head[:2] / head[2:]).unlink()

    with pytest.raises(GitRefused) as refusal:
        verify_editions(Repository(root), head)
    assert refusal.value.code == "git-refuses"
    text = refusal.value.values["detail"]
    assert "hint:" not in text and "\n" not in text
