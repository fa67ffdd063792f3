"""Proposals for a council's sources: made by a program, decided on by a person in one file, and written once accepted."""
