"""How the cost of a publication grows with their number: `python benchmarks/scale.py`.

Copies the site's own content, multiplies its publications, and times reading, making pages and checking
side by side in one run. Prints ratios; a ratio of 1 means that the cost of one publication stays the same.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.pages import PageSet, make_pages
from emn_site.pages.context import page_context

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


def views(site: Site, pages: PageSet) -> None:
    """Make the view of every page, as the build does."""
    for (_, language), page in pages.by_place.items():
        page_context(for_locale(site, language), page, "")


def _load_and_make(root: Path) -> PageSet:
    return make_pages(load_site(root))


def main() -> None:
    """Print a line for each size."""
    per_publication: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            root = multiplied(Path(folder), times)
            site = load_site(root)
            pages = make_pages(site)
            count = len(site.publications)
            steps: dict[str, Callable[[], object]] = {
                "read and render": partial(load_site, root),
                "make pages": partial(_load_and_make, root),
                "rules": partial(checks.run_checks, site, pages, date(2026, 1, 1)),
                "check": partial(checks.check_site, root, date(2026, 1, 1)),
                "views": partial(views, site, pages),
            }
            line = []
            for name, step in steps.items():
                cost = seconds(step) / count
                per_publication.setdefault(name, cost)
                line.append(f"{name} {cost / per_publication[name]:.2f}")
            print(f"{count:5} publications, cost of one relative to {TIMES[0]}x: {', '.join(line)}")


if __name__ == "__main__":
    main()
