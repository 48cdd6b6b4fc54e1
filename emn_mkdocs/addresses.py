"""Stops a build in which a file names an address that nobody wrote."""

from itertools import islice
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from emn_site.exports.dead_addresses import find_dead_addresses
from emn_site.locale import reports
from emn_site.model.problems import make_problem
from emn_site.pages.kinds import page_cards


@event_priority(-300)  # when everything is written
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n has built every language."""
    if vars(config.plugins["i18n"])["building"]:
        return
    site, edition = config.extra["emn"].site, config.extra["emn_edition"]
    facts, is_published = config.extra["emn_pdfs"].facts(site), config.extra["emn_is_published"]
    bases, unmade = (edition.base, edition.canonical), () if is_published else page_cards(site, facts)
    found = find_dead_addresses(Path(config.site_dir), bases, config.extra["emn_cache"], site.root, unmade)
    # Where one is dead, hundreds may be by the same fault: some of them are told.
    if problems := [
        make_problem(name, 1, "dead-address", value=address) for name, address in islice(found, 20)
    ]:
        raise Abort(reports.format_report(problems, site.reports, site.settings.report_locale))
