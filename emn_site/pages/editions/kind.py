"""The page of all editions of the site, which a script fills."""

from emn_site.pages.finish import empty_page
from emn_site.pages.kind import Kind, SearchRules

PATH = "editions"
KIND = Kind(
    name="editions",
    paths=lambda locale: [PATH],
    page=empty_page,
    layout=lambda locale, path: "editions/layout.html.jinja",
    style="list",
    folders=(PATH,),
    names={"editions": PATH},
    words=("editions", "editions_summary"),
    is_indexed=False,
    search=SearchRules(is_list=True),
)
