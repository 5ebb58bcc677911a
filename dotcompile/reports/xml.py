"""Text made fit to stand in XML: in ASCII, without the characters that XML 1.0 has no way to write."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from dotcompile.reports.visible import visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributes(values: Mapping[str, object]) -> str:
    """Attributes as they stand in a tag, each with a space before it."""
    return "".join(f" {name}={_ascii(quoteattr(visible(str(value))))}" for name, value in values.items())


def text(lines: list[str]) -> str:
    """Lines as the content of an element."""
    return _ascii(escape("\n".join(map(visible, lines))))


def _ascii(written: str) -> str:
    return written.encode("ascii", "xmlcharrefreplace").decode()
