"""Editions are published whole or not at all, and a frozen one never changes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from emn_site.content.git import lost_files
from tests.editions.workshop import STUDY, change_text, commit, git, project, published, tree
from tests.refusals import refused
from tests.sites import ROOT


def _versions(root: Path) -> dict[str, dict[str, Any]]:
    text = git(root.parent / "published.git", "show", "gh-pages:versions.json")
    return {one["version"]: one["properties"] for one in json.loads(text)}


def test_the_root_leads_to_the_latest_edition_in_each_language(root: Path) -> None:
    published(root, "latest")

    for page, home in (("index.html", "latest/"), ("en/index.html", "../latest/en/")):
        text = git(root.parent / "published.git", "show", f"gh-pages:{page}")
        assert f'<script data-to="{home}">' in text
        assert f'content="0; url={home}"' in text


def test_a_site_in_a_folder_of_a_larger_repository_is_published_like_any(root: Path) -> None:
    (root / "site").mkdir()
    for name in ("docs", "data", "mkdocs.yml"):
        if (root / name).exists():
            (root / name).rename(root / "site" / name)
    commit(root)

    first = published(root / "site", "latest")
    change_text(root / "site")
    second = published(root / "site", "latest")

    assert first.added > 0
    assert (second.added, second.changed, second.removed) == (0, 2, 0)
    assert STUDY in lost_files(root / "site", [], "main")


def test_a_repository_that_the_environment_names_is_not_the_one_of_the_site(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))

    assert published(root, "latest").added > 0
    assert git(tmp_path / "other", "for-each-ref") == ""


def test_search_engines_are_shown_the_latest_edition_only(root: Path) -> None:
    published(root, "latest")

    robots = git(root.parent / "published.git", "show", "gh-pages:robots.txt")
    assert "Sitemap: https://emn.example/latest/sitemap.xml" in robots


def test_a_frozen_edition_is_not_published_again(root: Path) -> None:
    published(root, "2026")
    before = tree(root)
    change_text(root)

    with refused("2026 is frozen since"):
        published(root, "2026")

    assert tree(root) == before


def test_publishing_changes_no_byte_of_what_is_frozen(root: Path) -> None:
    published(root, "latest")
    published(root, "2026")
    frozen = tree(root, "2026")
    for edition in ("latest", "2026.1", "2027", "latest"):
        change_text(root, edition)
        published(root, edition)

    assert tree(root, "2026") == frozen
    assert set(_versions(root)) == {"latest", "2026", "2026.1", "2027"}


def test_a_correction_says_who_when_and_why(root: Path) -> None:
    published(root, "2026")
    change_text(root)

    published(root, "2026", why="Neteisinga lentelė")

    (correction,) = _versions(root)["2026"]["corrections"]
    assert correction["who"] == "Ona"
    assert correction["why"] == "Neteisinga lentelė"
    assert correction["when"].count("-") == 2


def test_the_checksum_of_an_edition_can_be_verified_with_one_command(root: Path) -> None:
    published(root, "2026")

    assert _versions(root)["2026"]["checksum"] == tree(root, "2026")
    assert _versions(root)["2026"]["commit"] == git(root, "rev-parse", "HEAD")


def test_an_address_that_would_be_lost_stops_the_publication_and_names_the_file(root: Path) -> None:
    published(root, "latest")
    before = tree(root)
    git(root, "rm", "--quiet", STUDY, "docs/en/studies/2022/first-study.md")
    commit(root)

    with refused(STUDY):
        published(root, "latest")

    assert tree(root) == before


def test_what_is_not_committed_is_not_published(root: Path) -> None:
    (root / STUDY).write_text("---\ntitle: x\n---\n")

    with refused("not committed"):
        published(root, "latest")


@pytest.mark.parametrize("name", ["next", "26", "2026-1", "../2026", "2026/x"])
def test_an_edition_is_named_after_its_year(root: Path, name: str) -> None:
    with refused("no name of an edition"):
        published(root, name)


def test_a_tag_that_is_another_commit_is_not_published(root: Path) -> None:
    git(root, "tag", "2026")
    change_text(root)

    with refused("git checkout 2026"):
        published(root, "2026")


def test_a_dry_run_counts_and_changes_nothing(root: Path) -> None:
    published(root, "latest")
    before = tree(root)
    change_text(root)

    outcome = published(root, "latest", is_dry=True)

    assert (outcome.added, outcome.changed, outcome.removed) == (0, 2, 0)
    assert tree(root) == before


def test_what_is_published_already_can_be_published_again(root: Path) -> None:
    published(root, "latest")
    before = tree(root)

    outcome = published(root, "latest")

    assert (outcome.added, outcome.changed, outcome.removed) == (0, 0, 0)
    assert tree(root) == before


def test_without_a_remote_only_the_local_branch_changes(root: Path) -> None:
    published(root, "latest", remote=None)

    assert git(root, "rev-parse", "gh-pages:latest")
    assert git(root.parent / "published.git", "branch", "--list") == ""


def test_a_remote_that_is_gone_is_one_sentence(root: Path) -> None:
    git(root, "remote", "set-url", "origin", str(root.parent / "nowhere.git"))

    with refused("could not be reached; nothing was published"):
        published(root, "latest")


def test_no_trace_of_the_work_is_left_in_the_repository(root: Path) -> None:
    published(root, "latest")

    assert git(root, "branch", "--list").split() == ["*", "main"]


def _start(root: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.editions.workshop", name]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root.parent)}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_what_git_left_locked_here_when_it_was_killed_does_not_stop_the_next(root: Path) -> None:
    published(root, "latest")
    (root / ".git" / "refs" / "remotes" / "origin" / "gh-pages.lock").touch()
    (root / ".git" / "FETCH_HEAD.lock").touch()
    change_text(root)
    before = tree(root)

    published(root, "latest")

    assert tree(root) != before


def test_of_two_at_once_both_end_in_a_clean_state_and_the_loser_is_told(root: Path, tmp_path: Path) -> None:
    published(root, "latest")
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(root), str(other))
    git(other, "remote", "set-url", "origin", str(tmp_path / "published.git"))

    runs = [_start(root, "2026"), _start(other, "2027")]
    ended = [run.communicate() for run in runs]
    codes = [run.returncode for run in runs]

    assert 0 in codes
    for code, (_, errors) in zip(codes, ended, strict=True):
        assert code == 0 or "published-meanwhile" in errors
    names = set(_versions(root))
    assert names >= {"latest"}
    assert names & {"2026", "2027"} == {
        name for name, code in zip(("2026", "2027"), codes, strict=True) if not code
    }


def test_two_builds_at_two_places_have_one_checksum(tmp_path: Path) -> None:
    checksums = []
    before = Path.cwd()
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        root = project(tmp_path / name)
        os.chdir(root)
        checksums.append(published(root, "2026").edition.checksum)
    os.chdir(before)

    assert checksums[0] == checksums[1]


def test_what_stands_beside_the_editions_is_written_anew_and_stays(root: Path) -> None:
    published(root, "latest", beside={"admin/index.html": b"Form", "admin/old.js": b"1"})
    published(root, "latest", beside={"admin/index.html": b"Form", "admin/new.js": b"2"})
    published(root, "2026")

    names = git(root.parent / "published.git", "ls-tree", "-r", "--name-only", "gh-pages:admin").split()
    assert names == ["index.html", "new.js"]


def test_the_page_for_editing_goes_with_the_next_latest_edition_that_nobody_asks_it_for(root: Path) -> None:
    published(root, "latest", beside={"admin/index.html": b"Form"})
    published(root, "latest")

    assert "admin" not in git(root.parent / "published.git", "ls-tree", "--name-only", "gh-pages").split()


def test_a_repository_whose_names_are_longer_is_published_like_any(
    healthy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(healthy)
    git(healthy, "init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    git(healthy, "config", "user.name", "Ona")
    git(healthy, "config", "user.email", "ona@example.org")
    commit(healthy)

    first = published(healthy, "latest", None)
    change_text(healthy)
    second = published(healthy, "latest", None)

    assert first.added > 0
    assert (second.added, second.changed, second.removed) == (0, 2, 0)


def test_a_branch_that_is_checked_out_elsewhere_is_not_changed(root: Path, tmp_path: Path) -> None:
    published(root, "latest", None)
    git(root, "worktree", "add", "--quiet", str(tmp_path / "elsewhere"), "gh-pages")
    before = git(root, "rev-parse", "gh-pages")
    change_text(root)

    with refused(f'git -C "{tmp_path / "elsewhere"}" switch main'):
        published(root, "latest", None)

    assert git(root, "rev-parse", "gh-pages") == before
