"""What a server shows at an address that is not known; no address of the site leads to it."""

from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import finish_page
from emn_site.pages.kind import Kind

PATH = "404"


def not_found(locale: Locale, path: str) -> FinishedPage:
    """Return the page: a title and a summary."""
    return finish_page(locale, path, locale.word("not_found"), locale.word("not_found_about"), "")


KIND = Kind(
    name="not_found",
    paths=lambda locale: [],
    page=not_found,
    layout=lambda locale, path: "404.html",
    style="list",
    is_indexed=False,
    search=None,
)
