"""Rules for what has been read: what a text shows about itself, and what a source must not say."""
