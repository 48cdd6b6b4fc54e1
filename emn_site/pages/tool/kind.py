"""Pages whose content a template of the frame makes: search, comparing countries, editions."""

from emn_site.locale import Language
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finished

PATHS = ["search", "compare", "editions"]


def paths(speech: Language) -> list[str]:
    """Return the tools' pages."""
    return PATHS


def made_of(speech: Language, path: str) -> object:
    """Return what the pages are made of beside the words: nothing."""
    return ()


def page(speech: Language, path: str) -> FinishedPage:
    """Return a tool's page: a title and a summary."""
    return finished(speech, path, speech.word(path), speech.word(f"{path}_summary"), "")
