"""Web pages, saved whole or as a piece: what a browser shows of their text."""
