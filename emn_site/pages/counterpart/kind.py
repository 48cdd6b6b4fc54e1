"""The page that stands where a text does not exist in a language: title, notice, link."""

from emn_site.locale import Language, addresses
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import from_template


def paths(speech: Language) -> list[str]:
    """Return the pages that exist in other languages only."""
    return [path for path, page in speech.site.by_path.items() if speech.locale not in page.versions]


def made_of(speech: Language, path: str) -> object:
    """Return what the notice is made of: the facts of the original."""
    return speech.site.by_path[path].original.head_digest


def page(speech: Language, path: str) -> FinishedPage:
    """Return the notice that leads to the original."""
    original = speech.site.by_path[path].original
    other = speech.in_other(original.locale)
    return from_template(
        speech,
        path,
        original.head.title,
        speech.word("only_in_language", language=speech.language(original.locale)),
        "counterpart.html.jinja",
        link_text=other.word("read_in_language"),
        address=addresses.relative(other.url(path), speech.url(path)),
        original_locale=original.locale,
    )
