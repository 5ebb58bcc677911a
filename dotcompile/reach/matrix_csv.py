"""The matrix for spreadsheets: a line for each pair.

The format is that of https://www.rfc-editor.org/rfc/rfc4180; the columns are from, from_sort, to, to_sort,
hops, ports, and for what is possible on a target causes. A name that a spreadsheet would take for a formula
has an apostrophe before it.
https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
from io import StringIO

from dotcompile.reach.matrix import Matrix, written_causes, written_ports

COLUMNS = ("from", "from_sort", "to", "to_sort", "hops", "ports")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(matrix: Matrix) -> str:
    """A header and the pairs."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*COLUMNS, "causes") if matrix.on else COLUMNS)
    for pair in matrix.pairs:
        from_, to = matrix.things[pair.source], matrix.things[pair.target]
        ends = (_cell(from_.name), from_.sort, _cell(to.name), to.sort)
        causes = (written_causes(pair),) if matrix.on else ()
        writer.writerow((*ends, pair.hops, written_ports(pair), *causes))
    return text.getvalue()


def _cell(name: str) -> str:
    return f"'{name}" if name.startswith(_FORMULA) else name
