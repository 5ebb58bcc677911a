"""What makes networks, one file a driver."""
