"""What `build.py host` does: it writes what a server of one's own needs."""

import argparse
from pathlib import Path

from emn_site.cache.output import SITE
from emn_site.cli.error_boundary import command_message
from emn_site.content import writer
from emn_site.content.git import ask_git
from emn_site.content.load import load_site
from emn_site.editions.edition import ADMIN
from emn_site.exports.hosting import SCRIPT_HASH, Server, nginx_configuration
from emn_site.exports.redirects import redirect_files
from emn_site.model.site import Site


def write_nginx(root: Path, options: argparse.Namespace) -> int:
    """Write the configuration of nginx for the published branch; returns an exit code."""
    site = load_site(root)
    given = {name: value for name in ("root", "listen") if (value := vars(options)[name])}
    text = nginx_configuration(site, Server(**given), [_scripts(site)])
    writer.write_report(root, root / options.file, text)
    print(command_message(root, "host-written", file=options.file))
    return 0


def _scripts(site: Site) -> str:
    """Return which scripts of their own pages run: those published, built here, and leading on."""
    branch = site.settings.published_branch
    pattern = SCRIPT_HASH.pattern
    asked = ("grep", "-hoE", pattern, branch, "--", "*.html", f":!{ADMIN}")
    built = next((site.root / SITE).glob("index.html"), None)
    of_pages = built.read_text(encoding="utf-8") if built else ""
    return "\n".join((ask_git(site.root, *asked), of_pages, *redirect_files(site, "").values()))
