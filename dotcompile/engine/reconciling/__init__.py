"""How what is wanted and what is there are compared, a kind of thing a file."""
