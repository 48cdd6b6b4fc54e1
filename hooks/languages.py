"""Tells static-i18n the languages of the site, which are named in `data/site.yml` alone."""

from emn_mkdocs.languages import on_config

__all__ = ["on_config"]
