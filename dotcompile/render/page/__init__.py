"""The picture as a page that answers questions."""
