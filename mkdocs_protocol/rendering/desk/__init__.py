"""The clerk's desk: what matters at the next review, and the paper for the meeting."""
