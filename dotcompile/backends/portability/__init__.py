"""What becomes of everything that is drawn, target by target, and how that is told."""
