"""What is worth saying about a topology that is well formed: one file a check."""
