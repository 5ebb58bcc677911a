"""What a project's configuration file says of all runs: `dotcompile.toml`, or a table of `pyproject.toml`."""
