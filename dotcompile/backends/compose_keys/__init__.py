"""What only Compose files say, a group of keys a file."""
