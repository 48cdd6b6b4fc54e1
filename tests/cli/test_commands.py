"""The commands as an editor meets them: what they say, what they return, what they leave alone."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.preview_server import free_place
from tests.refresh.services import serving
from tests.sites import ROOT, own_file, project_of

STUDY = "docs/lt/studies/2017/effectiveness-of-return.md"

SERVICES = ("eurostat", "unhcr", "world-bank")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A project for a test to break."""
    return project_of("network", tmp_path)


def _run(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"} | environment
    return subprocess.run(
        [sys.executable, *command], cwd=root, env=variables, capture_output=True, text=True, check=False
    )


def _break(root: Path) -> str:
    file = root / STUDY
    file.write_text(
        file.read_text().replace("summary:", "sumary:").replace("topics: [return]", "topics: [weather]")
    )
    return (
        f"{STUDY}:3: There is no key `sumary` in this kind of file. "
        "Mend its spelling or remove it; known here: summary. [unknown-key]\n"
    )


def test_help_names_every_command() -> None:
    text = _run(ROOT, "build.py", "--help").stdout

    assert all(f"\n    {name}" in text for name in ("build", "serve", "check", "test", "lint", "schemas"))


def test_mkdocs_build_stops_with_the_report_of_the_checks_and_writes_nothing(copy: Path) -> None:
    report = _break(copy)

    done = _run(copy, "-m", "mkdocs", "build")

    assert done.returncode == 1
    assert report in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (copy / "site").exists()


def test_in_ci_the_report_also_comes_as_annotations(copy: Path) -> None:
    _break(copy)

    done = _run(copy, "-m", "mkdocs", "build", GITHUB_ACTIONS="true")

    assert f"::error file={STUDY},line=3,title=unknown-key::There is no key `sumary`" in done.stdout


def test_a_refresh_in_which_nothing_can_be_read_says_why_and_changes_nothing() -> None:
    with serving() as server:
        here = [part for name in SERVICES for part in (f"--{name}", server.address)]
        done = _run(ROOT, "build.py", "data", "update", "--dry-run", *here)

    assert done.returncode == 1
    assert re.search(
        rf"- migr_acq: `{server.address}/statistics/1.0/data/migr_acq` \w+ 404: `Not found`\.", done.stdout
    )
    assert "Traceback" not in done.stdout + done.stderr


def _server(root: Path, address: str) -> subprocess.Popen[bytes]:
    run = "from pathlib import Path; from emn_site.cli import build; build.serve(Path.cwd(), {!r}, True)"
    return subprocess.Popen([sys.executable, "-c", run.format(address)], cwd=root)


@pytest.fixture
def served(copy: Path) -> Iterator[tuple[Path, str]]:
    """The copy, served as `build.py serve` does it, and its address."""
    (copy / "data/lt/words.yml").write_text("newest: Naujausi leidiniai\n")
    address = free_place()
    server = _server(copy, address)
    try:
        yield copy, f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def _wait_until(condition: Callable[[], bool], seconds: int = 240) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError("it did not happen in time")


def _text(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def test_serve_shows_both_languages_and_reloads_what_is_saved(served: tuple[Path, str]) -> None:
    root, address = served
    _wait_until(lambda: ">Europos migracijos tinklas</h1>" in _text(address))
    assert ">European Migration Network</h1>" in _text(f"{address}en/")
    _wait_until(lambda: '"pages":[' in _text(f"{address}search-index/lt.json"))

    for file, old, new in (
        ("docs/lt/index.md", "Europos migracijos tinklas (EMN) renka", "Tinklas renka iš naujo"),
        ("data/lt/words.yml", "Naujausi leidiniai", "Naujausi darbai"),
        ("overrides/main.html", 'class="emn-page', 'class="emn-saved emn-page'),
    ):
        own, name = file.split("/", 1)
        saved = own_file(root, name) if own == "overrides" else root / file
        saved.write_text(saved.read_text().replace(old, new))
        _wait_until(lambda new=new: new in _text(address))  # type: ignore[misc]


def test_a_preview_that_is_stopped_leaves_no_program_behind(copy: Path) -> None:
    address = free_place()
    server = _server(copy, address)
    _wait_until(lambda: bool(_text(f"http://{address}/")))

    server.terminate()

    assert server.wait(30) == 0
    host, _, port = address.partition(":")
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        asked.bind((host, int(port)))  # nobody listens there any more
