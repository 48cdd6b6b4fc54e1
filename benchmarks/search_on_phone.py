"""What a search costs a phone: `python -m benchmarks.search_on_phone [FOLDER of a built site]`.

Opens the page of results below /name/latest/ in Chromium with nothing kept from before: requests and
kilobytes (as sent) until ten results are shown, and with all excerpts; then over slow 4G (1.6 Mbit/s, 150 ms)
with a processor slowed four times: when the first result and the tenth are shown, the middle of some visits.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.scale import ROOT
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving
from tests.browser.weighing import Visit, first_visit

BELOW = "name/latest/"
TIMES = 3
QUERIES = {
    "search/?q=": (
        "migracija",
        "prieglobsčio prašytojai",
        "naujausia metinė ataskaita",
        "prieglobstis",
        "prieglopsčio prašytojai",
    ),
    "en/search/?q=": (
        "asylum",
        "integration of migrant women",
        "latest annual report",
        "traficking victims",
    ),
}
WITH_BOX = {
    "search/?q=": ("prieglobsčio prašytojai Lietuvoje 2023",),
    "en/search/?q=": ("asylum applicants in Lithuania 2023",),
}
"""Questions for a figure: what reads and shows it is loaded, too."""


def main() -> None:
    """Print a line for each query."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else _built(Path(temporary) / "site")
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        with serving(site, BELOW) as address:
            for place, queries in (*QUERIES.items(), *WITH_BOX.items()):
                for query in queries:
                    print(f"{query}: {_line(browser, address + place + query)}")
        browser.close()


def _line(browser: Browser, address: str) -> str:
    light = first_visit(browser, address, 390)
    slow = [first_visit(browser, address, 390, is_slow=True) for _ in range(TIMES)]
    first, tenth = (median(_seconds(visit, at) for visit in slow) for at in (0, -1))
    return (
        f"{light.before_results} requests, {light.sent_before_results / 1000:.0f} KB "
        f"(all: {light.requests}, {light.sent / 1000:.0f} KB), first after {first:.1f} s, tenth {tenth:.1f} s"
    )


def _seconds(visit: Visit, at: int) -> float:
    return visit.results[at] / 1000 if visit.results else float("inf")


def _built(site: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, check=True)
    return site


if __name__ == "__main__":
    main()
