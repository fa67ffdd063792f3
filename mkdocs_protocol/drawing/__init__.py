"""The geometry of drawings: where boxes, lines and words go. Pure numbers, no HTML."""
