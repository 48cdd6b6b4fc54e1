"""A content-addressed cache, workers for what is not in it, and how files are written whole."""
