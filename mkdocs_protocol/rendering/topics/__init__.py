"""Topics over all councils: the coverage grid, and each topic side by side."""
