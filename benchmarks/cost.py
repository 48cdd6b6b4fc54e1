"""What a program costs: processor seconds of all its processes, wall seconds, the most memory at once."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import ROOT

_PAUSE = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Cost:
    """Processor seconds, those of the kernel included; wall seconds; MB that all processes hold at once."""

    processor: float
    wall: float
    memory: int


def measure_cost(commands: Sequence[list[str]], folder: Path) -> Cost:
    """Run programs side by side in a folder until all have ended; raises SystemExit where one fails."""
    start = time.perf_counter()
    programs = [
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, env=_environment(), start_new_session=True
        )
        for command in commands
    ]
    memory = _Memory({program.pid for program in programs})
    memory.start()
    processor = sum(_wait(program) for program in programs)
    wall = time.perf_counter() - start
    memory.ended.set()
    memory.join()
    return Cost(processor, wall, memory.most)


def middle_cost(costs: Sequence[Cost]) -> Cost:
    """Return the median of each measure."""
    return Cost(
        median(one.processor for one in costs),
        median(one.wall for one in costs),
        round(median(one.memory for one in costs)),
    )


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


def _wait(program: "subprocess.Popen[bytes]") -> float:
    """Return the processor seconds of a program and of all that it started and waited for."""
    _, status, usage = os.wait4(program.pid, 0)
    if status:
        raise SystemExit(f"{program.args!r} failed")
    return usage.ru_utime + usage.ru_stime


class _Memory(threading.Thread):
    """Looks again and again at what the processes of some sessions hold; shared pages count once."""

    def __init__(self, sessions: set[int]) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.most = 0
        self._sessions = sessions

    def run(self) -> None:
        """Look until the programs have ended."""
        while not self.ended.wait(_PAUSE):
            self.most = max(self.most, sum(map(self._held, Path("/proc").glob("[0-9]*"))) // 1024)

    def _held(self, process: Path) -> int:
        with suppress(OSError, ProcessLookupError):
            if os.getsid(int(process.name)) in self._sessions:
                return _proportional(process / "smaps_rollup")
        return 0


def _proportional(file: Path) -> int:
    """Return the kB of a process, of what it shares only its share (PSS)."""
    lines = file.read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
