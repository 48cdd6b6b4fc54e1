"""Runs MkDocs as `build.py` does: where the machine fails it, one sentence says so instead of a traceback.

Where ProperDocs is installed and MkDocs is not, it is run; it answers to the name of MkDocs, too.
"""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

from emn_site.cli import error_boundary

try:
    from mkdocs.__main__ import cli
except ModuleNotFoundError:
    from properdocs.__main__ import cli


def main() -> int:
    """Run the command line of MkDocs, which ends the program itself where all goes well."""
    gc.disable()  # a build lives for seconds, and needs to its end nearly all it makes
    return error_boundary.run_command(Path.cwd(), cli)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SystemExit as end:
        if end.code:
            raise
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    os._exit(0)  # to take apart what it holds, which the system gives back at once, costs a tenth of a build
