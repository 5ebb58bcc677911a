"""The kinds of findings about rules: what they say, how they are written, and what is waived.

In the examples of a page the rules stand in the graph's own attribute; in a file they are written without the
quotes. Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

RULE_BROKEN = Kind(
    "DC401",
    "rule-broken",
    Severity.ERROR,
    "Something is possible that must not be, or is not possible that must be.",
    """The finding shows what breaks the rule, with the lines that draw it or the fact that makes it so, and
what would mend it. Where it holds only by a cause that is a warning, such as that an engine cannot tell the
directions of a connection apart, it is a warning; `set reverse = error` says otherwise, for any cause.

```dot
digraph {
    rules="deny web ->> db"  // expect: rule-broken
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="deny web ->> db"
    web -> api; api -> cache
    jobs -> db
}
```
""",
)
AGAINST_DRAWING = Kind(
    "DC402",
    "rule-against-drawing",
    Severity.ERROR,
    "The diagram and its rules contradict each other, and nobody can build both.",
    """A rule forbids, in its own direction and on its port, a connection that is drawn.

```dot
digraph {
    rules="deny web -> db"  // expect: rule-against-drawing
    web -> db
}
```

Instead, leave out one or the other:

```dot
digraph {
    rules="deny web -> db"
    web -> api -> db
}
```
""",
)
RULE_UNKNOWN = Kind(
    "DC403",
    "rule-unknown",
    Severity.WARNING,
    "Nobody knows whether the rule holds; that it was not found broken proves nothing.",
    """The rule asks for something that the diagram and the target leave open, such as the size of a network
whose addresses the engine picks.

```dot
digraph {
    rules="capacity of zone:shop >= 512"  // expect: rule-unknown
    subgraph cluster_shop { kind=network; web; api }
}
```

Instead:

```dot
digraph {
    rules="capacity of zone:shop >= 512"
    subgraph cluster_shop { kind=network; subnet="10.1.0.0/22"; web; api }
}
```
""",
)
RULE_VACUOUS = Kind(
    "DC404",
    "rule-vacuous",
    Severity.WARNING,
    "The rule holds because there is nothing that it could be about, which is seldom meant.",
    """The rule is about every path between two sides, and there is none.

```dot
digraph {
    rules="every path web ->> db passes proxy"  // expect: rule-vacuous
    web -> proxy; jobs -> db
}
```

Instead:

```dot
digraph {
    rules="every path web ->> db passes proxy"
    web -> proxy -> db
}
```
""",
)
RULE_SYNTAX = Kind(
    "DC410",
    "rule-syntax",
    Severity.ERROR,
    "The statement is not read, so nothing looks after what it asks for.",
    """A statement is a form, then, each optional and in this order, `: PORTS`, `in PLANE` and
`because "WHY"`. It ends with its line, except within brackets, or with `;`.

```dot
digraph {
    rules="deny web db"  // expect: rule-syntax
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="deny web -> db"
    web -> api -> db
}
```
""",
)
UNKNOWN_FORM = Kind(
    "DC411",
    "unknown-rule-form",
    Severity.ERROR,
    "The statement is not read, so nothing looks after what it asks for.",
    """A statement begins with the first word of a form, or with `let`, `set` or `waive`.

```dot
digraph {
    rules="dney web -> db"  // expect: unknown-rule-form
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="deny web -> db"
    web -> api -> db
}
```
""",
)
UNKNOWN_SELECTOR = Kind(
    "DC412",
    "unknown-selector",
    Severity.ERROR,
    "A rule about nothing always holds.",
    """A selector means nothing in this diagram: a name is misspelt, or what it meant is gone. Where that may
be, write `maybe(S)`. A name with other characters than letters, digits, `_`, `.` and `-` is put in quotes.

```dot
digraph {
    rules="deny web -> dbb"  // expect: unknown-selector
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="deny web -> db; deny web -> maybe(cache)"
    web -> api -> db
}
```
""",
)
AMBIGUOUS_NAME = Kind(
    "DC413",
    "ambiguous-rule-name",
    Severity.ERROR,
    "The rule would be about something else than its author meant.",
    """A bare name is that of a node and of a zone. `zone:NAME` means the members of the zone, and
`service:NAME`, `actor:NAME` or `net:NAME` the other thing.

```dot
digraph {
    rules="deny web -> redis"  // expect: ambiguous-rule-name
    subgraph cluster_redis { redis; backup }
    web -> api -> redis
}
```

Instead:

