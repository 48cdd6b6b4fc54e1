"""Small sites as real files: one in which all is well, one with every mistake an editor can make."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def copy_of(name: str, folder: Path) -> Path:
    """Copy a site into a folder and give it the words every site shares."""
    site = folder / name
    shutil.copytree(HERE / name, site)
    shutil.copy(ROOT / "data" / "words.yml", site / "data" / "words.yml")
    return site
