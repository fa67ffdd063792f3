"""What a program proposes for a council's sources, one file in which a person decides, and what was accepted written down."""
