"""Pages whose content a template of the frame makes: search, comparing countries, editions."""

from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finish_page

PATHS = ["search", "compare", "editions"]


def paths(locale: Locale) -> list[str]:
    """Return the tools' pages."""
    return PATHS


def made_of(locale: Locale, path: str) -> object:
    """Return what the pages are made of beside the words: nothing."""
    return ()


def page(locale: Locale, path: str) -> FinishedPage:
    """Return a tool's page: a title and a summary."""
    return finish_page(locale, path, locale.word(path), locale.word(f"{path}_summary"), "")
