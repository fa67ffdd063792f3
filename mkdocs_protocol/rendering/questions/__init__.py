"""Plain questions, and what each document answers."""
