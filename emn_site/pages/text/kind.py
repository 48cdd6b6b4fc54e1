"""The pages that editors write: their text, with what helps to read it."""

from emn_site.charts.text_references import scheme
from emn_site.locale import Language
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finished
from emn_site.pages.transforms import as_introduction, with_aids

HOME = "index"
"""The page whose text is an introduction inside lists."""


def paths(speech: Language) -> list[str]:
    """Return the pages that have a text in a language."""
    return [path for path, page in speech.site.by_path.items() if speech.locale in page.versions]


def made_of(speech: Language, path: str) -> object:
    """Return what a page is made of: its file in each language, and the figures where it quotes some."""
    versions = speech.site.by_path[path].versions
    text = versions[speech.locale].text
    quotes = any(scheme(found.target) for found in (*text.links, *text.images))
    files = [(locale, version.digest) for locale, version in sorted(versions.items())]
    return files, speech.site.digests.figures if quotes else ""


def page(speech: Language, path: str) -> FinishedPage:
    """Return a text as a page."""
    version = speech.site.by_path[path].versions[speech.locale]
    html = (as_introduction if path == HOME else with_aids)(speech, path, version)
    return finished(speech, path, version.head.title, version.head.summary, html)
