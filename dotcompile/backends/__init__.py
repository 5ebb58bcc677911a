"""What a diagram is compiled to: one file a target."""
