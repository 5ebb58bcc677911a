"""Site files: what those who run a network say of the things that others drew."""
