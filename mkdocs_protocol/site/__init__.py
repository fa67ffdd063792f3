"""A handbook as a site: what things are called and where they are, below pages and data alike."""
