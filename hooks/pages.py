"""Announces the generated pages to MkDocs and hands over their text when it asks."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from emn_site import generated


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a plain file for each generated page, before static-i18n sorts files by language.

    Drafts are taken out.
    """
    for file in [found for found in files if f"docs/{found.src_uri}" in config.extra["emn_hidden"]]:
        files.remove(file)
    if "emn_generated" not in config.extra:
        config.extra["emn_generated"] = generated.pages(config.extra["emn"])
    for src_uri in config.extra["emn_generated"]:
        files.append(File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Return the text of a generated page; None lets MkDocs read the file."""
    text: str | None = config.extra["emn_generated"].get(page.file.src_uri)
    return text
