"""The parts of `dotcompile.syntax.semantics`: subgraphs opened again, and edges that merge."""
