"""What the package says of itself, made of its own tables: reference pages, a man page, completions.

The texts are made beforehand and shipped in `dotcompile/reference/`; `pages.py` has them all.
"""
