"""The proof: what was emitted is read back, and permits exactly what is drawn."""
