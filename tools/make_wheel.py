"""Makes the wheel of the generator from the files that Git has: `python tools/make_wheel.py FOLDER`.

Prints its path and its SHA-256, as a file of requirements names it. The same files give the same bytes.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = (
    "emn_site", "emn_mkdocs", "data", "LICENSES", ".github", "manual",
    "overrides", ".gitignore", ".gitattributes", "build.py", "setup.py", "pyproject.toml",
    *(file.name for file in ROOT.glob("requirements*.txt")),
)  # fmt: skip
FIRST_DAY = "315532800"
"""1 January 1980, the first moment an archive can say."""


def make_wheel(folder: Path) -> Path:
    """Write the wheel into a folder and return its path; raises CalledProcessError where pip fails."""
    listed = subprocess.check_output(["git", "ls-files", "-z", "--", *PARTS], cwd=ROOT, text=True)
    with tempfile.TemporaryDirectory() as copy:
        for name in listed.split("\0")[:-1]:
            target = Path(copy, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
        options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder)]
        subprocess.run(
            [sys.executable, "-m", "pip", "wheel", *options, "."],
            cwd=copy,
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": FIRST_DAY},
        )
    return max(folder.glob("emn_site-*.whl"), key=lambda file: file.stat().st_mtime)


if __name__ == "__main__":
    wheel = make_wheel(Path(sys.argv[1]).resolve())
    print(f"{wheel} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}")
