"""Text to tree and back: DOT as Graphviz reads it, with every position."""
