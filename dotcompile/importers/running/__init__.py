"""What runs on an engine or a Swarm to what was imported, by way of what a Compose file would say of it."""
