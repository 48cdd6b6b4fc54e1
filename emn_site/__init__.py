"""The publishing house of the European Migration Network: files in, a model, pages out.

Nothing in this package knows MkDocs: hooks translate its events into calls of these functions. Its folders
are floors: each imports only from those above it in the list of `ARCHITECTURE.md`.
"""
