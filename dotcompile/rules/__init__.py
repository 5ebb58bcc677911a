"""Rules: what must and must not be possible, and whether it is so."""
