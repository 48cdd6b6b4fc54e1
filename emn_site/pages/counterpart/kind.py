"""The page that stands where a text does not exist in a language: title, notice, link."""

from emn_site.locale import Locale, addresses
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.home.context import HOME
from emn_site.pages.kind import Kind


def notice(locale: Locale, path: str) -> FinishedPage:
    """Return the notice that leads to the original."""
    original = locale.site.by_path[path].original
    other = locale.in_other(original.language)
    return page_from_template(
        locale,
        path,
        "counterpart/counterpart.html.jinja",
        original.head.title,
        locale.word("only_in_language", language=locale.language_name(original.language)),
        link_text=other.word("read_in_language", language=other.name),
        address=addresses.relative_address(other.url(path), locale.url(path)),
        original_locale=original.language,
    )


def _paths(locale: Locale) -> list[str]:
    by_path = locale.site.by_path
    return [path for path, page in by_path.items() if locale.language not in page.versions and path != HOME]


KIND = Kind(
    name="counterpart",
    paths=_paths,
    page=notice,
    inputs=lambda locale, path: locale.site.by_path[path].original.head_digest,
    contents_levels=1,
    facet="",
)
