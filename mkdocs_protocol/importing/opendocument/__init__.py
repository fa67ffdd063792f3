"""OpenDocument texts: what a reader of the page sees of them, numbers included."""
