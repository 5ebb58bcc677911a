"""What Compose files and stack files say alike."""
