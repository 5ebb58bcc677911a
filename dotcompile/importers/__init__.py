"""The way in: what others wrote, or what runs, as a diagram and a site file."""
