"""Texts that come from Word and go to it, by pandoc: an optional extra (`requirements-word.txt`)."""
