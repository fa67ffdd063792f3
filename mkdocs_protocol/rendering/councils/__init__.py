"""The list of councils and each council's front page."""
