"""The page of all editions of the site, which a script fills."""

from emn_site.pages.kind import Kind, SearchRules

PATH = "editions"
KIND = Kind(
    name="editions",
    paths=lambda locale: [PATH],
    layout=lambda locale, path: "editions/layout.html.jinja",
    style="list",
    names={"editions": PATH},
    is_indexed=False,
    search=SearchRules(is_list=True),
)
