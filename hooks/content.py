"""Reads, makes and checks everything before anything is built, and shares it with the other hooks."""

from emn_mkdocs.content import on_config, on_startup

__all__ = ["on_config", "on_startup"]
