"""Writes the open data beside the finished pages."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from emn_site import open_data


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files of the data; the second language finds them written already."""
    for address, text in open_data.files(config.extra["emn"]).items():
        file = Path(config.site_dir) / address
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
