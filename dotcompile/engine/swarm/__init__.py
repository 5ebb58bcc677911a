"""How a project runs on a Swarm: what is asked of it, what is to be done, one at a time."""
