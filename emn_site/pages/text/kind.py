"""An ordinary page that editors write: its text, with what helps to read it."""

from emn_site.charts.text_references import reference_scheme
from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finish_page
from emn_site.pages.home.context import HOME
from emn_site.pages.kind import Kind
from emn_site.pages.transforms import apply_transforms

ABOUT = "about/index"


def text_made_of(locale: Locale, path: str) -> object:
    """Return what a page is made of: its file in each language, and the figures where it quotes some."""
    versions = locale.site.by_path[path].versions
    text = versions[locale.language].text
    quotes = any(reference_scheme(found.target) for found in (*text.links, *text.images))
    files = [(language, version.digest) for language, version in sorted(versions.items())]
    return files, locale.site.digests.figures if quotes else ""


def text_page(locale: Locale, path: str) -> FinishedPage:
    """Return a text as a page."""
    version = locale.site.by_path[path].versions[locale.language]
    html = apply_transforms(locale, path, version)
    return finish_page(locale, path, version.head.title, version.head.summary, html)


def _paths(locale: Locale) -> list[str]:
    return [one.path for one in locale.site.pages if locale.language in one.versions and one.path != HOME]


KIND = Kind(
    name="text",
    paths=_paths,
    page=text_page,
    made_of=text_made_of,
    contents_levels=1,
    folders=("about", "editing"),
    names={
        "about": ABOUT,
        "contact_point": "about/contact-point",
        "editing": "editing/index",
        "accessibility": "about/accessibility",
        "privacy": "about/privacy",
    },
    menu=lambda locale: [ABOUT] if ABOUT in locale.site.by_path else [],
    words=("about",),
)
