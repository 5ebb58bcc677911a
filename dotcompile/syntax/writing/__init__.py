"""A text to the same text in one style."""
