"""Writes what is no page beside the finished pages: open data, citations, feeds, redirects."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from emn_site import addresses, outputs


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n, which builds the other languages inside this event of the first one."""
    if config.plugins["i18n"].building:
        return
    for address, text in outputs.files(config.extra["emn"], addresses.base(config.site_url)).items():
        file = Path(config.site_dir) / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
