"""Shows how far the build is: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

import logging

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from tqdm import tqdm

log = logging.getLogger("mkdocs.hooks.progress")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Begin to count the pages of one language."""
    total, language = len(files.documentation_pages()), config.theme["language"]
    log.info(f"Building {total} pages ({language})")
    is_quiet = True if not log.isEnabledFor(logging.INFO) else None  # None: only on a terminal
    config.extra["emn_progress"] = tqdm(
        total=total, desc=language, unit="page", leave=False, disable=is_quiet
    )


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Count a page; the page itself stays as it is."""
    config.extra["emn_progress"].update()
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Close the bar of the language just built."""
    config.extra["emn_progress"].close()
