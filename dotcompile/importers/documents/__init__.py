"""YAML as people write it, with places: anchors, aliases and merge keys settled, and all of it bounded."""
