"""What councils' texts say beside each other."""
