"""What a first visit costs a phone: `python -m benchmarks.weight`.

Builds the site and opens a page of each kind in Chromium with nothing kept from before: bytes as GitHub Pages
sends them, those of scripts among them, requests, and how far the page moves over a slow network.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.scale import ROOT
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving
from tests.browser.weighing import first_visit

PLACES = {
    "home": "./",
    "study": "studies/2017/changing-influx-of-asylum-seekers/",
    "country": "countries/lithuania/",
    "indicator": "indicators/asylum-applicants/",
    "catalogue": "publications/",
    "comparison": "compare/",
    "search": "search/?q=migracija",
}


def main() -> None:
    """Print a line for each kind of page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(site)]
        subprocess.run(command, cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        with serving(site) as address:
            for kind, place in PLACES.items():
                visit = first_visit(browser, address + place, 390)
                moved = [first_visit(browser, address + place, w, is_slow=True).shifted for w in (390, 1280)]
                print(
                    f"{kind:11} {visit.sent / 1000:6.1f} KB, scripts {visit.scripts / 1000:4.1f} KB, "
                    f"{visit.requests:2} requests; moves {moved[0]:.3f} (phone), {moved[1]:.3f} (desk)"
                )
        browser.close()


if __name__ == "__main__":
    main()
