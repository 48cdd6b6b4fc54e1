"""What `build.py pdf` does: the PDFs of some pages, for those who write them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from emn_site.cache.cache import FOLDER, Cache
from emn_site.cache.output import write_atomically
from emn_site.cli.error_boundary import command_message
from emn_site.content.load import load_site
from emn_site.editor.new_translation import find_page
from emn_site.exports.pdf import engine
from emn_site.exports.pdf.report import PdfEdition
from emn_site.locale import addresses, reports
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages.kinds import pdf_places
from emn_site.pages.pdf_files import make_pdfs


def write_pdfs(root: Path, paths: Sequence[str], language: str | None) -> int:
    """Write the PDFs of some pages, named after them, into the folder of the command; returns an exit code.

    Raises `Refused` where a page has none, or the engine is missing.
    """
    if not engine.is_installed():
        raise Refused("no-typst")
    cache = Cache(root / FOLDER)
    site = load_site(root, cache)
    places = [place for path in paths for place in _places(site, path, language)]
    edition = PdfEdition(addresses.base_url(site.settings.address))
    found = make_pdfs(site, edition, cache, places)
    for (path, spoken), one in found.by_place.items():
        file = Path(f"{path.rpartition('/')[2]}.{spoken}.pdf")
        write_atomically(file, one.content)
        print(command_message(root, "pdf-written", file=file, pages=one.pages))
    if found.problems:
        spoken = reports.report_languages(site.reports, site.settings.report_locale)
        print(reports.format_report(found.problems, site.reports, spoken))
    return bool(found.problems)


def _places(site: Site, asked: str, language: str | None) -> Iterator[Place]:
    """Yield the places of a page that have a PDF. Raises `Refused` where there is none."""
    known = pdf_places(site)
    path = asked if any(asked == path for path, _ in known) else find_page(site, asked).path
    found = [place for place in known if place[0] == path and language in (None, place[1])]
    if not found:
        raise Refused("no-pdf-of-page", value=asked)
    yield from found
