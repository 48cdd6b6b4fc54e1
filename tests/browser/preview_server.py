"""The preview of a project, started as `build.py serve` starts it."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from emn_site.cli.build import PREVIEW


def free_place() -> str:
    """Return a host and a port at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def previewing(root: Path, log: IO[str] | None = None) -> Iterator[str]:
    """Preview a project; gives its address once it answers. What its console shows is written to `told`."""
    place = free_place()
    command = [sys.executable, "-m", "emn_site.cli.error_boundary", PREVIEW, place]
    program = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
    try:
        _wait_for(f"http://{place}/assets/images/favicon.svg")
        yield f"http://{place}/"
    finally:
        program.terminate()
        program.wait()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the preview did not start")