```dot
digraph {
    rules="deny web -> zone:redis"
    subgraph cluster_redis { redis; backup }
    web -> api -> redis
}
```
""",
)
BAD_RULE_PORT = Kind(
    "DC414",
    "bad-rule-port",
    Severity.ERROR,
    "The statement is not read, so nothing looks after what it asks for.",
    """Ports are written `tcp/22`, `udp/53` or `tcp/8000-8100`, with commas between them and a space before
the colon. Only forms about single connections have them.

```dot
digraph {
    rules="deny web -> db : tpc/22"  // expect: bad-rule-port
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="deny web -> db : tcp/22"
    web -> api -> db
}
```
""",
)
BAD_RULE_WORD = Kind(
    "DC415",
    "bad-rule-word",
    Severity.ERROR,
    "The statement is not read, so nothing looks after what it asks for.",
    """A word stands where the form knows only certain ones, or a number where only some make sense.

```dot
digraph {
    rules="survive loss of any 1 hots for web ->> db"  // expect: bad-rule-word
    web -> db
}
```

Instead:

```dot
digraph {
    rules="acyclic {web, db} by zone"
    web -> db
}
```
""",
)
NAMED_TWICE = Kind(
    "DC416",
    "rule-named-twice",
    Severity.ERROR,
    "A waiver for one of the two would be for both.",
    """Two rules, or two definitions, have one name.

```dot
digraph {
    rules="[R1] deny web -> db; [R1] deny api -> web"  // expect: rule-named-twice
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="[R1] deny web -> db; [R2] deny api -> web"
    web -> api -> db
}
```
""",
)
WAIVER_UNREASONED = Kind(
    "DC420",
    "waiver-without-reason",
    Severity.ERROR,
    "Nobody will know whether it may still be needed; it waives nothing.",
    """A waiver says why: `because "..."`.

```dot
digraph {
    rules="
[R1] deny web -> db in intent
waive R1 for web -> db  # expect: waiver-without-reason
"
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="
[R1, severity=warning] deny web ->> db in intent
waive R1 for web -> db because \\"OPS-12\\"
"
    web -> api -> db
}
```
""",
)
WAIVER_EXPIRED = Kind(
    "DC421",
    "waiver-expired",
    Severity.ERROR,
    "What it waived counts again.",
    """The day after `until` has come. A waiver that is still needed gets a new day, by someone who has
looked at it again.

```dot
digraph {
    rules="
[R1, severity=warning] deny web ->> db in intent
waive R1 for web -> db because \\"OPS-12\\" until 2001-12-31  # expect: waiver-expired
"
    web -> api; jobs -> db
}
```

Instead:

```dot
digraph {
    rules="
[R1] deny web ->> db in intent
waive R1 for web -> db because \\"OPS-12\\" until 2999-12-31
"
    web -> api -> db
}
```
""",
)
WAIVER_UNUSED = Kind(
    "DC422",
    "waiver-unused",
    Severity.WARNING,
    "It will hide the next finding that fits it, which nobody has looked at.",
    """A waiver matches no finding of its rule: what it was for is mended, or never was.

```dot
digraph {
    rules="
[R1] deny web -> db
waive R1 for web -> db because \\"OPS-12\\"  # expect: waiver-unused
"
    web -> api -> db
}
```

Instead:

```dot
digraph {
    rules="[R1] deny web -> db"
    web -> api -> db
}
```
""",
)
WAIVER_MISCOUNTED = Kind(
    "DC423",
    "waiver-miscounted",
    Severity.ERROR,
    "It waives more than was looked at when it was written, or less.",
    """A waiver matches another number of findings than its `expect` says. Each pair of things that a rule is
broken by counts as one.

```dot
digraph {
    rules="
[R1] deny web -> {db, cache} in intent
waive R1 for web -> {db, cache} because \\"OPS-12\\" expect 1  # expect: waiver-miscounted
"
    web -> db; web -> cache
}
```

Instead:

```dot
digraph {
    rules="
[R1] deny web -> {db, cache} in intent
waive R1 for web -> {db, cache} because \\"OPS-12\\" expect 2
"
    web -> db; web -> cache
}
```
""",
)

KINDS = (
    RULE_BROKEN,
    AGAINST_DRAWING,
    RULE_UNKNOWN,
    RULE_VACUOUS,
    RULE_SYNTAX,
    UNKNOWN_FORM,
    UNKNOWN_SELECTOR,
    AMBIGUOUS_NAME,
    BAD_RULE_PORT,
    BAD_RULE_WORD,
    NAMED_TWICE,
    WAIVER_UNREASONED,
    WAIVER_EXPIRED,
    WAIVER_UNUSED,
    WAIVER_MISCOUNTED,
)
