"""An ordinary page that editors write: its text, with what helps to read it."""

from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.publication import FreePageHead
from emn_site.model.settings import PAGES
from emn_site.model.site import Site
from emn_site.pages.home.context import HOME
from emn_site.pages.kind import Kind
from emn_site.pages.links import GUIDE, Link
from emn_site.pages.transforms import text_inputs, text_page

ABOUT = "about/index"


def _paths(locale: Locale) -> list[str]:
    texts = (one.path for one in locale.site.pages if locale.language in one.versions)
    others = {HOME, *PAGES.values()}
    return [path for path in texts if path not in others and not path.startswith(f"{GUIDE}/")]


def _label(locale: Locale, path: str) -> str:
    head = locale.site.by_path[path].versions[locale.language].head
    return locale.word("about") if path == ABOUT else head.title


@dataclass(frozen=True)
class AboutContext:
    """The texts that stand below the page about the Network."""

    below: list[Link]


def _about(locale: Locale) -> AboutContext:
    folder = ABOUT.removesuffix("index")
    texts = [one for one in locale.site.pages if one.path.startswith(folder) and one.path != ABOUT]
    heads = [
        (one.path, one.versions[locale.language].head) for one in texts if locale.language in one.versions
    ]
    return AboutContext([Link(head.title, locale.url(path)) for path, head in heads])


def menu_places(site: Site) -> list[tuple[int, str]]:
    """Return the pages that their texts put into the menu, each with its place in it, in their order."""
    heads = ((page.path, page.original.head) for page in site.pages)
    return sorted((head.menu, path) for path, head in heads if isinstance(head, FreePageHead) and head.menu)


KIND = Kind(
    name="text",
    paths=_paths,
    page=text_page,
    inputs=text_inputs,
    layout=lambda locale, path: "text/layout.html.jinja" if path == ABOUT else "main.html",
    context=lambda locale, request: _about(locale) if request.path == ABOUT else None,
    contents_levels=1,
    names={"about": ABOUT, "contact_point": "about/contact-point"},
    label=_label,
    menu=lambda locale: [ABOUT] if ABOUT in locale.site.by_path else [],
)
