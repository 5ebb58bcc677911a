"""What only stack files say, a group of keys a file."""
