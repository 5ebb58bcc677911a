"""The command line: the only code that prints, exits, or reads files and environment; one file a command."""
