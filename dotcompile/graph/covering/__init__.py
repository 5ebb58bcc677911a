"""Covers: groups of nodes, each a clique, that together hold the pairs that need it."""
