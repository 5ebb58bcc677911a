"""Network policies as a cluster has them, and which connections they leave."""
