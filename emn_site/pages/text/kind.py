"""An ordinary page that editors write: its text, with what helps to read it."""

from emn_site.locale import Locale
from emn_site.model.legal import PAGES
from emn_site.pages.home.context import HOME
from emn_site.pages.kind import Kind
from emn_site.pages.links import GUIDE
from emn_site.pages.transforms import text_inputs, text_page

ABOUT = "about/index"


def _paths(locale: Locale) -> list[str]:
    texts = (one.path for one in locale.site.pages if locale.language in one.versions)
    others = {HOME, *PAGES.values()}
    return [path for path in texts if path not in others and not path.startswith(f"{GUIDE}/")]


KIND = Kind(
    name="text",
    paths=_paths,
    page=text_page,
    made_of=text_inputs,
    contents_levels=1,
    folders=("about",),
    names={
        "about": ABOUT,
        "contact_point": "about/contact-point",
    },
    menu=lambda locale: [ABOUT] if ABOUT in locale.site.by_path else [],
    words=("about",),
)
