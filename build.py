#!/usr/bin/env python3
"""The one command of the site: `build.py --help` says what it does.

Needs nothing but Python 3.11 and git: the first run makes `.venv` from requirements with hashes. The commands
themselves are in `emn_site/cli/program.py`.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BROKEN = "The folder .venv is broken. Delete it and run this again; it is made afresh."
GENERATOR = ROOT / "pyproject.toml"
"""Where the generator itself is in this folder; a site has it among its requirements."""
REQUIREMENTS = {
    **dict.fromkeys(("test", "lint", "audit"), "requirements-test.txt"),
    **dict.fromkeys(("import", "export"), "requirements-word.txt"),
    **dict.fromkeys(("admin", "--admin", "dictionary", "init"), "requirements-admin.txt"),
    "spelling": "requirements-spelling.txt",
    **dict.fromkeys(("pdf", "--pdf", "publish"), "requirements-pdf.txt"),
}
"""What a command, or an option of one, needs in the place of the site's own requirements."""


def main(arguments: Sequence[str]) -> int:
    """Run one command in `.venv` and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this is where an older Python is told so)
        return _fail("This needs Python 3.11 or newer; you have " + sys.version.split()[0] + ".")
    is_inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not is_inside and Path(sys.executable) == PYTHON:
        return _fail(BROKEN)
    for name in _requirements(arguments):
        if code := _prepare(ROOT / name, is_quiet=not {"-q", "--quiet"}.isdisjoint(arguments)):
            return code
    return _run() if is_inside else _enter(arguments)


def _requirements(arguments: Sequence[str]) -> list[str]:
    """Return the files of requirements that a command needs with its options."""
    command = next((word for word in arguments if not word.startswith("-")), "build")
    options = [word for word in arguments if word.startswith("--") and word in REQUIREMENTS]
    return list(dict.fromkeys(REQUIREMENTS.get(name, "requirements.txt") for name in (command, *options)))


def _prepare(requirements: Path, *, is_quiet: bool) -> int:
    """Make or renew `.venv` where the requirements have changed; returns an exit code."""
    generator = GENERATOR.read_bytes() if GENERATOR.exists() else b""
    wanted = hashlib.sha256(requirements.read_bytes() + generator).hexdigest()
    stamp = VENV / f"{requirements.stem}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    if not os.access(ROOT, os.W_OK):
        return _fail("This folder cannot be written to, so .venv cannot be made in it.")
    if os.pathsep in str(ROOT):
        return _fail(f"The name of the folder {ROOT} has a {os.pathsep} in it: rename the folder without it.")
    if not is_quiet:
        print(f"Preparing .venv from {requirements.name}; the first time this takes a minute.", flush=True)
    if not PYTHON.exists() and subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        return _fail("Python could not make .venv; on Debian and Ubuntu, install the package python3-venv.")
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    steps = [[*pip, "--require-hashes", "-r", str(requirements)]]
    if generator:  # a name with brackets would be taken for a list of extras
        steps.append([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])
    if any(subprocess.call(step, cwd=ROOT) for step in steps):
        return _fail("The packages could not be installed; check the network connection and run this again.")
    stamp.write_text(wanted)
    return 0


def _enter(arguments: Sequence[str]) -> int:
    """Run the same command with the Python of `.venv`."""
    command = [str(PYTHON), str(ROOT / "build.py"), *arguments]
    try:
        if os.name == "nt":
            return subprocess.call(command)
        os.execv(PYTHON, command)  # the same process: who ends it, ends all of it
    except OSError:
        return _fail(BROKEN)


def _run() -> int:
    """Run a command of the generator, which is installed here."""
    try:
        from emn_site.cli import program

        os.chdir(ROOT)
        return program.main()
    except ImportError as error:
        if (error.name or "").startswith("emn_site."):
            raise
        return _fail(BROKEN)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)  # Control-C is an answer, not a fault.
