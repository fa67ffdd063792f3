"""All words that pages show, in one catalogue: marked in the code, looked up as they are shown."""
