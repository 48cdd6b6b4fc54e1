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
    "data/**/*",
)


class BuildWithStart(build_py):
    """Copies the files that a site begins with; in this folder itself they are where they are."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for file in (found for pattern in START for found in ROOT.glob(pattern) if found.is_file()):
            target = Path(self.build_lib, "emn_site", "start", file.relative_to(ROOT))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


setup(cmdclass={"build_py": BuildWithStart})
