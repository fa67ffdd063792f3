"""The search page, and the subjects from A to Z that stand in its place without JavaScript."""
