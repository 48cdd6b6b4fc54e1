"""Writes what is no page beside the pages, and the pages that were made before."""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from emn_site import outputs
from emn_site.language import in_language
from emn_site.pages import searched
from emn_site.reuse.written import SITE, Folder
from hooks.pages import carried


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n, which builds the other languages inside this event of the first one."""
    if config.plugins["i18n"].building:
        return
    before = Path(config.config_file_path).parent / SITE
    folder = Folder(Path(config.site_dir), before)
    for address, content in _files(config):
        folder.write(address, content if isinstance(content, bytes) else content.encode())
    config.extra["emn_kept"].sweep()


def _files(config: MkDocsConfig) -> Iterator[tuple[str, str | bytes]]:
    checked, kept, frames = (config.extra[name] for name in ("emn", "emn_kept", "emn_frames"))
    site = checked.site
    is_carried = set(carried(config))
    for place in checked.pages.by_place:
        if place not in is_carried:
            path, locale = place
            yield f"{in_language(site, locale).url(path)}index.html", frames.html(place)
    yield from outputs.files(site, config.extra["emn_edition"].base, kept)
    if os.environ.get("EMN_MKDOCS_COMMAND") != "serve":  # nobody shares what only an editor sees
        yield from outputs.pictures(site, kept)
    yield from searched.files(site, checked.pages, kept)
