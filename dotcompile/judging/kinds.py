"""The kinds of findings about what is left out: comments that silence, and baselines."""

from dotcompile.diagnostics import Kind, Severity

_INSTEAD = """
Instead:

```dot
digraph {
    nginx [owner=anna]  // dotcompile: ignore[unknown-attribute] read by our own tools
}
```
"""

UNUSED_SUPPRESSION = Kind(
    "DC030",
    "unused-suppression",
    Severity.WARNING,
    "A comment that silences nothing today may hide, one day, what should have been seen.",
    """A comment `dotcompile: ignore[KIND] REASON` silences findings of the kind: beside a statement those on
its line, alone on a line those of the statement after it, and at the top of a file those of all of it. When
there are none any more, the comment ought to go too.

```dot
digraph {
    nginx  // dotcompile: ignore[unknown-attribute] read by our own tools // expect: unused-suppression
}
```
"""
    + _INSTEAD,
)
BAD_SUPPRESSION = Kind(
    "DC031",
    "bad-suppression",
    Severity.WARNING,
    "The comment is not obeyed, so what it was to silence is still found.",
    """After `dotcompile:` stands `ignore`, in brackets the codes or names of the kinds, with commas between
them, and then the reason. What makes a text unreadable cannot be silenced.

```dot
digraph {
    nginx [owner=anna]  // dotcompile: ignore // expect: bad-suppression
}
```
"""
    + _INSTEAD,
)
UNKNOWN_SUPPRESSION = Kind(
    "DC032",
    "unknown-suppression",
    Severity.WARNING,
    "A misspelt kind silences nothing.",
    """`dotcompile explain --all` lists the codes and the names that there are.

```dot
digraph {
    nginx [owner=anna]  // dotcompile: ignore[unknown-atribute] ours // expect: unknown-suppression
}
```
"""
    + _INSTEAD,
)
SUPPRESSION_WITHOUT_REASON = Kind(
    "DC033",
    "suppression-without-reason",
    Severity.WARNING,
    "Whoever reads it later cannot tell whether it still holds.",
    """The comment silences nothing until it says why what is found is right here.

```dot
digraph {
    nginx [owner=anna]  /* dotcompile: ignore[unknown-attribute] */ // expect: suppression-without-reason
}
```
"""
    + _INSTEAD,
)
STALE_BASELINE = Kind(
    "DC034",
    "stale-baseline",
    Severity.WARNING,
    "What the baseline allows and nobody needs any more may come back unseen.",
    """A baseline (`--baseline FILE`) says how many findings of each kind a file may have. When there are
fewer, it has to be lowered, so that it only shrinks: `dotcompile lint --baseline FILE --update-baseline`
does that. An entry for a file that is gone goes with it.
""",
)

KINDS = (
    UNUSED_SUPPRESSION,
    BAD_SUPPRESSION,
    UNKNOWN_SUPPRESSION,
    SUPPRESSION_WITHOUT_REASON,
    STALE_BASELINE,
)
