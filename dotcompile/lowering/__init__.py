"""From what is drawn to the fewest networks that permit exactly that."""
