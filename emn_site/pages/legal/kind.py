"""The legal pages: an editors' text each, and below it what the publisher has said of itself."""

from emn_site.content.html_writer import write_html
from emn_site.locale import Locale
from emn_site.model.legal import PAGES, STATED, LegalWords
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finish_page, page_from_template
from emn_site.pages.kind import Kind
from emn_site.pages.transforms import apply_transforms, text_inputs


def legal_words(locale: Locale) -> LegalWords:
    """Return what is stated in a language; nothing is where there is no file."""
    found: LegalWords = locale.wording.other["legal"] or LegalWords()
    return found


def _page(locale: Locale, path: str) -> FinishedPage:
    version, said = locale.site.by_path[path].versions[locale.language], legal_words(locale)
    head = version.head
    stated = page_from_template(
        locale,
        path,
        head.title,
        head.summary,
        "legal/legal.html.jinja",
        about=path.rpartition("/")[2],
        stated={key: value for key in STATED[path] if (value := getattr(said, key))},
        host_statement=said.host_statement,
    )
    text = write_html(apply_transforms(locale, path, version))
    return finish_page(locale, path, head.title, head.summary, text + stated.html())


KIND = Kind(
    name="legal",
    paths=lambda locale: [
        path
        for path in PAGES.values()
        if path in locale.site.by_path and locale.language in locale.site.by_path[path].versions
    ],
    page=_page,
    made_of=text_inputs,
    contents_levels=1,
    names=PAGES,
    words=tuple(f"legal_{key}" for keys in STATED.values() for key in keys),
)
