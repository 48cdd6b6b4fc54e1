"""The languages of a site are named once, in `data/site.yml`: each is published, and no other."""

import re
import shutil
from pathlib import Path

from emn_site import checks
from emn_site.cli import build
from tests.checks.test_problems import TODAY
from tests.sites import project_of


def _name(root: Path, locales: str) -> None:
    settings = root / "data" / "site.yml"
    settings.write_text(re.sub(r"locales: \[.*\]", f"locales: [{locales}]", settings.read_text()))


def _problems(root: Path) -> list[tuple[str, str]]:
    found = checks.check_site(root, TODAY).problems
    return [(one.code, one.path) for one in found if one.code.startswith("language-")]


def test_a_language_that_is_named_there_alone_is_published(tmp_path: Path) -> None:
    root = project_of("healthy", tmp_path)
    _name(root, "en, lt")

    assert build.build(root, is_quiet=True) == 0

    built = root / "site"
    assert '<html lang="en"' in (built / "index.html").read_text()
    assert '<html lang="lt"' in (built / "lt" / "index.html").read_text()
    assert not (built / "en").exists()
    locations = re.findall(r"<loc>https://emn.example/([^<]*)</loc>", (built / "sitemap.xml").read_text())
    assert "lt/" in locations
    assert [at for at in locations if not (built / at / "index.html").exists()] == []


def test_a_language_without_texts_is_a_problem(healthy: Path) -> None:
    shutil.copytree(healthy / "data" / "en", healthy / "data" / "pl")
    _name(healthy, "lt, en, pl")

    assert ("language-without-texts", "data/site.yml") in _problems(healthy)


def test_texts_in_a_language_that_is_not_named_are_a_problem(healthy: Path) -> None:
    (healthy / "docs" / "pl").mkdir()
    shutil.copy(healthy / "docs" / "en" / "index.md", healthy / "docs" / "pl" / "index.md")

    assert _problems(healthy) == [("language-unlisted", "docs/pl/index.md")]
