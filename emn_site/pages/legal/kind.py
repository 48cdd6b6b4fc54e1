"""The legal pages: an editors' text each, and below it what the publisher has said of itself."""

from emn_site.locale import Locale
from emn_site.model.settings import PAGES, STATED, LegalWords
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finish_text
from emn_site.pages.kind import Kind
from emn_site.pages.transforms import apply_transforms, text_inputs
from emn_site.pages.transforms.labels import make_fragment


def legal_words(locale: Locale) -> LegalWords:
    """Return what is stated in a language; nothing is where there is no file."""
    found: LegalWords = locale.wording.other["legal"] or LegalWords()
    return found


def _page(locale: Locale, path: str) -> FinishedPage:
    version, words = locale.site.by_path[path].versions[locale.language], legal_words(locale)
    tree = apply_transforms(locale, path, version)
    if stated := {key: value for key in STATED[path] if (value := getattr(words, key))}:
        shown = make_fragment(
            locale,
            "legal/legal.html.jinja",
            words=locale.words,
            about=path.rpartition("/")[2],
            stated=stated,
            host_statement=words.host_statement,
        )
        tree.children.append(shown)
    return finish_text(locale, path, version.head.title, version.head.summary, tree)


KIND = Kind(
    name="legal",
    paths=lambda locale: [
        path
        for path in PAGES.values()
        if path in locale.site.by_path and locale.language in locale.site.by_path[path].versions
    ],
    page=_page,
    inputs=text_inputs,
    contents_levels=1,
    names=PAGES,
    words=tuple(f"legal_{key}" for keys in STATED.values() for key in keys),
)
