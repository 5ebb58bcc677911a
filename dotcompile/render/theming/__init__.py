"""Themes that a file says. `keys` is the table of what may stand in one, `reading` makes a theme of one."""
