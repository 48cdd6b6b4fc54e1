"""Writes what is no page beside the pages: open data, citations, feeds, redirects, cards, the search."""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from emn_site import outputs
from emn_site.checks import Checked
from emn_site.language import addresses, all_languages
from emn_site.outputs import cards
from emn_site.pages.searched import articles
from emn_site.search import index
from emn_site.search.reading import reader


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n, which builds the other languages inside this event of the first one."""
    if config.plugins["i18n"].building:
        return
    for address, content in _files(config.extra["emn"], addresses.base(config.site_url)):
        file = Path(config.site_dir) / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def _files(checked: Checked, base: str) -> Iterator[tuple[str, str | bytes]]:
    yield from outputs.files(checked.site, base).items()
    if os.environ.get("EMN_MKDOCS_COMMAND") != "serve":  # nobody shares what only an editor sees
        yield from cards.files(checked.site).items()
    for speech in all_languages(checked.site):
        read = map(reader(speech).read, articles(speech, checked.pages))
        yield from index.files(speech, read).items()
