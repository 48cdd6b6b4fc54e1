"""Indexes the finished site for search, once all languages are built."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from emn_site import search

log = logging.getLogger("mkdocs.hooks.search_index")


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run after static-i18n, which builds the other languages inside this event of the first one."""
    if config.plugins["i18n"].building:
        return
    count = search.index(Path(config.site_dir), config.extra["emn"])
    log.info(f"Search index: {count} pages")
