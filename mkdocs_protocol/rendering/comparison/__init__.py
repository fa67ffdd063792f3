"""Pages that set two or more documents side by side."""
