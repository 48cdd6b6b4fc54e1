"""The publishing house of the European Migration Network: files in, a model, pages out.

Nothing in this package knows MkDocs: `emn_mkdocs` translates its events into calls of these functions. Its
folders import only from those above them in the list of `ARCHITECTURE.md`.
"""
