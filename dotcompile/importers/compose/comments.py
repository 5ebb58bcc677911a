"""What somebody wrote above a key.

In: a key. Out: the lines of comment that stand right above it, without their signs.
"""

from dotcompile.importers.documents.tree import Scalar

_MOST_LINES = 8


def comments_above(key: Scalar) -> tuple[str, ...]:
    """The lines, first one first; none where something else stands on the key's own line before it."""
    source = key.source
    line = source.line_number(key.start)
    if source.text[source.line_start(line) : key.start].strip():
        return ()
    found: list[str] = []
    while line > 1 and len(found) < _MOST_LINES:
        line -= 1
        text = source.line_text(line).strip()
        if not text.startswith("#"):
            break
        found.append(text.lstrip("#").strip())
    return tuple(text for text in reversed(found) if text)
