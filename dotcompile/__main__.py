"""`python -m dotcompile` is the same as the command `dotcompile`."""

from dotcompile.cli.main import run

run()
