"""Papers for a meeting: the drafting sheet, as words, Markdown and Word."""
