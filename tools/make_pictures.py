"""Makes the pictures of the editors' guide: `python tools/make_pictures.py`, inside `.venv`.

Needed when the forms, the preview or the program for editing look different. Takes them of the real interface
and writes `docs/assets/editing/`: in each language the list of publications, a text in both languages, and a
mistake over a page that is being written.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright  # noqa: E402, ViewportSize

from emn_site.content.load import load_site  # noqa: E402
from emn_site.model.site import Site  # noqa: E402
from tests.browser.chromium import find_or_install  # noqa: E402
from tests.browser.editing_desk import editing  # noqa: E402
from tests.browser.preview_server import previewing  # noqa: E402
from tests.sites import project_of  # noqa: E402

TARGET = ROOT / "docs" / "assets" / "editing"
SIZE: ViewportSize = {"width": 1200, "height": 750}
STUDY = "docs/lt/studies/2022/first-study.md"
COLOURS = 64


def main() -> None:
    """Take every picture in every language."""
    TARGET.mkdir(parents=True, exist_ok=True)
    site = load_site(ROOT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        for language in site.settings.locales:
            _of_the_forms(browser, _reporting_in(site, language), language)
            _of_a_mistake(browser, language)
        browser.close()


def _reporting_in(site: Site, language: str) -> Site:
    return replace(site, settings=site.settings.model_copy(update={"report_locale": language}))


def _of_the_forms(browser: Browser, site: Site, language: str) -> None:
    with editing(browser, site, viewport=SIZE) as page:
        page.goto("admin/#/collections/study_lt")
        page.get_by_role("listbox").or_(page.get_by_role("grid")).first.wait_for()
        _taken(page, f"list-{language}")
        page.get_by_text("Migracijos politikos organizavimas").first.click()
        page.get_by_role("radio", name="English").last.click()
        page.locator('[data-key-path="title"]').last.wait_for()
        page.wait_for_timeout(1000)
        _taken(page, f"form-{language}")


def _of_a_mistake(browser: Browser, language: str) -> None:
    with TemporaryDirectory() as folder:
        root = project_of("healthy", Path(folder))
        settings = root / "data" / "site.yml"
        settings.write_text(settings.read_text().replace("report_locale: en", f"report_locale: {language}"))
        with previewing(root) as base, _window(browser, base) as page:
            page.goto("studies/2022/first-study/")
            file = root / STUDY
            file.write_text(file.read_text().replace("summary:", "sumary:"))
            page.get_by_role("alert").wait_for()
            page.wait_for_timeout(500)
            _taken(page, f"mistake-{language}")


@contextmanager
def _window(browser: Browser, base: str) -> Iterator[Page]:
    with browser.new_context(base_url=base, viewport=SIZE, locale="en-US") as context:
        yield context.new_page()


def _taken(page: Page, name: str) -> None:
    """Save a picture with few colours: the forms have no more."""
    file = TARGET / f"{name}.png"
    page.screenshot(path=file)
    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(COLOURS)
    few.save(file, optimize=True)


if __name__ == "__main__":
    main()
