"""What Kubernetes is told: the objects of a deployment, a few kinds a file."""
