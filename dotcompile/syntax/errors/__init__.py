"""What is done about text that is not DOT, and how it is told."""
