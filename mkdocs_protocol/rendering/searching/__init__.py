"""The search page, and the subjects from A to Z that replace it without JavaScript."""
