"""Files to values: every source is read, every problem located, nothing guessed."""
