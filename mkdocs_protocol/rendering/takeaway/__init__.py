"""A council's whole text as HTML that stands by itself: one file, or a fragment for another page."""
