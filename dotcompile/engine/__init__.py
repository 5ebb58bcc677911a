"""What runs a deployment on an engine, and what finds out whether packets go where they should."""
