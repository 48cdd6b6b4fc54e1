"""The theme `emn` by name, for a site that names no other: pages are finished before MkDocs sees them."""
