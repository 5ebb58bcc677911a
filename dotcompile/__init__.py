"""dotcompile: a compiler for architecture diagrams drawn in Graphviz DOT.

Text is parsed to a tree, and the tree is checked. Each stage is a function from a frozen value to a frozen
value and findings; `dotcompile.pipeline` reads like that sentence. For other programs there are the functions
of `dotcompile.api`, which are here by the same names, and imported when one is asked for.
"""

__version__ = "0.1.0"

_OF_API = ("check", "compile", "explain", "from_pydot", "plan", "to_pydot")


def __getattr__(name: str) -> object:
    """A function of `dotcompile.api`: a command must not wait until all that it needs is imported."""
    if name not in _OF_API:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.api"), name)
