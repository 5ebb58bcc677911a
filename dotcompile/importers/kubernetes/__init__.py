"""Manifests of Kubernetes, as they stand in the files of a folder."""
