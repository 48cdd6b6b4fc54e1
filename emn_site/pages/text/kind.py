"""The pages that editors write: their text, with what helps to read it."""

from emn_site.charts.text_references import reference_scheme
from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finish_page
from emn_site.pages.transforms import apply_transforms, transform_introduction

HOME = "index"
"""The page whose text is an introduction inside lists."""


def paths(locale: Locale) -> list[str]:
    """Return the pages that have a text in a language."""
    return [path for path, page in locale.site.by_path.items() if locale.language in page.versions]


def made_of(locale: Locale, path: str) -> object:
    """Return what a page is made of: its file in each language, and the figures where it quotes some."""
    versions = locale.site.by_path[path].versions
    text = versions[locale.language].text
    quotes = any(reference_scheme(found.target) for found in (*text.links, *text.images))
    files = [(language, version.digest) for language, version in sorted(versions.items())]
    return files, locale.site.digests.figures if quotes else ""


def page(locale: Locale, path: str) -> FinishedPage:
    """Return a text as a page."""
    version = locale.site.by_path[path].versions[locale.language]
    html = (transform_introduction if path == HOME else apply_transforms)(locale, path, version)
    return finish_page(locale, path, version.head.title, version.head.summary, html)
