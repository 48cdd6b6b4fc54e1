"""No address is lost, and none that was erased comes back: what the next edition must and must not have."""

from collections.abc import Iterable
from pathlib import Path

from emn_site.editions.edition import Edition
from emn_site.exports.redirects import MARK
from emn_site.locale.addresses import markdown_file as file_of
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

DOWNLOADS = (".pdf", ".csv", ".xlsx", ".png", ".jpg", ".jpeg", ".webp", ".svg")


def lost_addresses(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Return the pages and downloads that were served and would be no more, named below the edition.

    What the site writes itself (its styles, its search, its open data) may change with the site; what lies
    below `assets/` is cited like a page.
    """
    kept = set(after)
    return sorted(file for file in before if _is_cited(file) and not {file, f"{file}/index.html"} & kept)


def refuse_erased(known: Iterable[Edition], target: Path) -> None:
    """Raise `Refused` where something stands again that was erased from any edition by order."""
    for path in {erasure.path for one in known for erasure in one.erasures}:
        page = target / path / "index.html"
        if (target / path).is_file() or (page.exists() and MARK not in page.read_text(encoding="utf-8")):
            raise Refused("erased-again", value=path)


def _is_cited(file: str) -> bool:
    parts = file.split("/")
    is_own = "stylesheets" in parts or "javascripts" in parts or parts[:2] == ["assets", "images"]
    return file.endswith("/index.html") or (
        "assets" in parts[:2] and not is_own and file.lower().endswith(DOWNLOADS)
    )


def deleted_source(site: Site, lost_file: str) -> str:
    """Return the file of the content that is gone: the Markdown of a page, or the download itself."""
    if not lost_file.endswith("/index.html"):
        return f"docs/{lost_file}"
    address = lost_file.removesuffix("/index.html")
    language, _, rest = address.partition("/")
    if language in site.settings.locales:
        return file_of(language, rest)
    return file_of(site.settings.default_locale, address)
