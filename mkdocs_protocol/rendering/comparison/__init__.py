"""Pages that show two or more documents side by side."""
