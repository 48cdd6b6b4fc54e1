"""What `build.py upgrade` does: it brings a site to a later version of the generator."""

import argparse
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from emn_site.cli.error_boundary import command_message
from emn_site.content import git, safe_read
from emn_site.content.yaml_lines import read_yaml
from emn_site.editor.edits import apply_edits
from emn_site.editor.new_site import NewSite, version_of
from emn_site.editor.upgrade import plan_upgrade
from emn_site.model.refusals import Refused

PACKAGE = "emn-site"


def upgrade_site(root: Path, options: argparse.Namespace) -> int:
    """Show what the version in a wheel changes in a site, and with `--write` write it; returns an exit code.

    The version itself knows what it has changed: another than the running one is unpacked and asked.
    """
    wheel: Path = options.wheel
    if not wheel.is_file() or not wheel.name.startswith("emn_site-"):
        raise Refused("upgrade-no-wheel", value=wheel)
    if version_of(wheel) != version(PACKAGE):
        return _ask_version(root, wheel, options.write)
    settings = read_yaml(safe_read.read_text(root, "data/site.yml")).data
    new = NewSite(settings["locales"], settings["home_country"], wheel)
    found = plan_upgrade(root, new, version(PACKAGE))
    if found.written or found.removed:
        print(found.difference(root))
    for code, values, difference in found.notes:
        print(command_message(root, code, **values), *difference.splitlines(), sep="\n")
    if options.write:
        _refuse_uncommitted(root)
        apply_edits(root, found.edits)
    code = "upgrade-done" if options.write else "upgrade-shown"
    print(
        command_message(root, code, version=version(PACKAGE), count=len(found.written) + len(found.removed))
    )
    return 0


def _ask_version(root: Path, wheel: Path, is_written: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        try:
            ZipFile(wheel).extractall(folder)
        except BadZipFile as error:
            raise Refused("upgrade-no-wheel", value=wheel) from error
        run = "import sys; from emn_site.cli import program; sys.exit(program.main())"
        said = ["upgrade", str(wheel.resolve()), *(["--write"] if is_written else [])]
        alone = os.environ | {"PYTHONPATH": folder, "PYTHONSAFEPATH": "1"}
        return subprocess.call([sys.executable, "-c", run, *said], cwd=root, env=alone)


def _refuse_uncommitted(root: Path) -> None:
    """Raise `Refused` where Git could not bring back what is overwritten."""
    if changed := git.changed_files(root):
        raise Refused("upgrade-uncommitted", value=", ".join(changed[:3]))
