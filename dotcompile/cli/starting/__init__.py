"""What `dotcompile init` writes: files as they stand here, but for the name of the diagram."""
