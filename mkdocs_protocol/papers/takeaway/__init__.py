"""A council's whole text to take away: one value, and a writer for each kind of file."""
