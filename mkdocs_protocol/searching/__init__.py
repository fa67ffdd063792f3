"""What the handbook's search finds, and the index that a browser searches."""
