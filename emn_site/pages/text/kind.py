"""An ordinary page that editors write: its text, with what helps to read it."""

from emn_site.locale import Locale
from emn_site.model.legal import PAGES
from emn_site.pages.home.context import HOME
from emn_site.pages.kind import Kind
from emn_site.pages.transforms import text_inputs, text_page

ABOUT = "about/index"


def _paths(locale: Locale) -> list[str]:
    own = {HOME, *PAGES.values()}
    return [one.path for one in locale.site.pages if locale.language in one.versions and one.path not in own]


KIND = Kind(
    name="text",
    paths=_paths,
    page=text_page,
    made_of=text_inputs,
    contents_levels=1,
    folders=("about", "editing"),
    names={
        "about": ABOUT,
        "contact_point": "about/contact-point",
        "editing": "editing/index",
    },
    menu=lambda locale: [ABOUT] if ABOUT in locale.site.by_path else [],
    words=("about",),
)
