"""The program behind `build.py serve`, which starts it afresh when its code changes."""

import signal
import sys
import tempfile
from pathlib import Path

from emn_site.cache.cache import FOLDER, Cache
from emn_site.cli import error_boundary
from emn_site.editor.dev_server.preview import Preview
from emn_site.editor.dev_server.server import serve_preview


def main(root: Path, address: str) -> int:
    """Serve the preview of a site at an address until the program is ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what is made beside is ended, too
    host, _, port = address.rpartition(":")
    whole = Path(tempfile.mkdtemp(prefix="preview-"))
    preview = Preview(root, Cache(root / FOLDER).with_memory(), f"http://{address}/", whole)
    serve_preview(preview, host, int(port))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(error_boundary.run_command(Path.cwd(), lambda: main(Path.cwd(), sys.argv[1])))
    except KeyboardInterrupt:
        sys.exit(130)
