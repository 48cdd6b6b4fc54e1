"""What `build.py admin`, `host`, `leave` and `redirects` do: what stands beside a site, and all of it."""

import argparse
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from emn_site.cache.output import SITE, write_atomically
from emn_site.cli.error_boundary import command_message
from emn_site.content import writer
from emn_site.content.git import ask_git
from emn_site.content.load import load_site
from emn_site.editions.departure import write_departure
from emn_site.editions.history import published_day
from emn_site.editions.repository import Repository
from emn_site.editor import dashboard
from emn_site.editor.forms import interface
from emn_site.exports import redirects
from emn_site.locale.addresses import ADMIN
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


def write_nginx(root: Path, options: argparse.Namespace) -> int:
    """Write the configuration of nginx for the published branch; returns an exit code."""
    site = load_site(root)
    given = {name: value for name in ("root", "listen") if (value := vars(options)[name])}
    text = redirects.nginx_configuration(site, redirects.Server(**given), [_scripts(site)])
    writer.write_report(root, root / options.file, text)
    print(command_message(root, "host-written", file=options.file))
    return 0


def propose(root: Path, options: argparse.Namespace) -> int:
    """Print a line of data/redirects.yml for each address of a former website; returns an exit code."""
    listing = options.file.read_text(encoding="utf-8", errors="replace")
    print(*redirects.propose_redirects(load_site(root), listing), sep="\n")
    return 0


def leave(root: Path, options: argparse.Namespace) -> int:
    """Write all of the site into one archive; returns an exit code."""
    site = load_site(root)
    repository = Repository(root, published_branch=site.settings.published_branch).checked()
    count = write_departure(site, repository, options.remote, root / options.file)
    print(command_message(root, "left", file=options.file, count=count))
    return 0


def _scripts(site: Site) -> str:
    """Return which scripts of their own pages run: those published, built here, and leading on."""
    branch = site.settings.published_branch
    pattern = redirects.SCRIPT_HASH.pattern
    asked = ("grep", "-hoE", pattern, branch, "--", "*.html", f":!{ADMIN}")
    built = next((site.root / SITE).glob("index.html"), None)
    of_pages = built.read_text(encoding="utf-8") if built else ""
    return "\n".join((ask_git(site.root, *asked), of_pages, *redirects.redirect_files(site, "").values()))


def write_admin(root: Path, is_quiet: bool) -> int:
    """Write the editing interface into the built site; returns an exit code."""
    if not (root / SITE).is_dir():
        raise Refused("no-site")
    folder = root / SITE / ADMIN
    site = load_site(root)
    files = dict(admin_files(site, "../", published_day(site)))
    shutil.rmtree(folder, ignore_errors=True)
    for address, content in files.items():
        write_atomically(root / SITE / address, content)
    if not is_quiet:
        print(command_message(root, "admin-made", folder=folder.relative_to(root).as_posix()))
    return 0


def admin_files(site: Site, to_site: str, published: date | None) -> Iterator[tuple[str, bytes]]:
    """Yield what stands at /admin/, by address: the page for editing, and the state of the house."""
    for address, make in interface.interface_files(
        site, to_site, interface.install_program(site.root)
    ).items():
        yield address, make()
    yield dashboard.ADDRESS, dashboard.dashboard_page(site, to_site, date.today(), published).encode()
