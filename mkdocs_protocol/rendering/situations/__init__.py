"""Situations over all councils: the grid, and each situation side by side."""
