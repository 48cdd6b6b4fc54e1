"""No address is lost in silence: what was published is there, or leads on."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.exports import redirects
from tests.sites import copy_of

TODAY = date(2026, 1, 1)
STUDY = "studies/2022/first-study"
DOWNLOAD = "docs/assets/table.csv"


def _git(root: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Ona", "-c", "user.email=ona@example.org")
    subprocess.run(["git", *author, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A committed site with a download."""
    project = copy_of("healthy", tmp_path)
    (project / DOWNLOAD).parent.mkdir(parents=True, exist_ok=True)
    (project / DOWNLOAD).write_text("a,b\n1,2\n")
    _git(project, "init", "--quiet", "--initial-branch=main")
    _git(project, "add", "--all")
    _git(project, "commit", "--quiet", "--message", "All")
    return project


def _remove(root: Path) -> None:
    for language in ("lt", "en"):
        (root / "docs" / language / f"{STUDY}.md").unlink()


def _lost(root: Path) -> list[tuple[str, str]]:
    found = checks.check_site(root, TODAY).problems
    return [(one.path, dict(one.values)["old"]) for one in found if one.code == "address-lost"]


def _redirect(root: Path, line: str) -> None:
    file = root / "data" / "redirects.yml"
    file.write_text((file.read_text() if file.exists() else "") + line)


def test_a_page_that_is_gone_in_every_language_is_named_with_the_line_that_mends_it(root: Path) -> None:
    _remove(root)

    assert _lost(root) == [(f"docs/{language}/{STUDY}.md", STUDY) for language in ("en", "lt")]


def test_a_page_that_is_still_there_in_another_language_is_not_lost(root: Path) -> None:
    (root / "docs" / "en" / f"{STUDY}.md").unlink()

    assert _lost(root) == []


def test_a_redirect_keeps_an_address(root: Path) -> None:
    _remove(root)
    _redirect(root, f"{STUDY}: studies\n")

    assert _lost(root) == []


@pytest.mark.parametrize("line", ["status: draft", "publish_on: 2099-01-01"])
def test_a_text_that_was_published_does_not_become_a_draft(root: Path, line: str) -> None:
    file = root / "docs" / "lt" / f"{STUDY}.md"
    file.write_text(file.read_text().replace("\ntopics:", f"\n{line}\ntopics:", 1))

    found = checks.check_site(root, TODAY).problems

    assert [(one.path, one.code) for one in found if one.code.startswith("address-")] == [
        (f"docs/lt/{STUDY}.md", "address-hidden")
    ]


def test_a_draft_that_was_never_published_may_stay_one(root: Path) -> None:
    file = root / "docs" / "lt" / f"{STUDY}.md"
    file.write_text(file.read_text().replace("\ntopics:", "\nstatus: draft\ntopics:", 1))
    _git(root, "commit", "--quiet", "--all", "--message", "A draft")

    assert not any(one.code.startswith("address-") for one in checks.check_site(root, TODAY).problems)


def test_a_download_is_an_address_too_and_can_be_redirected(root: Path) -> None:
    (root / DOWNLOAD).unlink()
    assert _lost(root) == [(DOWNLOAD, "assets/table.csv")]

    _redirect(root, "assets/table.csv: studies\n")
    files = redirects.redirect_files(load_site(root), "https://emn.example/")

    assert _lost(root) == []
    assert "assets/table.csv/index.html" in files


def test_a_draft_that_is_gone_was_never_published(root: Path) -> None:
    text = root / "docs" / "lt" / "about" / "draft.md"
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text("---\ntitle: Juodraštis\nsummary: Juodraštis.\nstatus: draft\n---\n\nTekstas.\n")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "A draft")
    text.unlink()

    assert _lost(root) == []


def test_what_is_new_on_main_is_not_missing_on_a_branch_that_is_behind(root: Path) -> None:
    _git(root, "branch", "mine")
    page = root / "docs" / "lt" / "new.md"
    page.write_text("---\ntitle: Naujas\nsummary: Naujas.\n---\n\nTekstas.\n")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "New")
    _git(root, "update-ref", "refs/remotes/origin/main", "main")
    _git(root, "switch", "--quiet", "mine")

    assert _lost(root) == []


def test_the_comment_of_an_empty_list_of_redirects_shows_a_line_that_works(root: Path) -> None:
    lines = (
        (Path(__file__).parents[2] / "data" / "redirects.yml").read_text(encoding="utf-8").splitlines(True)
    )
    _redirect(root, "".join(line for line in lines if line.startswith("#")))
    assert checks.check_site(root, TODAY).problems == []

    _remove(root)
    _redirect(root, f"{STUDY}: studies\n")

    assert _lost(root) == []


def _erase(root: Path) -> None:
    for file, text in (("", "2026-11-29"), ("lt/", "Sprendimas"), ("en/", "Decision")):
        (root / f"data/{file}erasures.yml").write_text(f"{STUDY}: {text}\n")


@pytest.mark.parametrize("there", ["studies", "countries/lithuania", "index"])
def test_where_a_page_or_a_list_is_nothing_leads_elsewhere(root: Path, there: str) -> None:
    _redirect(root, f"{there}: {STUDY}\n")

    assert [one.code for one in checks.check_site(root, TODAY).problems] == ["redirect-over-page"]


def test_what_was_erased_by_order_is_not_lost(root: Path) -> None:
    _remove(root)
    _erase(root)

    assert _lost(root) == []
    assert f"{STUDY}/index.html" in redirects.erasure_files(load_site(root))


def test_what_was_erased_by_order_does_not_come_back(root: Path) -> None:
    _erase(root)

    found = [one for one in checks.check_site(root, TODAY).problems if one.code == "erased-again"]

    assert [one.path for one in found] == ["data/erasures.yml"]
