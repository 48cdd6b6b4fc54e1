"""No address is lost: what `latest` served, the next `latest` serves or redirects."""

from collections.abc import Iterable

from emn_site.language.addresses import source_file as file_of
from emn_site.model.site import Site


def lost(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Return the pages that were served and would be no more; files are named below the edition."""
    kept = set(after)
    return sorted(file for file in before if file.endswith("/index.html") and file not in kept)


def source_file(site: Site, lost_file: str) -> str:
    """Return the Markdown file whose page went."""
    address = lost_file.removesuffix("/index.html")
    locale, _, rest = address.partition("/")
    if locale in site.settings.locales:
        return file_of(locale, rest)
    return file_of(site.settings.default_locale, address)
