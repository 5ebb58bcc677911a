"""Algorithms on integers, against networkx and brute force."""
