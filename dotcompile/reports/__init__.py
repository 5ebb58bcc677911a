"""Findings to text: one file a format. Nothing here prints; what comes out is handed to the command line."""
