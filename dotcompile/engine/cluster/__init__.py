"""What there is to know of a cluster: its calls, what it has, what is wanted of it, what can be done."""
