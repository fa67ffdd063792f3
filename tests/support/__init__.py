"""What the tests share: projects from text trees, real builds, a browser, our own link check."""
