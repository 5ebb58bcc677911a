"""Replicas on hosts, as integers: who asks for what, strategies, search, proofs, and what conflicts."""
