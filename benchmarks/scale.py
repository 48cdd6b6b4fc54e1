"""How the cost of a publication grows with their number: `python benchmarks/scale.py`.

Copies the site's own content, multiplies its publications, and times reading, checking and generating
side by side in one run. Prints ratios; a ratio of 1 means that the cost of one publication stays the same.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from emn_site import checks, content, generated, page_views
from emn_site.model import Site

ROOT = Path(__file__).resolve().parents[1]
TIMES = (1, 10, 50)


def multiplied(folder: Path, times: int) -> Path:
    """Return a copy of the content with each publication `times` times, under names of their own."""
    root = folder / str(times)
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, root / part)
    for file in [*root.glob("docs/*/*/[12]*/*.md")]:
        for number in range(1, times):
            shutil.copy(file, file.with_stem(f"{file.stem}-{number}"))
    return root


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def views(site: Site) -> None:
    """Make the view of every publication, as the build does for every page."""
    for publication in site.publications:
        for locale, version in publication.versions.items():
            page_views.view(site, publication.path, locale, version.head.title, version.head.summary, "")


def main() -> None:
    """Print a line for each size."""
    per_publication: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            site = content.load(multiplied(Path(folder), times))
            count = len(site.publications)
            steps = {
                "load": lambda site=site: content.load(site.root),
                "check": lambda site=site: checks.run(site, date(2026, 1, 1)),
                "generate": lambda site=site: generated.pages(site),
                "views": lambda site=site: views(site),
            }
            line = []
            for name, step in steps.items():
                cost = seconds(step) / count
                per_publication.setdefault(name, cost)
                line.append(f"{name} {cost / per_publication[name]:.2f}")
            print(f"{count:5} publications, cost of one relative to {TIMES[0]}x: {', '.join(line)}")


if __name__ == "__main__":
    main()
