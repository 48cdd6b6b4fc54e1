"""Puts into a wheel, beside the package, what `build.py init` begins a site with (`emn_site/start/`)."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
START = (
    "build.py",
    ".gitignore",
    ".gitattributes",
    "overrides/README.md",
    "requirements*.txt",
    "LICENSES/*",
    ".github/workflows/*.yml",
    ".github/CODEOWNERS.example",
    "manual/*.md",
    "data/**/*",
)
OWN = ("site", "notes", "works", "people", "partners", "redirects", "erasures", "legal")
"""Files of data that are about this site alone (`is_own` in emn_site/content/registry.py)."""


class BuildWithStart(build_py):
    """Copies the files that a site begins with; in this folder itself they are where they are."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        found = {file for pattern in START for file in ROOT.glob(pattern) if file.is_file()}
        for file in found - {file for name in OWN for file in ROOT.glob(f"data/**/{name}.yml")}:
            target = Path(self.build_lib, "emn_site", "start", file.relative_to(ROOT))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


setup(cmdclass={"build_py": BuildWithStart})
