"""A council's whole text as self-contained HTML: one file, or a fragment for another page."""
