"""Rules over what was read: what a text shows about itself, and what a source may not say."""
