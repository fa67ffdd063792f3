"""What councils' documents say, compared with each other."""
