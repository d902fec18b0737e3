"""What each side gets to read of a case."""
