"""What is asked of a cluster, as the Engine API has it, made of a deployment."""
