"""A site goes from one version of the generator to the next, and loses nothing of its own.

The later version is made here: it renames a word, has a new one, moves a part of the theme, changes the
layout, a manual and a workflow.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from emn_site.editor.new_site import NewSite, site_files
from tests.sites import ROOT
from tools.make_wheel import make_wheel

CHANGES = """
1.1.0:
  keys: {words: {skip_to_content: jump_to_content}}
  files: {overrides/partials/footer.html: overrides/partials/foot.html}
"""
FOOTER = "emn_site/theme/partials/footer.html"


def _later(name: str, content: bytes) -> tuple[str, bytes]:
    """Return a file of the wheel as the later version has it."""
    if name.endswith((".yml", ".html", "METADATA", ".md", ".jinja")):
        text = content.decode().replace("skip_to_content", "jump_to_content")
        text = text.replace("partials/footer.html", "partials/foot.html")
        if name.endswith("METADATA"):
            text = text.replace("Version: 1.0.0", "Version: 1.1.0")
        if name == "emn_site/changes.yml":
            text += CHANGES
        if name.endswith(("start/manual/commands.md", "workflows/check.yml", "theme/main.html")):
            text = f"{text}\n{{# later #}}\n" if name.endswith(".html") else f"{text}\n# Later\n"
        if name.endswith("words.yml") and "emn_site/words/" in name:
            text += 'brand_new: "Brand new"\n'
        content = text.encode()
    return name.replace("1.0.0", "1.1.0").replace(FOOTER, FOOTER.replace("footer", "foot")), content


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The generator as it is, and a later version of it."""
    folder = tmp_path_factory.mktemp("wheels")
    old = make_wheel(folder)
    new = folder / old.name.replace("1.0.0", "1.1.0")
    with ZipFile(old) as packed, ZipFile(new, "w") as written:
        for name in packed.namelist():
            written.writestr(*_later(name, packed.read(name)))
    return old, new


@pytest.fixture
def site(wheels: tuple[Path, Path], tmp_path: Path) -> Path:
    """A site on the first version, which has said, laid out and worked out some things its own way."""
    root = tmp_path / "site"
    for name, content in site_files(NewSite(["en"], "IE", wheels[0])):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    theme = ROOT / "emn_site" / "theme"
    (root / "overrides" / "partials").mkdir()
    for name in ("main.html", "partials/header.html", "partials/footer.html"):
        (root / "overrides" / name).write_text(f"{(theme / name).read_text()}\n{{# ours #}}\n")
    (root / "data/en/words.yml").write_text('# Ours.\nskip_to_content: "Skip" # shorter\n')
    with (root / ".github/workflows/check.yml").open("a") as workflow:
        workflow.write("# ours\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        _git(root, *command)
    return root


def _git(root: Path, *arguments: str) -> str:
    named = ["-c", "user.name=A", "-c", "user.email=a@a.example"]
    return subprocess.run(
        ["git", *named, *arguments], cwd=root, check=True, capture_output=True, text=True
    ).stdout


def _run(
    root: Path, arguments: Sequence[str | Path], program: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    run = "import sys; from emn_site.cli import program; sys.exit(program.main())"
    return subprocess.run(
        [sys.executable, "-c", run, *map(str, arguments)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(program), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_later_version_is_shown_first_and_then_written(
    site: Path, wheels: tuple[Path, Path], tmp_path: Path
) -> None:
    shown = _run(site, ["upgrade", wheels[1]])

    assert shown.returncode == 0, shown.stderr
    assert _git(site, "status", "--porcelain") == ""
    assert '+jump_to_content: "Skip" # shorter' in shown.stdout
    assert "overrides/main.html stands in the place of a file" in shown.stdout
    assert ".github/workflows/check.yml was changed here and in the generator" in shown.stdout
    assert "+# Later" in shown.stdout
    assert "+{# later #}" in shown.stdout
    assert "overrides/partials/foot.html stands" not in shown.stdout

    written = _run(site, ["upgrade", wheels[1], "--write"])

    assert written.returncode == 0, written.stderr
    assert (site / "data/en/words.yml").read_text() == '# Ours.\njump_to_content: "Skip" # shorter\n'
    assert "{# ours #}" in (site / "overrides/partials/foot.html").read_text()
    assert not (site / "overrides/partials/footer.html").exists()
    assert "{{ words.jump_to_content }}" in (site / "overrides/partials/header.html").read_text()
    assert (site / "manual/commands.md").read_text().endswith("# Later\n")
    assert (site / ".github/workflows/check.yml").read_text().endswith("# ours\n")
    assert [file.name for file in (site / "wheels").iterdir()] == [wheels[1].name]
    assert wheels[1].name in (site / "requirements.txt").read_text()
    assert 'version: "1.1.0"' in (site / "generator.yml").read_text()
    ZipFile(wheels[1]).extractall(tmp_path / "later")
    checked = _run(site, ["check"], tmp_path / "later")
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "Errors: 0, warnings: 0.")


def test_what_is_done_is_not_done_again(site: Path, wheels: tuple[Path, Path]) -> None:
    _run(site, ["upgrade", wheels[1], "--write"])
    _git(site, "add", ".")
    _git(site, "commit", "-q", "-m", "Upgrade")

    again = _run(site, ["upgrade", wheels[1], "--write"])

    assert again.returncode == 0, again.stderr
    assert _git(site, "status", "--porcelain") == ""
    assert "files changed: 0" in again.stdout


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("data/en/words.yml", 'skip_to_content: "a"\njump_to_content: "b"\n', "is called"),
        ("overrides/partials/foot.html", "ours\n", "is called"),
        ("generator.yml", "files: {}\n", "does not say which version"),
        ("generator.yml", 'version: "2.0.0"\n', "already"),
        ("data/en/site.yml", "name: x\n", "not as Git has them"),
    ],
)
def test_where_something_would_be_lost_nothing_is_written_and_one_sentence_says_why(
    site: Path, wheels: tuple[Path, Path], name: str, text: str, words: str
) -> None:
    (site / name).write_text(text)
    if name != "data/en/site.yml":
        _git(site, "add", ".")
        _git(site, "commit", "-q", "-m", "More")

    done = _run(site, ["upgrade", wheels[1], "--write"])

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert words in done.stderr
    assert (site / name).read_text() == text
    assert (site / "wheels" / wheels[0].name).exists()
