"""Runs MkDocs as `build.py` does: where the machine fails it, one sentence says so instead of a traceback."""

import gc
import sys
from pathlib import Path

from mkdocs.__main__ import cli

from emn_site.cli import error_boundary


def main() -> int:
    """Run the command line of MkDocs, which ends the program itself where all goes well."""
    gc.disable()  # a build lives for seconds, and needs to its end nearly all it makes
    return error_boundary.run_command(Path.cwd(), cli)


if __name__ == "__main__":
    sys.exit(main())
