"""Plain algorithms on graphs of integers; topologies are unknown here."""
