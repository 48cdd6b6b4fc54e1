"""A small project in a Git repository, with a bare repository to publish to, and a quick way to build it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from emn_site.content.load import load_site
from emn_site.content.tree_html import write_html
from emn_site.editions.publish import PublishRequest, PublishResult, publish_edition
from emn_site.model.site import Site
from tests.sites import copy_of

BASE = "https://emn.example/"
STUDY = "docs/lt/studies/2022/first-study.md"
AUTHOR = ("-c", "user.name=Ona", "-c", "user.email=ona@example.org")


def git(folder: Path, *arguments: str) -> str:
    """Return what a Git command prints."""
    command = ["git", *AUTHOR, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def project(folder: Path) -> Path:
    """Return a committed project whose remote `origin` is a bare repository beside it."""
    root = copy_of("healthy", folder)
    repository(root)
    return root


def repository(root: Path) -> None:
    """Make a folder a committed repository whose remote `origin` is a bare one beside it."""
    git(root.parent, "init", "--quiet", "--bare", "published.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Ona")
    git(root, "config", "user.email", "ona@example.org")
    git(root, "remote", "add", "origin", "../published.git")
    commit(root)


def commit(root: Path) -> None:
    """Commit all that is in the work tree."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "A change")


def change_text(root: Path, word: str = "pakeista") -> None:
    """Add a paragraph to a text of the project and commit it."""
    file = root / STUDY
    file.write_text(file.read_text() + f"\nDar viena pastraipa: {word}.\n")
    commit(root)


def build(site: Site, target: Path) -> None:
    """Write a page for each text of the site: quick, and enough to publish."""
    for page in site.by_path.values():
        for language, version in page.versions.items():
            prefix = "" if language == "lt" else f"{language}/"
            path = "" if page.path == "index" else f"{page.path}/"
            file = target / f"{prefix}{path}index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"<title>{version.head.title}</title>{write_html(version.text.tree())}")
    (target / "404.html").write_text("Not found")


def published(root: Path, name: str, remote: str | None = "origin", **request: Any) -> PublishResult:
    """Publish an edition of a project as it is."""
    site = load_site(root)
    request.setdefault("is_pushed", remote is not None)
    return publish_edition(
        site,
        PublishRequest(name=name, base=BASE, remote=remote, **request),
        lambda _, target: build(site, target),
    )


def with_versions(root: Path, content: bytes) -> None:
    """Let the branch of editions here say something else in its list."""
    (root / ".git" / "list").write_bytes(content)
    blob = git(root, "hash-object", "-w", ".git/list")
    lines = git(root, "ls-tree", "gh-pages").splitlines()
    others = [line for line in lines if not line.endswith("\tversions.json")]
    named = "\n".join((*others, f"100644 blob {blob}\tversions.json"))
    run = subprocess.run(["git", "mktree"], cwd=root, input=named, capture_output=True, text=True, check=True)
    commit = git(root, "commit-tree", run.stdout.strip(), "-p", "gh-pages", "-m", "x")
    git(root, "update-ref", "refs/heads/gh-pages", commit)


def tree(root: Path, folder: str = "") -> str:
    """Return the name of what is published, or of a folder in it."""
    return git(root.parent / "published.git", "rev-parse", f"gh-pages:{folder}")


if __name__ == "__main__":
    published(Path.cwd(), sys.argv[1])
    print("published")
