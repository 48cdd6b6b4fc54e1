"""Finds a Chromium or Chrome, or installs one, or says in one sentence what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ADVICE = (
    "The browser tests need Chromium or Chrome: install one (on Debian and Ubuntu: apt install chromium), "
    "or name its program in the environment variable EMN_CHROMIUM."
)


class NoChromium(Exception):
    """There is no browser and none could be installed."""


def find_or_install() -> Path:
    """Return the program of a Chromium; raises `NoChromium` with what to do."""
    found = _installed() or _from_debian() or _from_playwright()
    if found is None:
        raise NoChromium(ADVICE)
    return found


def _installed() -> Path | None:
    if named := os.environ.get("EMN_CHROMIUM"):
        return Path(named) if Path(named).exists() else None
    on_path = (shutil.which(name) for name in NAMES)
    places = (place for place in PLACES if Path(place).exists())
    found = next((program for program in [*on_path, *places] if program), None)
    return Path(found) if found else None


def _from_debian() -> Path | None:
    """Install Debian's package where this user may."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    print("Installing Chromium from Debian's packages …", file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
    return _installed()


def _from_playwright() -> Path | None:
    """Fetch Playwright's own build where the network lets it through."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return None
    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    return program if program.exists() else None
