"""The kinds of findings that a proof has. Each is a fault of the program, and none of the diagram."""

from dotcompile.diagnostics import Kind, Severity

NOT_PROVED = Kind(
    "DC690",
    "not-proved",
    Severity.ERROR,
    "What would be written permits other connections than the diagram, so it is not written.",
    """Everything that is emitted is read back, by code that knows nothing of how it was made, and what
packets could do on it is worked out anew: every drawn connection must be possible, and no other must be that
is neither between neighbours in a zone, nor a drawn one the other way round or on another port, nor through a
published port or a service in host mode.

This finding says that it is not so, and that is a fault of dotcompile. Please report it with the diagram.
""",
)

KINDS = (NOT_PROVED,)
"""All of them, by code."""
