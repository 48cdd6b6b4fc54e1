"""Leaves out the theme's scripts, which no page loads: every edition would carry them for ever."""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Run once, after static-i18n has built every language."""
    if config.plugins["i18n"].building:
        return
    scripts = Path(config.site_dir) / "assets" / "javascripts"
    for folder in ("lunr", "workers"):
        shutil.rmtree(scripts / folder, ignore_errors=True)
    for file in [*scripts.glob("bundle.*"), *scripts.parent.rglob("*.map")]:
        file.unlink(missing_ok=True)
