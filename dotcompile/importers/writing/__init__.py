"""What was imported, to the texts of a diagram and of its site file."""
