"""Texts as PDFs to print, archive and hand over: from the tree of a text, by templates of Typst."""
