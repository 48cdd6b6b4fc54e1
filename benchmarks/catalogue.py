"""What a catalogue of 2,000 publications costs its reader: `python benchmarks/catalogue.py`.

Builds the catalogue's page with the site's publications multiplied, in bytes as sent and unpacked, and
narrows it in Chromium. Times are ratios to the site as it is, side by side in one run.
"""

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.scale import ROOT, multiplied
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving

TIMES = (1, 50)
NARROW = """async () => {
  const select = document.querySelector("select[name=topic]")
  const values = [...select.options].map(option => option.value)
  const start = performance.now()
  for (const value of values) {
    select.value = value
    select.dispatchEvent(new Event("change", { bubbles: true }))
    document.body.getBoundingClientRect()
  }
  return (performance.now() - start) / values.length
}"""


def built(folder: Path, times: int) -> Path:
    """Return the site of a copy of the project with its publications multiplied."""
    root = multiplied(folder, times)
    for part in ("hooks", "overrides", "emn_mkdocs", "emn_site", "mkdocs.yml"):
        (root / part).symlink_to(ROOT / part)
    target = root / "site"
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(target)]
    subprocess.run(command, cwd=root, check=True)
    return target


def milliseconds(browser: Browser, site: Path) -> float:
    """Return how long one choice takes, layout included."""
    with serving(site) as address:
        page = browser.new_page()
        page.goto(f"{address}publications/")
        page.evaluate(NARROW)
        return float(page.evaluate(NARROW))


def main() -> None:
    """Print a line for each size."""
    first: float | None = None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        for times in TIMES:
            site = built(Path(folder), times)
            page = (site / "publications" / "index.html").read_bytes()
            cost = milliseconds(browser, site)
            first = first or cost
            print(
                f"{page.count(b'emn-entry__facts'):5} publications: {len(page) // 1024} KB, "
                f"{len(gzip.compress(page)) // 1024} KB as sent, one choice costs {cost / first:.1f}"
            )


if __name__ == "__main__":
    main()
