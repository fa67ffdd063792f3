"""Two documents compared: which passages match, and how their wording differs."""
