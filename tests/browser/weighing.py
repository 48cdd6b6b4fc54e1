"""What a first visit costs a phone: bytes as sent, requests, and how far the page moves while it loads."""

import gzip
from dataclasses import dataclass

from playwright.sync_api import Browser, Response

RESULTS = """
window.results = []
const look = () => {
  const shown = document.querySelectorAll("[data-search-results] > li").length
  for (let at = window.results.length; at < shown; at++) window.results.push(performance.now())
  requestAnimationFrame(look)
}
look()
"""
"""Notes when each result of a search came to be seen, in milliseconds."""

BEGUN = """until => performance.getEntries()
  .filter(({ entryType, startTime }) => ["navigation", "resource"].includes(entryType) && startTime <= until)
  .map(({ name }) => name.split("?")[0])"""
"""Returns the addresses of what had been asked for at a time."""

PACKED = (".woff2", ".png", ".jpg", ".webp")
"""Files that a server sends as they are; GitHub Pages packs all others with gzip."""

SHIFTS = """
window.shifted = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A slow mobile connection: 1.6 Mbit/s down, 150 ms there and back."""


@dataclass(frozen=True)
class Visit:
    """Bytes as sent, of scripts among them; requests; the sum of all layout shifts (Web Vitals); when each
    result of a search came, in milliseconds, and what had been asked for before the last of them.
    """

    sent: int
    scripts: int
    requests: int
    shifted: float
    results: tuple[float, ...] = ()
    before_results: int = 0
    sent_before_results: int = 0


def first_visit(browser: Browser, address: str, width: int, is_slow: bool = False) -> Visit:
    """Open a page with nothing kept from before, wait until it rests, and return what that cost."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(SHIFTS + RESULTS)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    if is_slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    if "?q=" in address:
        page.locator("main [data-search-results] > li").first.wait_for()
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    sizes = [(answer.url.partition("?")[0], _sent(answer)) for answer in answers]
    results = page.evaluate("window.results")
    begun = page.evaluate(BEGUN, results[-1] if results else 0)
    before = [(url, size) for url, size in sizes if url in begun]
    visit = Visit(
        sent=sum(size for _, size in sizes),
        scripts=sum(size for url, size in sizes if url.endswith(".js")),
        requests=len(sizes),
        shifted=float(page.evaluate("window.shifted")),
        results=tuple(results),
        before_results=len(before),
        sent_before_results=sum(size for _, size in before),
    )
    context.close()
    return visit


def _sent(answer: Response) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(PACKED) else len(gzip.compress(body, mtime=0))
