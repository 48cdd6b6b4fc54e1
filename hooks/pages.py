"""Announces every page to MkDocs, and hands it over as readers get it."""

from emn_mkdocs.pages import (
    on_env,
    on_files,
    on_page_context,
    on_page_read_source,
    on_pre_page,
    on_template_context,
)

__all__ = [
    "on_env",
    "on_files",
    "on_page_context",
    "on_page_read_source",
    "on_pre_page",
    "on_template_context",
]
