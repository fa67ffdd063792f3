"""What is written on paper: sheets for a meeting, and a council's whole text; as words, Markdown, Word and PDF."""
