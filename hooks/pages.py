"""Announces the pages to MkDocs and hands over their finished HTML when it asks: it frames, nothing else."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from emn_site.checks import Checked
from emn_site.model.text import FinishedPage


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put a plain file for each page in the place of the texts MkDocs has found.

    This comes before static-i18n sorts files by language. Images and downloads stay.
    """
    for file in [found for found in files if found.src_uri.endswith(".md")]:
        files.remove(file)
    for path, locale in config.extra["emn"].pages.by_place:
        files.append(File(f"{locale}/{path}.md", config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs nothing to read: the text has been read and rendered."""
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the finished page."""
    return finished(page, config).html


def finished(page: Page, config: MkDocsConfig) -> FinishedPage:
    """Return what MkDocs calls a page as it was made."""
    checked: Checked = config.extra["emn"]
    locale, _, path = page.file.src_uri.removesuffix(".md").partition("/")
    return checked.pages.by_place[path, locale]
