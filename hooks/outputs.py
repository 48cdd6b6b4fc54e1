"""Writes what is no page beside the pages."""

from emn_mkdocs.outputs import on_post_build

__all__ = ["on_post_build"]
