"""The preview of a project, started as `build.py serve` starts it."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_place() -> str:
    """Return a host and a port at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def previewing(root: Path) -> Iterator[str]:
    """Preview a project; gives its address once it answers."""
    place = free_place()
    program = subprocess.Popen([sys.executable, "-m", "emn_site.commands.previewing", place], cwd=root)
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
