"""Stops a build in which a file names an address that nobody wrote."""

from emn_mkdocs.addresses import on_post_build

__all__ = ["on_post_build"]
