"""What each target can hold of what is drawn: a whole table a target."""
