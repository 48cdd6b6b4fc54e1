"""Building and serving: MkDocs at work in a folder of its own, never in the one that readers see."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from emn_site.cache.cache import FOLDER, Cache
from emn_site.cache.digests import PACKAGE
from emn_site.cache.output import SITE
from emn_site.cli.error_boundary import command_message
from emn_site.cli.outcome import build_environment
from emn_site.content.writer import is_running
from emn_site.model.refusals import Refused

PREVIEW = "emn_site.editor.dev_server.server:serve_address"
"""What `build.py serve` starts afresh when its code changes."""

_WITH_PDFS = {"EMN_PDF": "1"}


def build_site(root: Path, options: argparse.Namespace) -> int:
    """Build beside `site/` and change places only when all of it is there; returns an exit code."""
    if options.clean:
        clear_cache(root)
    return build(root, options.quiet, with_pdfs=options.pdf)


def build(root: Path, is_quiet: bool, *, with_pdfs: bool = False) -> int:
    """Build beside `site/` and change places only when all of it is there; returns an exit code."""
    sweep_leftovers(root)
    workshop = Path(tempfile.mkdtemp(prefix=f".build-{os.getpid()}-", dir=root))
    try:
        new, old, site = workshop / "new", workshop / "old", root / SITE
        env = _WITH_PDFS if with_pdfs else {}
        if code := run_mkdocs(root, "build", "--site-dir", str(new), is_quiet=is_quiet, env=env).wait():
            return code
        if site.exists():
            site.rename(old)
        new.rename(site)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    if not is_quiet:
        print(command_message(root, "built", folder=f"{site.relative_to(root)}/"))
    return 0


def clear_cache(root: Path) -> None:
    """Throw away what earlier builds have made; never needed: what is kept is named by its inputs."""
    Cache(root / FOLDER).clear()


def sweep_leftovers(root: Path) -> None:
    """Take away what killed builds left; a site that was just being replaced is put back."""
    for left in root.glob(".build-*"):
        if is_running(left.name.removeprefix(".build-")):
            continue
        if (left / "old").exists() and not (root / SITE).exists():
            (left / "old").rename(root / SITE)
        shutil.rmtree(left, ignore_errors=True)


def serve(root: Path, address: str, is_quiet: bool) -> int:
    """Show the site as it is written, and start afresh when the code it is made by changes."""
    from emn_site.editor.dev_server.reloader import run_with_reload

    _check_free(address)
    if not is_quiet:
        print(command_message(root, "preview-at", address=f"http://{address}/"), flush=True)
    command = [sys.executable, "-m", "emn_site.cli.error_boundary", PREVIEW, address]
    return run_with_reload(lambda: subprocess.Popen(command, cwd=root, env=build_environment()), PACKAGE)


def _check_free(address: str) -> None:
    """Raise `Refused` where another program listens at an address, or where it is none."""
    host, _, port = address.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal()) or int(port) > 65535:
        raise Refused("no-such-address", value=address)
    with socket.socket() as asked:
        if os.name != "nt":  # Windows would let two programs listen at one port
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((host, int(port)))
        except UnicodeError as error:
            raise Refused("no-such-address", value=address) from error
        except OSError as error:
            raise Refused("port-in-use", value=address, next=f"{host}:{int(port) + 1}") from error


def build_edition(root: Path, name: str, target: Path, *, is_trial: bool = False) -> int:
    """Build an edition with its PDFs into a folder, with a new cache beside it; returns an exit code."""
    edition = _WITH_PDFS | {"EMN_EDITION": name, "EMN_CACHE": str(target.with_name(f"{name}{FOLDER}"))}
    edition |= {"EMN_TRIAL": "1"} if is_trial else {}
    return run_mkdocs(root, "build", "--site-dir", str(target), is_quiet=True, env=edition).wait()


def run_mkdocs(
    root: Path, *arguments: str, is_quiet: bool, env: Mapping[str, str] = MappingProxyType({})
) -> subprocess.Popen[bytes]:
    """Start MkDocs; it is told what it needs of the environment, what is `env` here, and nothing else."""
    command = [sys.executable, "-m", "emn_mkdocs.run", *arguments, *(["--quiet"] if is_quiet else [])]
    # Material's notice of its end of life is known and planned for (decisions/material-exit.md).
    return subprocess.Popen(command, cwd=root, env={**build_environment(), "NO_MKDOCS_2_WARNING": "1", **env})
