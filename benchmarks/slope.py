"""What a site costs without texts, and what each text adds: `python -m benchmarks.slope [--words 3450]`.

Builds the same archive with 0, 20 and 220 texts a language, each clean and three times, ours and its peers in
one run. The fixed part is the build of none; the slope is what lies between 20 and 220, divided by the texts
of both languages. Prints processor seconds of all processes as ratios to stock's, wall seconds and memory.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import LOCALES, LONG, Size
from benchmarks.cost import Cost, measure_cost, middle_cost
from benchmarks.peers import OURS, available_peers, remove_output, write_project

FEW, MANY, RUNS = 20, 220, 3


def main() -> None:
    """Print the fixed part and the slope of each program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=LONG)
    parser.add_argument("--runs", type=int, default=RUNS)
    asked = parser.parse_args()
    builds = {**available_peers(), "ours": OURS}
    costs = {size: _costs(builds, Size(size, asked.words), asked.runs) for size in (0, FEW, MANY)}
    print(f"texts of {asked.words} words; processor seconds, ratio to stock's; the median of {asked.runs}")
    print(f"  {'':28} {'fixed':>16} {'a text':>18} {'memory at ' + str(MANY):>16}")
    for line in _table(costs):
        print(line)


def _costs(builds: dict[str, list[list[str]]], size: Size, runs: int) -> dict[str, Cost]:
    """Return what each program costs at one size: the programs take turns."""
    found: dict[str, list[Cost]] = {name: [] for name in builds}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = write_project(Path(folder), size)
        for _ in range(runs):
            for name, commands in builds.items():
                remove_output(root)
                found[name].append(measure_cost(commands, root))
    return {name: middle_cost(costs) for name, costs in found.items()}


def _table(costs: dict[int, dict[str, Cost]]) -> Iterator[str]:
    slopes = {
        name: (costs[MANY][name].processor - costs[FEW][name].processor) / ((MANY - FEW) * len(LOCALES))
        for name in costs[MANY]
    }
    for name, fixed in costs[0].items():
        stock = costs[0]["stock"].processor
        yield (
            f"  {name:28} {fixed.processor:7.2f} s {fixed.processor / stock:6.2f}"
            f" {slopes[name] * 1000:9.1f} ms {slopes[name] / slopes['stock']:5.2f}"
            f" {costs[MANY][name].memory:13} MB"
        )


if __name__ == "__main__":
    main()
