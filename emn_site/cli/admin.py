"""What `build.py admin` does: it puts the editing interface beside the built site."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from emn_site.cache.output import SITE, write_atomically
from emn_site.cli.error_boundary import command_message
from emn_site.content.load import load_site
from emn_site.editions.edition import ADMIN
from emn_site.editions.history import known_editions, latest_day
from emn_site.editions.repository import Repository
from emn_site.editor import dashboard
from emn_site.editor.forms import interface, program
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


def write_admin(root: Path, is_quiet: bool) -> int:
    """Write the editing interface into the built site; returns an exit code."""
    if not (root / SITE).is_dir():
        raise Refused("no-site")
    folder = root / SITE / ADMIN
    site = load_site(root)
    made = dict(admin_files(site, "../", published_day(site)))
    shutil.rmtree(folder, ignore_errors=True)
    for address, content in made.items():
        write_atomically(root / SITE / address, content)
    if not is_quiet:
        print(command_message(root, "admin-made", folder=folder.relative_to(root).as_posix()))
    return 0


def published_day(site: Site) -> date | None:
    """Return the day on which a site was last published, as far as this clone knows."""
    return latest_day(known_editions(Repository(site.root, published_branch=site.settings.published_branch)))


def admin_files(site: Site, to_site: str, published: date | None) -> Iterator[tuple[str, bytes]]:
    """Yield what stands at /admin/, by address: the page for editing, and the state of the house."""
    for address, make in interface.interface_files(site, to_site, program.install_program(site.root)).items():
        yield address, make()
    yield dashboard.ADDRESS, dashboard.dashboard_page(site, to_site, date.today(), published).encode()
