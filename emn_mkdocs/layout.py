"""Makes the PDFs of pages, where they are asked for, and the layout around pages, which links to them."""

import logging
import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from emn_site.cache.cache import Cache
from emn_site.cli.error_boundary import command_message
from emn_site.content.git import ask_git
from emn_site.exports.pdf import engine
from emn_site.exports.pdf.report import PdfEdition
from emn_site.locale import reports
from emn_site.model.site import Site
from emn_site.pages.kinds import pdf_places
from emn_site.pages.layout import LayoutPages, PageEdition
from emn_site.pages.pdf_files import PdfSet, make_pdfs

log = logging.getLogger("mkdocs.hooks.layout")


@event_priority(95)  # when everything is read and checked
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run once for all languages; what is no page is ours, and no file of a theme is looked for."""
    config.theme.dirs.clear()
    config.theme.static_templates |= {"404.html", "robots.txt", "sitemap.xml"}
    if "emn_layout" not in config.extra:
        found, edition, cache = (config.extra[name] for name in ("emn", "emn_edition", "emn_cache"))
        config.extra["emn_is_published"] = is_published = "EMN_PDF" in os.environ
        config.extra["emn_pdfs"] = pdfs = _pdfs(found.site, edition, cache) if is_published else PdfSet()
        config.extra["emn_layout"] = LayoutPages(
            found.site, found.pages.by_place, found.pages.digests, edition, cache, pdfs.facts(found.site)
        )
    return config


def _pdfs(site: Site, edition: PageEdition, cache: Cache) -> PdfSet:
    """Return the PDFs; where their engine is missing, that is said once."""
    if not engine.is_installed():
        log.warning(command_message(site.root, "no-typst"))
        return PdfSet()
    commit = ask_git(site.root, "rev-parse", "HEAD").strip() if edition.is_frozen else ""
    found = make_pdfs(site, PdfEdition(edition.base, edition.name, commit), cache, pdf_places(site))
    if found.problems:
        raise Abort(reports.format_report(found.problems, site.reports, site.settings.report_locale))
    return found
