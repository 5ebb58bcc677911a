"""How wide the letters of a TrueType font are.

In: the bytes of a font of our own. Out: for each character its advance, in thousandths of the font's size.
https://learn.microsoft.com/en-us/typography/opentype/spec/otff tells of the tables.
"""

from collections.abc import Mapping
from struct import unpack_from


def read_advances(font: bytes) -> Mapping[str, int]:
    """The advance of every character that the font has."""
    tables = _tables(font)
    units = unpack_from(">H", font, tables["head"] + 18)[0]
    metrics = unpack_from(">H", font, tables["hhea"] + 34)[0]
    widths = unpack_from(">" + "Hh" * metrics, font, tables["hmtx"])[::2]
    glyphs = _glyphs(font, tables["cmap"])
    last = len(widths) - 1
    return {letter: round(widths[min(glyph, last)] * 1000 / units) for letter, glyph in glyphs.items()}


def _tables(font: bytes) -> dict[str, int]:
    count = unpack_from(">H", font, 4)[0]
    records = (unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _glyphs(font: bytes, cmap: int) -> dict[str, int]:
    """Characters to glyphs, by the subtable of format 4, which every font has."""
    count = unpack_from(">H", font, cmap + 2)[0]
    offsets = (unpack_from(">HHI", font, cmap + 4 + 8 * number)[2] for number in range(count))
    at = next(cmap + offset for offset in offsets if unpack_from(">H", font, cmap + offset)[0] == 4)
    segments = unpack_from(">H", font, at + 6)[0] // 2
    row = f">{segments}H"
    ends = unpack_from(row, font, at + 14)
    starts = unpack_from(row, font, at + 16 + 2 * segments)
    deltas = unpack_from(row, font, at + 16 + 4 * segments)
    ranges = at + 16 + 6 * segments
    skips = unpack_from(row, font, ranges)
    found: dict[str, int] = {}
    for number, (start, end, delta, skip) in enumerate(zip(starts, ends, deltas, skips, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if skip:
                glyph = unpack_from(">H", font, ranges + 2 * number + skip + 2 * (code - start))[0]
            found[chr(code)] = (glyph + delta) & 0xFFFF
    return found
