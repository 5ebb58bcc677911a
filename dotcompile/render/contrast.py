"""How well one colour can be told from another.

In: colours as `#rrggbb`. Out: their contrast, from 1 to 21. https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

#: What a text needs to be read on its ground, and what a sign needs to be seen.
OF_TEXT, OF_SIGN = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """The contrast of two colours."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1, by https://www.w3.org/TR/WCAG22/#dfn-relative-luminance ."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
