"""Earlier states come back, and what is due since the last is known."""

from datetime import date
from pathlib import Path

import pytest

from emn_site.cli.editions import run_publish
from emn_site.cli.program import parse_arguments
from emn_site.content.load import load_site
from emn_site.editions import history
from emn_site.editions.history import published_day
from emn_site.editions.repository import Repository
from tests.editions.workshop import STUDY, change_text, commit, git, published, tree


def test_rolling_back_restores_an_earlier_state_and_loses_none(root: Path) -> None:
    published(root, "latest")
    before = tree(root)
    change_text(root)
    published(root, "latest")
    after = tree(root)
    repository = Repository(root)

    history.roll_back(repository, None, "origin", is_pushed=True)
    assert tree(root) == before
    history.roll_back(repository, None, "origin", is_pushed=True)

    assert tree(root) == after
    assert len(history.branch_states(repository, "origin")) == 4


def test_a_domain_of_ones_own_stays_through_publications_and_rollbacks(root: Path) -> None:
    published(root, "latest")
    host = root.parent / "host"
    git(root.parent, "clone", "--quiet", "--branch", "gh-pages", "published.git", "host")
    (host / "CNAME").write_text("emn.example\n")
    commit(host)
    git(host, "push", "--quiet")
    change_text(root)
    published(root, "latest")
    history.roll_back(Repository(root), git(host, "rev-parse", "HEAD^"), "origin", is_pushed=True)

    assert git(root.parent / "published.git", "show", "gh-pages:CNAME") == "emn.example"


@pytest.mark.parametrize(("day", "due"), [("2020-01-01", True), ("2999-01-01", False)])
def test_what_is_due_is_asked_without_building(root: Path, day: str, due: bool) -> None:
    original = root / STUDY
    original.write_text(original.read_text().replace("\ntopics:", f"\npublish_on: {day}\ntopics:", 1))
    asked = ["--quiet", "publish", "due", "--remote", "origin"]

    due_path = run_publish(load_site(root), parse_arguments(asked), lambda *_: 1)

    assert due_path == ("studies/2022/first-study" if due else "")


def test_what_was_published_since_its_day_is_not_due(root: Path) -> None:
    original = root / STUDY
    original.write_text(original.read_text().replace("\ntopics:", "\npublish_on: 2020-01-01\ntopics:", 1))
    commit(root)
    published(root, "latest")

    options = parse_arguments(["publish", "due", "--remote", "origin"])

    assert "nothing was published" in run_publish(load_site(root), options, lambda *_: 1)
    assert published_day(load_site(root)) == date.today()
