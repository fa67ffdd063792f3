"""Proposals for a council's sources: made by the program, decided on by a person in one file, and written once accepted."""
