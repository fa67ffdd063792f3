"""All words that pages show, in one catalogue: marked where they stand, looked up as they are shown."""
