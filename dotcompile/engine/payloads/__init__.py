"""What is asked of an engine, as the Engine API has it, made of a deployment."""
