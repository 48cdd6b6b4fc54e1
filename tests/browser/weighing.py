"""What a first visit costs a phone: bytes as sent, requests, and how far the page moves while it loads."""

import gzip
from dataclasses import dataclass

from playwright.sync_api import Browser, Response

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
    """Bytes as sent, of scripts among them; requests; the sum of all layout shifts (Web Vitals)."""

    sent: int
    scripts: int
    requests: int
    shifted: float


def first_visit(browser: Browser, address: str, width: int, is_slow: bool = False) -> Visit:
    """Open a page with nothing kept from before, wait until it rests, and return what that cost."""
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    if is_slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(200)
    sizes = [(answer.url.partition("?")[0], _sent(answer)) for answer in answers]
    visit = Visit(
        sent=sum(size for _, size in sizes),
        scripts=sum(size for url, size in sizes if url.endswith(".js")),
        requests=len(sizes),
        shifted=float(page.evaluate("window.shifted")),
    )
    context.close()
    return visit


def _sent(answer: Response) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(PACKED) else len(gzip.compress(body, mtime=0))
