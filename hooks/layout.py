"""Makes the PDFs of pages, where they are asked for, and the layout around pages, which links to them."""

from emn_mkdocs.layout import on_config

__all__ = ["on_config"]
