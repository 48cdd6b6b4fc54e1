"""Writes what is no page beside the pages."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from emn_site import exports
from emn_site.cache.output import SITE, OutputFolder
from emn_site.cli.error_boundary import command_message
from emn_site.exports import style_bundles
from emn_site.exports.style_bundles import published_files
from emn_site.locale import for_locale
from emn_site.model.refusals import Refused
from emn_site.pages import search_documents
from emn_site.pages.kinds import kind_styles, page_cards, page_feeds


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n, which builds the other languages inside this event of the first one."""
    if vars(config.plugins["i18n"])["building"]:
        return
    before = Path(config.config_file_path).parent / SITE
    folder = OutputFolder(Path(config.site_dir), before)
    for address, content in _files(config):
        folder.write(address, content if isinstance(content, bytes) else content.encode())
    config.extra["emn_cache"].sweep()


def _files(config: MkDocsConfig) -> Iterator[tuple[str, str | bytes]]:
    checked, cache, pdfs = (config.extra[name] for name in ("emn", "emn_cache", "emn_pdfs"))
    site, facts = checked.site, pdfs.facts(checked.site)
    for address, file in published_files(site.root).items():
        yield address, file.read_bytes()
    for name, sheet in _style_sheets(site.root).items():
        yield f"assets/stylesheets/{name}.css", sheet
    by_page = {for_locale(site, language).url(path): one for (path, language), one in facts.items()}
    yield from exports.export_files(site, config.extra["emn_edition"].base, page_feeds(site), cache, by_page)
    for place, one in facts.items():
        yield one.address, pdfs.by_place[place].content
    if config.extra["emn_is_published"]:  # nobody shares what is not published
        yield from exports.card_files(site, page_cards(site, facts), cache)
    yield from search_documents.search_files(site, checked.pages, cache)


def _style_sheets(root: Path) -> dict[str, str]:
    try:
        return style_bundles.style_bundles(style_bundles.read_style_parts(root), kind_styles(root))
    except Refused as refusal:
        raise Abort(command_message(root, refusal.code, **refusal.values)) from refusal
