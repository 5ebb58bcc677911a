"""The steps from a tree to a topology, one subject a file; `dotcompile.model.build` takes them in order."""
