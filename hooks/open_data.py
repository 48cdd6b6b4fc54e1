"""Writes the open data beside the finished pages."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from emn_site import open_data


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n, which builds the other languages inside this event of the first one."""
    if config.plugins["i18n"].building:
        return
    for address, text in open_data.files(config.extra["emn"]).items():
        file = Path(config.site_dir) / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
