"""Whether packets agree with the drawing: what is expected, who is asked, and how the two compare."""
