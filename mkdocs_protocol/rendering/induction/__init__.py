"""For somebody new: what a council's document says to them, in its own words."""
