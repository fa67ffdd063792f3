"""A council's decision trees: where to start, the steps and the drawing."""
