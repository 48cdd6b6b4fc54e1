"""Starts a program afresh whenever the code it has loaded changes."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

Program = subprocess.Popen[bytes]

_CODE = (".py", ".jinja", ".html", ".js", ".css", ".svg")


class _Restart(FileSystemEventHandler):
    """Ends the program when a module or a part of the theme is saved; the loop below starts the next one."""

    def __init__(self) -> None:
        self.program: Program | None = None
        self.is_due = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_change = event.event_type in ("created", "modified", "moved", "deleted")
        if is_change and self.program and str(event.src_path).endswith(_CODE):
            self.is_due = True
            self.program.terminate()


# What ends a program from elsewhere: `kill`, and a terminal that is closed (not on Windows).
STOPS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def run_with_reload(start: Callable[[], Program], *folders: Path) -> int:
    """Run a program until it ends by itself or is stopped; starts it again on changes below some folders.

    Whichever way this one is stopped, from a keyboard or by `kill`, it leaves no program behind.
    """
    for number in STOPS:
        signal.signal(number, _stop)
    restart, observer = _Restart(), PollingObserver()
    for folder in folders:
        observer.schedule(restart, str(folder), recursive=True)
    observer.start()
    try:
        while True:
            restart.is_due = False
            restart.program = start()
            code = restart.program.wait()
            if not restart.is_due:
                return code
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        if restart.program and restart.program.poll() is None:
            restart.program.terminate()
            restart.program.wait()
