"""Which host runs what: what services ask for, where a strategy puts them, and what a loss does."""
