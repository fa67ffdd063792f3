"""What the search of the handbook finds, and the index by which a browser finds it."""
