"""How services find each other, where a registry has a part in it."""
