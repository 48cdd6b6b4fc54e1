"""What `build.py admin` does: it puts the editing interface beside the built site."""

import shutil
from pathlib import Path

from emn_site.admin import interface, program
from emn_site.commands.spoken import say
from emn_site.files.load import load
from emn_site.model.refusals import Refused
from emn_site.reuse.kept import write_whole


def admin(root: Path, is_quiet: bool) -> int:
    """Write the editing interface into the built site; returns an exit code."""
    if not (root / "site").is_dir():
        raise Refused("no-site")
    folder = root / "site" / interface.FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for address, content in interface.files(load(root), "../", program.brought(root)):
        write_whole(root / "site" / address, content)
    if not is_quiet:
        print(say(root, "admin-made", folder=folder.relative_to(root).as_posix()))
    return 0
